-- What administrators have changed: each part of an account's settings has a revision, so that two of them never
-- overwrite each other unseen.
CREATE TABLE revisions (
    account TEXT NOT NULL REFERENCES accounts (account),
    part TEXT NOT NULL CHECK (part IN ('account', 'options', 'schedules', 'variables')),
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,      -- the person's name then
    PRIMARY KEY (account, part)
) STRICT;

ALTER TABLE accounts ADD COLUMN phone TEXT NOT NULL DEFAULT ''; -- the organisation's own, as typed

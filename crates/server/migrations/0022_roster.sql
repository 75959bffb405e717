-- Administrators see who there is and when they were last there, and take people away. Their row stays, so that
-- histories go on naming them; its folded name is the id then, which nobody can sign in with, and its password is ''.
ALTER TABLE people ADD COLUMN last_seen_at INTEGER NOT NULL DEFAULT 0; -- of a stream or a session; 0 for never
ALTER TABLE people ADD COLUMN removed_at INTEGER;
UPDATE people SET last_seen_at = max(seen_at, coalesce(
    (SELECT max(used_at) FROM sessions WHERE sessions.person = people.person), 0));

-- Canned replies are edited in the console, too.
CREATE TABLE parts (
    account TEXT NOT NULL REFERENCES accounts (account),
    part TEXT NOT NULL CHECK (part IN
        ('account', 'options', 'numbers', 'schedules', 'exceptions', 'variables', 'replies', 'widget', 'identity')),
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,      -- the person's name then, or the program's
    PRIMARY KEY (account, part)
) STRICT;
INSERT INTO parts SELECT account, part, revision, changed_at, changed_by FROM revisions;
DROP TABLE revisions;
ALTER TABLE parts RENAME TO revisions;

-- What administrators set in the console besides: their own numbers, and exceptions from the hours.
CREATE TABLE parts (
    account TEXT NOT NULL REFERENCES accounts (account),
    part TEXT NOT NULL CHECK (part IN ('account', 'options', 'numbers', 'schedules', 'exceptions', 'variables')),
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,      -- the person's name then, or the program's
    PRIMARY KEY (account, part)
) STRICT;
INSERT INTO parts SELECT account, part, revision, changed_at, changed_by FROM revisions;
DROP TABLE revisions;
ALTER TABLE parts RENAME TO revisions;

-- A number that was removed while somebody had it: it is theirs until then, and nobody's after them.
ALTER TABLE numbers ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));

-- An option that is open or closed for a while, whatever its schedule says.
CREATE TABLE option_overrides (
    account TEXT NOT NULL REFERENCES accounts (account),
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    reason TEXT NOT NULL,          -- what customers are told, or ''
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT;

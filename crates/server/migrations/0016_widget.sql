-- Which sites may hold the widget, and the identity secret, are set in the console, too.
CREATE TABLE parts (
    account TEXT NOT NULL REFERENCES accounts (account),
    part TEXT NOT NULL CHECK (part IN
        ('account', 'options', 'numbers', 'schedules', 'exceptions', 'variables', 'widget', 'identity')),
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL,      -- the person's name then, or the program's
    PRIMARY KEY (account, part)
) STRICT;
INSERT INTO parts SELECT account, part, revision, changed_at, changed_by FROM revisions;
DROP TABLE revisions;
ALTER TABLE parts RENAME TO revisions;

-- Who answers: agents and administrators of the console.
CREATE TABLE people (
    person TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    name TEXT NOT NULL,            -- as customers see it
    folded TEXT NOT NULL,          -- in small letters, to sign in with
    role TEXT NOT NULL CHECK (role IN ('agent', 'administrator')),
    password TEXT NOT NULL,        -- argon2id, as a PHC string
    available INTEGER NOT NULL CHECK (available IN (0, 1)),
    chat_limit INTEGER NOT NULL,   -- the most chats at once
    seen_at INTEGER NOT NULL,      -- the lease: when a stream of theirs was last known to be open; 0 for never
    created_at INTEGER NOT NULL,
    UNIQUE (account, folded)
) STRICT;
CREATE INDEX people_by_lease ON people (account, seen_at);

CREATE TABLE sessions (
    token TEXT PRIMARY KEY,        -- SHA-256 of what the cookie holds
    account TEXT NOT NULL REFERENCES accounts (account),
    person TEXT NOT NULL REFERENCES people (person),
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_person ON sessions (person);
CREATE INDEX sessions_by_use ON sessions (used_at);

CREATE TABLE canned_replies (
    account TEXT NOT NULL REFERENCES accounts (account),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (account, title)
) STRICT;

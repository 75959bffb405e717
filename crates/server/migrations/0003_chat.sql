-- Chat. Ids are text, times are integer UTC milliseconds, every row carries its account.

-- A chat has a reference, too. SQLite changes no CHECK, so the table is made anew; what points to it is looked at when
-- all rows are back.
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE receipts_kept AS SELECT * FROM receipts;
DROP TABLE receipts;
CREATE TABLE receipts (
    reference TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    instance TEXT NOT NULL REFERENCES instances (instance),
    kind TEXT NOT NULL CHECK (kind IN ('callback', 'chat', 'email')),
    created_at INTEGER NOT NULL
) STRICT;
INSERT INTO receipts SELECT * FROM receipts_kept;
DROP TABLE receipts_kept;

-- Who answers an account's chats. Address and secret are those of the webhook.
ALTER TABLE accounts ADD COLUMN chat_provider TEXT NOT NULL DEFAULT 'none'
    CHECK (chat_provider IN ('none', 'builtin', 'webhook'));
ALTER TABLE accounts ADD COLUMN chat_url TEXT;
ALTER TABLE accounts ADD COLUMN chat_secret TEXT;

-- The queue that chats wait in: the element's, else the Interaction's (element ''), else the account's (both '').
CREATE TABLE queues (
    account TEXT NOT NULL REFERENCES accounts (account),
    interaction TEXT NOT NULL,
    element TEXT NOT NULL,
    queue TEXT NOT NULL,
    PRIMARY KEY (account, interaction, element)
) STRICT;

CREATE TABLE conversations (
    conversation TEXT PRIMARY KEY,       -- the UUID version 7 that the app made
    account TEXT NOT NULL REFERENCES accounts (account),
    instance TEXT NOT NULL REFERENCES instances (instance),
    reference TEXT NOT NULL UNIQUE REFERENCES receipts (reference),
    visitor TEXT NOT NULL,               -- '' for one without a name
    provider TEXT NOT NULL CHECK (provider IN ('builtin', 'webhook')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'live', 'ended')),
    queue TEXT NOT NULL,
    agent TEXT,                          -- the person's id, while live
    agent_name TEXT NOT NULL DEFAULT '', -- as customers see it
    name TEXT NOT NULL,                  -- how the customer wants to be called
    topic TEXT NOT NULL,
    locale TEXT NOT NULL,                -- of the customer's page
    schedule TEXT,                       -- the After Hours schedule of the place it was opened from
    opened_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,      -- never changes: who is given back keeps their place
    answered_at INTEGER,                 -- when the first agent joined
    owed_since INTEGER,                  -- since when an answer is owed; none when it is the customer's turn
    ended_at INTEGER,
    ended_by TEXT CHECK (ended_by IN ('customer', 'agent', 'system')),
    last_seq INTEGER NOT NULL DEFAULT 0,
    customer_delivered INTEGER NOT NULL DEFAULT 0,
    customer_read INTEGER NOT NULL DEFAULT 0,
    agent_delivered INTEGER NOT NULL DEFAULT 0,
    agent_read INTEGER NOT NULL DEFAULT 0,
    stars INTEGER CHECK (stars BETWEEN 1 AND 5),
    comment TEXT
) STRICT;
CREATE INDEX conversations_waiting ON conversations (account, waiting_since, conversation) WHERE state = 'waiting';
CREATE INDEX conversations_by_agent ON conversations (account, agent, state);
CREATE INDEX conversations_answered ON conversations (account, queue, answered_at) WHERE answered_at IS NOT NULL;

-- The log: numbered 1, 2, 3 … without a gap. A row never changes and never goes away.
CREATE TABLE entries (
    conversation TEXT NOT NULL REFERENCES conversations (conversation),
    account TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('customer', 'agent', 'system')),
    person TEXT,                         -- the agent's id
    name TEXT NOT NULL,                  -- the agent's name as customers see it, or ''
    what TEXT NOT NULL,                  -- JSON
    PRIMARY KEY (conversation, seq),
    UNIQUE (conversation, id)
) STRICT;

CREATE TABLE chat_files (
    conversation TEXT NOT NULL REFERENCES conversations (conversation),
    file TEXT NOT NULL,                  -- the UUID that the sender made
    account TEXT NOT NULL,
    party TEXT NOT NULL CHECK (party IN ('customer', 'agent')),
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    hash TEXT NOT NULL,                  -- SHA-256 of the content
    stored TEXT NOT NULL,                -- its random name in the folder
    created_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, file)
) STRICT;

-- What happened, for reports: Chat was pressed, a chat was started.
CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    event TEXT NOT NULL CHECK (event IN ('chat-pressed', 'chat-started')),
    at INTEGER NOT NULL,
    instance TEXT,
    conversation TEXT,
    interaction TEXT NOT NULL,
    element TEXT NOT NULL,
    external_id TEXT NOT NULL,
    visitor TEXT NOT NULL,
    queue TEXT NOT NULL,
    variables TEXT NOT NULL              -- JSON: names and values of the Contact Us variable set
) STRICT;
CREATE INDEX audit_by_event ON audit (account, event, at);

-- What a webhook is owed, in order within each conversation.
CREATE TABLE hooks (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    conversation TEXT NOT NULL REFERENCES conversations (conversation),
    ordinal INTEGER NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    UNIQUE (conversation, ordinal)
) STRICT;
CREATE INDEX hooks_due ON hooks (state, next_at);

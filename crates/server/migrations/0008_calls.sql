-- Calls that carry their context, the outside service that makes callbacks, and hours that are overridden for a while.

-- How a call centre learns which instance calls. An account without a row has a plain number.
CREATE TABLE call_settings (
    account TEXT PRIMARY KEY REFERENCES accounts (account),
    method TEXT NOT NULL CHECK (method IN ('plain', 'dtmf', 'dnis')),
    shown_for INTEGER NOT NULL CHECK (shown_for > 0),  -- milliseconds that a number or code is one customer's
    free_on_retrieve INTEGER NOT NULL CHECK (free_on_retrieve IN (0, 1)),
    any_group INTEGER NOT NULL CHECK (any_group IN (0, 1))  -- whether another group's number serves where none is left
) STRICT;

-- The group whose numbers a page gives: the element's, else the Interaction's (element ''), else the account's (both '').
CREATE TABLE number_groups (
    account TEXT NOT NULL REFERENCES accounts (account),
    interaction TEXT NOT NULL,
    element TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (account, interaction, element)
) STRICT;

-- The account's own numbers, each one instance's at a time. Who has it has it before `until`.
CREATE TABLE numbers (
    number TEXT PRIMARY KEY,       -- its id
    account TEXT NOT NULL REFERENCES accounts (account),
    phone TEXT NOT NULL,           -- as it was added, with its prefixes
    digits TEXT NOT NULL,          -- of it
    e164 TEXT NOT NULL,
    dnid TEXT NOT NULL,
    name TEXT NOT NULL,            -- of its group, or ''
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    instance TEXT REFERENCES instances (instance),
    until INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    UNIQUE (account, e164),
    UNIQUE (account, dnid)
) STRICT;
CREATE INDEX numbers_by_digits ON numbers (account, digits);
CREATE INDEX numbers_by_instance ON numbers (instance) WHERE instance IS NOT NULL;
CREATE INDEX numbers_free ON numbers (account, enabled, until);

-- Codes that are typed or dialled behind a number. A row is found before `kept_until`, and not used again before.
CREATE TABLE call_codes (
    account TEXT NOT NULL REFERENCES accounts (account),
    code TEXT NOT NULL,
    method TEXT NOT NULL CHECK (method IN ('dtmf', 'dnis')),  -- under which it was given, and is found
    instance TEXT NOT NULL REFERENCES instances (instance),
    shown_until INTEGER NOT NULL,
    kept_until INTEGER NOT NULL,
    PRIMARY KEY (account, code)
) STRICT;
CREATE INDEX call_codes_by_instance ON call_codes (instance);
CREATE INDEX call_codes_by_age ON call_codes (kept_until);

-- A visitor who presses Call again outside an Interaction is found by their name.
CREATE INDEX instances_by_visitor ON instances (account, visitor) WHERE visitor IS NOT NULL;

-- Outside services that an account hands something over to.
CREATE TABLE integration_points (
    account TEXT NOT NULL REFERENCES accounts (account),
    kind TEXT NOT NULL CHECK (kind IN ('callback')),
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT;

-- What outside services are owed is one list now, in order within each subject: a conversation, or a callback.
CREATE TABLE owed (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    kind TEXT NOT NULL CHECK (kind IN ('chat', 'callback')),
    subject TEXT NOT NULL,         -- the conversation's id, or the callback's reference
    ordinal INTEGER NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    lease_until INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    created_at INTEGER NOT NULL,
    UNIQUE (kind, subject, ordinal)
) STRICT;
INSERT INTO owed SELECT id, account, 'chat', conversation, ordinal, payload, state, attempts, next_at, lease_until,
    last_error, created_at FROM hooks;
DROP TABLE hooks;
ALTER TABLE owed RENAME TO hooks;
CREATE INDEX hooks_due ON hooks (state, next_at);

-- An After Hours schedule that is open or closed for a while, whatever it says.
CREATE TABLE schedule_overrides (
    account TEXT NOT NULL,
    schedule TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    reason TEXT NOT NULL,          -- what customers are told, or ''
    since INTEGER NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (account, schedule),
    FOREIGN KEY (account, schedule) REFERENCES schedules (account, name)
) STRICT;

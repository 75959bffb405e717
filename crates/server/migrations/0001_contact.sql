-- Ids are text, times are integer UTC milliseconds, every row carries its account.

CREATE TABLE accounts (
    account TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    zone TEXT NOT NULL,            -- IANA name
    region TEXT NOT NULL,          -- ISO 3166-1 alpha-2: how a number without a country code is read
    locale TEXT NOT NULL,
    number_to_dial TEXT NOT NULL,  -- as typed
    primary_email TEXT NOT NULL,
    sender TEXT NOT NULL,          -- `Name <address>`
    privacy_url TEXT,
    application_key TEXT NOT NULL,
    slot_capacity INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE schedules (
    account TEXT NOT NULL REFERENCES accounts (account),
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    closed TEXT NOT NULL,          -- JSON: weekly closed periods and special dates
    PRIMARY KEY (account, name)
) STRICT;

CREATE TABLE options (
    account TEXT NOT NULL REFERENCES accounts (account),
    kind TEXT NOT NULL CHECK (kind IN ('chat', 'call', 'transfer', 'callback', 'email')),
    configured INTEGER NOT NULL CHECK (configured IN (0, 1)),
    schedule TEXT,
    after_hours TEXT NOT NULL CHECK (after_hours IN ('refuse', 'accept')),
    promise INTEGER,               -- minutes for call and callback, hours for e-mail
    PRIMARY KEY (account, kind),
    FOREIGN KEY (account, schedule) REFERENCES schedules (account, name)
) STRICT;

-- What a page of an Interaction offers; interaction '' and element '' is the account's default page.
CREATE TABLE elements (
    account TEXT NOT NULL REFERENCES accounts (account),
    interaction TEXT NOT NULL,
    element TEXT NOT NULL,
    options TEXT NOT NULL,         -- JSON: the names of the options that the page sets
    schedule TEXT,                 -- instead of the options' own
    PRIMARY KEY (account, interaction, element),
    FOREIGN KEY (account, schedule) REFERENCES schedules (account, name)
) STRICT;

CREATE TABLE variable_sets (
    account TEXT NOT NULL REFERENCES accounts (account),
    name TEXT NOT NULL,
    variables TEXT NOT NULL,       -- JSON: names in order
    PRIMARY KEY (account, name)
) STRICT;

CREATE TABLE instances (
    instance TEXT PRIMARY KEY,     -- the Interaction Unique Id
    account TEXT NOT NULL REFERENCES accounts (account),
    interaction TEXT NOT NULL,
    element TEXT NOT NULL,
    visitor TEXT,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE instance_variables (
    account TEXT NOT NULL,
    instance TEXT NOT NULL REFERENCES instances (instance),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    PRIMARY KEY (instance, name)
) STRICT;

-- Every reference that was ever given out, whatever the channel, and the instance whose history it opens.
CREATE TABLE receipts (
    reference TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    instance TEXT NOT NULL REFERENCES instances (instance),
    kind TEXT NOT NULL CHECK (kind IN ('callback', 'email')),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE emails (
    reference TEXT PRIMARY KEY REFERENCES receipts (reference),
    account TEXT NOT NULL REFERENCES accounts (account),
    visitor TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    email TEXT NOT NULL,
    message TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- A call that we owe to a number, whoever asked for it.
CREATE TABLE calls (
    call TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    e164 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'cancelled', 'done')),
    created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_open_call ON calls (account, e164) WHERE state = 'open';

-- What one visitor asked for. Several may wait for the same call.
CREATE TABLE callbacks (
    reference TEXT PRIMARY KEY REFERENCES receipts (reference),
    account TEXT NOT NULL REFERENCES accounts (account),
    call TEXT NOT NULL REFERENCES calls (call),
    visitor TEXT,
    typed TEXT NOT NULL,
    e164 TEXT NOT NULL,
    chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),
    window_from INTEGER NOT NULL,
    window_until INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'cancelled', 'done')),
    zone TEXT NOT NULL,            -- whose clock the window is shown by
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX callbacks_by_visitor ON callbacks (account, visitor, state);
CREATE INDEX callbacks_by_number ON callbacks (account, e164, created_at);
CREATE INDEX callbacks_by_typed ON callbacks (account, typed, created_at);
CREATE INDEX callbacks_by_call ON callbacks (call, state);

CREATE TABLE slot_seats (
    account TEXT NOT NULL REFERENCES accounts (account),
    slot INTEGER NOT NULL,         -- when it begins
    call TEXT NOT NULL REFERENCES calls (call),
    PRIMARY KEY (account, slot, call)
) STRICT;

CREATE TABLE idempotency (
    account TEXT NOT NULL REFERENCES accounts (account),
    visitor TEXT NOT NULL,         -- '' for one without a name
    key TEXT NOT NULL,
    hash TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account, visitor, key)
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (created_at);

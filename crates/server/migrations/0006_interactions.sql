-- Interactions: their definitions, and what happened in each instance.

-- A definition as it was published. New instances run the newest version; one that runs keeps its own.
CREATE TABLE interactions (
    account TEXT NOT NULL REFERENCES accounts (account),
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    document TEXT NOT NULL,        -- JSON, valid against the schema of its format
    published_at INTEGER NOT NULL,
    PRIMARY KEY (account, name, version)
) STRICT;

-- A link that begins an Interaction whose links are protected. The token that goes with it is signed.
CREATE TABLE links (
    link TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    interaction TEXT NOT NULL,
    expires_at INTEGER,            -- none: never
    uses_left INTEGER,             -- none: any number
    created_at INTEGER NOT NULL
) STRICT;

-- An instance without a definition (version 0) was made by a contact outside an Interaction.
ALTER TABLE instances ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE instances ADD COLUMN state TEXT NOT NULL DEFAULT 'finished'
    CHECK (state IN ('running', 'finished', 'interrupted'));
ALTER TABLE instances ADD COLUMN step INTEGER NOT NULL DEFAULT 0;       -- of its last navigation
ALTER TABLE instances ADD COLUMN external_id TEXT NOT NULL DEFAULT '';  -- the Voice IVR session, or nothing
ALTER TABLE instances ADD COLUMN locale TEXT NOT NULL DEFAULT '';
ALTER TABLE instances ADD COLUMN history_search_id TEXT NOT NULL DEFAULT '';
ALTER TABLE instances ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX instances_by_search_id ON instances (account, history_search_id, updated_at) WHERE history_search_id <> '';

-- Every navigation of an instance, numbered 1, 2, 3 … without a gap. A row never changes.
CREATE TABLE navigations (
    instance TEXT NOT NULL REFERENCES instances (instance),
    step INTEGER NOT NULL,
    account TEXT NOT NULL,
    at INTEGER NOT NULL,
    direction TEXT NOT NULL CHECK (direction IN ('start', 'next', 'back', 'contact', 'hangup')),
    element TEXT NOT NULL,         -- the page that was left; '' at the start
    target TEXT NOT NULL,          -- the page that is shown then; '' when it was ended from outside
    input TEXT NOT NULL,           -- JSON: what stood in the fields, by name, each a list of values
    PRIMARY KEY (instance, step)
) STRICT;

-- What was done beside the pages, for the history: an option was pressed, the history was opened.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (account),
    instance TEXT NOT NULL REFERENCES instances (instance),
    at INTEGER NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('option-pressed', 'history-opened')),
    subject TEXT NOT NULL,         -- the option's name, or the person's id
    element TEXT NOT NULL          -- where, or ''
) STRICT;
CREATE INDEX events_by_instance ON events (instance, at);

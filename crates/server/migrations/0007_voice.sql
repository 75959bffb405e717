-- The Voice Proxy: what a Voice IVR and the pages share while a call is open.

-- How long a session outlives its last call, in minutes; 60 for an account without a row.
CREATE TABLE voice_settings (
    account TEXT PRIMARY KEY REFERENCES accounts (account),
    idle INTEGER NOT NULL CHECK (idle > 0)
) STRICT;

CREATE TABLE voice_sessions (
    account TEXT NOT NULL REFERENCES accounts (account),
    external_id TEXT NOT NULL,     -- the call's, given by the IVR
    began_at INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,   -- by its last call; it is over once it was idle for too long
    polled_at INTEGER NOT NULL DEFAULT 0, -- when the IVR last asked for an action
    actions INTEGER NOT NULL DEFAULT 0,   -- the number of the last one
    transfer INTEGER,              -- the number of the Transfer that the page asked for last
    PRIMARY KEY (account, external_id)
) STRICT;
CREATE INDEX voice_sessions_by_use ON voice_sessions (touched_at);

CREATE TABLE voice_mappings (
    account TEXT NOT NULL,
    external_id TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (account, external_id, key),
    FOREIGN KEY (account, external_id) REFERENCES voice_sessions (account, external_id) ON DELETE CASCADE
) STRICT;

-- What the IVR is to do, first in, first out. Each is handed out once.
CREATE TABLE voice_actions (
    account TEXT NOT NULL,
    external_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    action TEXT NOT NULL,
    variables TEXT NOT NULL,       -- JSON object
    added_at INTEGER NOT NULL,
    handed_out_at INTEGER,
    PRIMARY KEY (account, external_id, number),
    FOREIGN KEY (account, external_id) REFERENCES voice_sessions (account, external_id) ON DELETE CASCADE
) STRICT;
CREATE INDEX voice_actions_waiting ON voice_actions (account, external_id, number) WHERE handed_out_at IS NULL;

-- Accounts from before Transfer offer it where they offer Call, as one made now does.
UPDATE elements SET options = replace(options, '"call"', '"call","transfer"')
WHERE options NOT LIKE '%"transfer"%' AND NOT EXISTS (
    SELECT 1 FROM options WHERE options.account = elements.account AND kind = 'transfer');
INSERT INTO options (account, kind, configured, schedule, after_hours, promise)
SELECT account, 'transfer', 1,
    (SELECT schedule FROM options AS one WHERE one.account = accounts.account AND kind = 'call'), 'refuse', NULL
FROM accounts WHERE true ON CONFLICT DO NOTHING;

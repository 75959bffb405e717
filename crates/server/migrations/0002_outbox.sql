-- Mails that were accepted and are on their way. A row is written in the transaction that accepts the
-- request, so that "we have your message" is true from the commit on.
--
-- Times are UTC milliseconds. `attempts` counts the tries that were begun, and fences them: a worker
-- settles a row only while the count is the one it leased. `payload` is emptied once the mail is sent.
CREATE TABLE outbox (
    id          TEXT    PRIMARY KEY,
    account     TEXT    NOT NULL,
    payload     TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('pending', 'sent', 'dead')),
    attempts    INTEGER NOT NULL DEFAULT 0,
    next_at     INTEGER NOT NULL,
    lease_until INTEGER NOT NULL DEFAULT 0,
    last_error  TEXT,
    created_at  INTEGER NOT NULL,
    sent_at     INTEGER
);

CREATE INDEX outbox_due ON outbox (state, next_at);

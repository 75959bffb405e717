-- How long calls wait at the moment, as the call centre has said; over at its end.
CREATE TABLE call_waits (
    account TEXT PRIMARY KEY REFERENCES accounts (account),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    until INTEGER NOT NULL
) STRICT;

-- Where the server of this database is reached, so that commands beside it tell links that lead there.
CREATE TABLE installation (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    public_url TEXT NOT NULL
) STRICT;

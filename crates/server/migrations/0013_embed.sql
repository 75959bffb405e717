-- The widget in other sites: who may hold it, and who says who the visitor is.
CREATE TABLE embed_origins (
    account TEXT NOT NULL REFERENCES accounts (account),
    origin TEXT NOT NULL,          -- as in the directive frame-ancestors; never a list, never a wildcard for a host
    PRIMARY KEY (account, origin)
) STRICT;

-- The demo account's page can be held from this machine. Any other account begins with nobody.
INSERT INTO embed_origins (account, origin)
SELECT account, origin FROM accounts
JOIN (SELECT '''self''' AS origin UNION SELECT 'http://localhost:*' UNION SELECT 'http://127.0.0.1:*')
WHERE account = 'demo';

-- What a site's server signs its visitors' identities with. The newest two are good, so that one can follow the other
-- without a gap.
CREATE TABLE identity_secrets (
    account TEXT NOT NULL REFERENCES accounts (account),
    secret TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (account, secret)
) STRICT;

-- Who the customer of an instance is, as the site's server has signed it with their latest contact: JSON.
CREATE TABLE identities (
    account TEXT NOT NULL REFERENCES accounts (account),
    instance TEXT NOT NULL,
    identity TEXT NOT NULL,
    PRIMARY KEY (account, instance)
) STRICT;

-- Who made a contact, as far as is known. It belongs to the contact: the next one of the same instance may be somebody
-- else's.
CREATE TABLE contact_identities (
    account TEXT NOT NULL REFERENCES accounts (account),
    reference TEXT NOT NULL REFERENCES receipts (reference),
    identity TEXT NOT NULL,        -- JSON, as the site's server has signed it; the last one counts
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX contact_identities_by_contact ON contact_identities (account, reference);

-- What the page said that held the widget, at last. Nobody vouches for it.
CREATE TABLE contact_hosts (
    account TEXT NOT NULL REFERENCES accounts (account),
    reference TEXT NOT NULL REFERENCES receipts (reference),
    facts TEXT NOT NULL,           -- JSON
    at INTEGER NOT NULL,
    PRIMARY KEY (account, reference)
) STRICT;

-- How often either has changed since a chat began.
ALTER TABLE conversations ADD COLUMN known INTEGER NOT NULL DEFAULT 0;

-- Of what was kept by the instance it is certain only where there was one contact.
INSERT INTO contact_identities (account, reference, identity, at)
SELECT identities.account, min(reference), min(identity), min(created_at)
FROM identities JOIN receipts USING (account, instance)
GROUP BY identities.account, instance HAVING count(*) = 1;
DROP TABLE identities;

-- Who somebody is is told along with a contact and is no variable of the instance.
DELETE FROM instance_variables WHERE name = 'Verified customer';

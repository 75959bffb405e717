-- When a page of the customer's was last known to be there: the line counts nobody who is gone.
ALTER TABLE conversations ADD COLUMN customer_seen_at INTEGER NOT NULL DEFAULT 0;
UPDATE conversations SET customer_seen_at = opened_at;
CREATE INDEX conversations_seen ON conversations (customer_seen_at) WHERE state IN ('waiting', 'live');

-- Accounts from before chat were made by the first start, and offer it as one made now does.
UPDATE accounts SET chat_provider = 'builtin'
WHERE chat_provider = 'none' AND NOT EXISTS (
    SELECT 1 FROM options WHERE options.account = accounts.account AND kind = 'chat');
INSERT INTO queues (account, interaction, element, queue)
SELECT account, '', '', 'General' FROM accounts WHERE true ON CONFLICT DO NOTHING;
UPDATE elements SET options = '["chat",' || substr(options, 2)
WHERE options NOT IN ('[]', '') AND options NOT LIKE '%"chat"%' AND NOT EXISTS (
    SELECT 1 FROM options WHERE options.account = elements.account AND kind = 'chat');
INSERT INTO options (account, kind, configured, schedule, after_hours, promise)
SELECT account, 'chat', 1,
    (SELECT schedule FROM options AS one WHERE one.account = accounts.account AND kind = 'call'), 'refuse', NULL
FROM accounts WHERE true ON CONFLICT DO NOTHING;

// A long conversation, written straight into the database: through the interface it would take an hour.
import { run } from './database.mjs';

/** Texts as people write them: mostly one line, some long, some with a link. */
const text = (n) =>
  [
    `Message ${n}`,
    n % 7 === 0 ? ' and a good deal more, so that it takes several lines on any screen that there is. '.repeat(1 + (n % 3)) : '',
    n % 50 === 0 ? ' See https://example.com/help' : '',
  ].join('').trim();

/** Puts so many messages behind those that a conversation has, the two sides in turn. The last one is `Message {count}`. */
export async function seed(server, conversation, count) {
  const begin = Date.now() - count * 40_000;
  const rows = Array.from({ length: count }, (_, at) => {
    const n = at + 1;
    const own = n % 3 === 0;
    const id = `0190${n.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
    return [id, begin + n * 40_000, own ? 'customer' : 'agent', own ? '' : 'Alex', JSON.stringify({ text: text(n) }), conversation, n];
  });
  const insert = `INSERT INTO entries (conversation, account, seq, id, at, party, name, what)
    SELECT conversation, account, last_seq + ?7, ?1, ?2, ?3, ?4, ?5 FROM conversations WHERE conversation = ?6`;
  const behind = `UPDATE conversations SET last_seq = last_seq + ? WHERE conversation = ?`;
  const seen = `UPDATE conversations SET customer_delivered = last_seq, customer_read = last_seq,
    agent_delivered = last_seq, agent_read = last_seq WHERE conversation = ?`;
  await run(server, [insert, rows], [behind, [[count, conversation]]], [seen, [[conversation]]]);
}

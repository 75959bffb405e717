// The server's database, for what no interface does: Node 20 has no SQLite, Debian's Python has.
import { spawn } from 'node:child_process';
import path from 'node:path';

const SCRIPT = `
import json, sqlite3, sys
path, acts = json.load(sys.stdin)
base = sqlite3.connect(path, timeout=30)
with base:
    for text, rows in acts:
        base.executemany(text, rows) if rows is not None else base.execute(text)
`;

/** Runs statements in one transaction: each a text, or a pair of a text and the rows that it is run with. */
export async function run(server, ...statements) {
  const acts = statements.map((one) => (Array.isArray(one) ? one : [one, null]));
  const child = spawn('python3', ['-c', SCRIPT], { stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.end(JSON.stringify([path.join(server.data, 'contact-us.db'), acts]));
  const code = await new Promise((done, fail) => child.once('exit', done).once('error', fail));
  if (code !== 0) throw new Error('The statements could not be run: see above.');
}

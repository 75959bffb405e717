// An agent without a browser: speaks with the server as the console does, and is there until it is closed.
import { addAgent } from './agent.mjs';
import { uuid } from './customer.mjs';
import { until } from './until.mjs';

/** Signs an agent in and keeps their line open. */
export async function startDesk(server, name = 'Alex') {
  const who = await addAgent(server, name);
  const line = new AbortController();
  const headers = { origin: server.url };
  const send = (method, path, body, more = {}) =>
    fetch(`${server.url}/api/v1/console${path}`, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
      body: body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body),
    });
  const ask = async (method, path, body, more) => {
    const response = await send(method, path, body, more);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  };
  const signedIn = await send('POST', '/session', { name, password: who.password });
  if (!signedIn.ok) throw new Error(`${name} could not sign in: ${await signedIn.text()}`);
  headers.cookie = signedIn.headers.get('set-cookie').split(';')[0];

  /** Reads what the line says and forgets it; opens it anew as long as there is an agent. */
  const listen = async () => {
    while (!line.signal.aborted) {
      const stream = await fetch(`${server.url}/api/v1/console/stream`, { headers, signal: line.signal }).catch(() => null);
      try {
        for await (const _ of stream?.body ?? []);
      } catch {
        // The server was stopped, or the agent went.
      }
      if (!line.signal.aborted) await new Promise((done) => setTimeout(done, 100));
    }
  };
  const listening = listen();
  const inbox = () => ask('GET', '/inbox');
  const one = (id, path) => `/chats/${id}${path}`;
  const desk = {
    ...who,
    /** The chat that waits, and whose last words these are, once there is one. */
    waiting: (text) =>
      until(`a chat that says ${text}`, async () => (await inbox()).waiting.find(({ last }) => last.includes(text))),
    /** Takes the chat whose last words these are; gives its id. */
    async take(text) {
      const { id } = await desk.waiting(text);
      await ask('POST', one(id, '/take'), {});
      return id;
    },
    say: (id, content) =>
      ask('POST', one(id, '/messages'), {
        id: uuid(),
        content: typeof content === 'string' ? { text: content } : content,
      }),
    async attach(id, fileName, type, bytes) {
      const file = uuid();
      const more = { 'content-type': type, 'idempotency-key': file, 'contact-us-file-name': encodeURIComponent(fileName) };
      await ask('POST', one(id, '/files'), bytes, more);
      return desk.say(id, { file });
    },
    signal: (id, signal) => ask('POST', one(id, '/signals'), signal),
    /** Says that everything was read. */
    async read(id) {
      const { status } = await ask('GET', one(id, '/entries?limit=1'));
      await desk.signal(id, { delivered: status.last, read: status.last });
    },
    end: (id) => ask('POST', one(id, '/end'), {}),
    /** Takes chats from now on, or takes a break. */
    available: (available) => ask('PUT', '/presence', { available }),
    /** The log as the server has it. */
    async entries(id) {
      const entries = [];
      for (;;) {
        const after = entries.at(-1)?.seq ?? 0;
        const page = await ask('GET', one(id, `/entries?after=${after}&limit=200`));
        entries.push(...page.entries);
        if (page.entries.length === 0 || entries.at(-1).seq >= page.status.last) return entries;
      }
    },
    /** Goes without a word. */
    async close() {
      line.abort();
      await listening;
    },
  };
  await until('the agent to be there', async () => (await send('GET', '/inbox')).ok);
  return desk;
}

// A customer without a browser: speaks with the server as the popup does.
import { randomBytes } from 'node:crypto';
import { until } from './until.mjs';

/** A UUIDv7 (RFC 9562, 5.7). */
export function uuid() {
  const time = Date.now().toString(16).padStart(12, '0');
  const hex = randomBytes(10).toString('hex');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** Opens a chat and says its first words. */
export async function startChat(server, { name = '', topic = '', says = ['Hello'] } = {}) {
  const id = uuid();
  const origin = { origin: server.url, 'contact-us-visitor': uuid() };
  const ask = async (method, path, body, headers = {}) => {
    const json = body === undefined || body instanceof Uint8Array ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}/api/v1/chat${path}`, {
      method,
      headers: { ...origin, ...json, ...headers },
      body: json['content-type'] ? JSON.stringify(body) : body,
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text && JSON.parse(text);
  };
  const { token, reference } = await ask('POST', '', { id, name, topic }, { 'idempotency-key': id });
  const bearer = { authorization: `Bearer ${token}` };
  const say = async (content) => {
    const message = { id: uuid(), content: typeof content === 'string' ? { text: content } : content };
    return ask('POST', '/messages', message, bearer);
  };
  for (const text of says) await say(text);
  const page = () => ask('GET', '/entries?limit=200', undefined, bearer);
  const texts = async (by) =>
    (await page()).entries.filter((entry) => entry.by === by && entry.what.text).map((entry) => entry.what.text);
  return {
    id,
    reference,
    name,
    say,
    page,
    /** What the agent wrote, in order. */
    heard: () => texts('agent'),
    /** Waits until the agent wrote this. */
    hears: (text) => until(`the customer to hear ${text}`, async () => (await texts('agent')).includes(text)),
    /** Says that the customer types, or has received and read so much. */
    signal: (signal) => ask('POST', '/signals', signal, bearer),
    /** Sends a file. */
    async attach(fileName, type, bytes) {
      const file = uuid();
      const headers = { ...bearer, 'content-type': type, 'idempotency-key': file };
      await ask('POST', '/files', bytes, { ...headers, 'contact-us-file-name': encodeURIComponent(fileName) });
      return say({ file });
    },
    end: () => ask('POST', '/end', {}, bearer),
  };
}

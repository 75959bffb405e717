// The floors: what the app is measured against. Each is served as ours is, so that only the app differs: the same markup and
// styles, headers and compression.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const own = (name) => readFile(new URL(`../../floor/${name}`, import.meta.url), 'utf8');
/** The server compresses pages as they are drawn, files beforehand. */
const [DRAWN, FILE] = [5, 11];

const brotli = (raw, quality) =>
  brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });

/** Serves what `answer` gives for a path: `{ body, headers, quality }`, or nothing. */
async function serve(answer) {
  const known = new Map();
  const server = http.createServer(async (request, response) => {
    const found = await answer(request.url);
    if (!found) return response.writeHead(404).end();
    const wants = request.headers['accept-encoding']?.includes('br');
    const key = `${request.url} ${wants}`;
    if (!known.has(key)) known.set(key, wants ? brotli(found.body, found.quality) : found.body);
    const body = known.get(key);
    const headers = { ...found.headers, 'content-length': body.length, ...(wants && { 'content-encoding': 'br' }) };
    response.writeHead(200, headers).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };

/** The bare Leptos page, with no more headers than a browser needs. */
export const serveBare = (root) =>
  serve(async (url) => {
    if (url.startsWith('/api/')) {
      return { body: Buffer.from('{"locale":"en"}'), headers: { 'content-type': 'application/json' }, quality: FILE };
    }
    const name = url === '/' ? 'index.html' : url.slice(1);
    const body = await readFile(path.join(root, path.normalize(name))).catch(() => null);
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    return body && { body, headers: { 'content-type': type }, quality: FILE };
  });

/** The page without what loads the app and without its data, which nobody else reads. */
const without = (html) =>
  html.replace(/<script[^]*?<\/script>/g, '').replace(/<link rel="(?:modulepreload|preload)"[^>]*>/g, '');

/** The policy, with the hash of a page's own script in the place of ours. */
const policy = (own, script) => {
  const hash = script && `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
  return own.replace(/script-src [^;]*/, script ? `script-src 'self' ${hash}` : "script-src 'self'");
};

/** What differs from answer to answer, or is the connection's. */
const OWN = ['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'keep-alive', 'date'];

/**
 * The Contact Us page as a browser gets it from a server: `/static` without any script, `/written` with a chat that
 * hand-written JavaScript opens.
 */
export async function serveFloors(server, headers) {
  const answer = await fetch(`${server.url}/`, { headers });
  const still = without(await answer.text());
  const [script, popup] = [await own('page.js'), await own('popup.html')];
  const written = still.replace('</body>', `<template id="popup">${popup}</template>\n<script>${script}</script></body>`);
  const given = Object.fromEntries([...answer.headers].filter(([name]) => !OWN.includes(name)));
  const page = (html, script) => ({
    body: Buffer.from(html),
    headers: { ...given, 'content-security-policy': policy(given['content-security-policy'], script) },
    quality: DRAWN,
  });
  const icon = await fetch(`${server.url}/icon.svg`);
  const pages = {
    '/static': page(still),
    '/written': page(written, script),
    '/icon.svg': { body: Buffer.from(await icon.arrayBuffer()), headers: { 'content-type': 'image/svg+xml' }, quality: FILE },
  };
  return serve(async (url) => pages[url]);
}

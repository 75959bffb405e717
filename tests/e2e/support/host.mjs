// A site that holds the widget: pages of its own, on another site than the server's (localhost against 127.0.0.1).
import http from 'node:http';
import { freePort } from './server.mjs';
import { words } from './words.mjs';

/** The strictest policy that the README asks of hosts. */
export const policy = (origin) =>
  `default-src 'none'; script-src 'self' ${origin}; style-src 'self'; img-src 'self'; frame-src ${origin}`;

const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';

/**
 * Starts it. `pages` gives the body of each path; `head` stands in every head, `script` in every page's own script, `more`
 * are other files. By the name 127.0.0.1 it is
 * of the server's site, though not of its origin.
 * @returns {Promise<{url: string, asked: string[], stop: Function}>}
 */
export async function startHost(server, { pages = {}, head = VIEWPORT, style = '', script = '', more = {}, csp = policy(server.url), name = 'localhost' } = {}) {
  const asked = [];
  const port = await freePort();
  const files = { '/own.css': ['text/css', style], '/own.js': ['text/javascript', script], '/own.svg': ['image/svg+xml', ICON], ...more };
  const site = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    asked.push(pathname);
    const [type, text] = files[pathname] ?? ['text/html', document(server, head, pages[pathname] ?? pages['/'] ?? WIDGET)];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...(csp && { 'content-security-policy': csp }) });
    response.end(text);
  });
  await new Promise((done) => site.listen(port, name, done));
  return {
    url: `http://${name}:${port}`,
    asked,
    stop: () => {
      site.closeAllConnections();
      return new Promise((done) => site.close(done));
    },
  };
}

const ICON = '<svg xmlns="http://www.w3.org/2000/svg"/>';
export const WIDGET = '<contact-us account="demo"></contact-us>';

const document = ({ url }, head, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A host</title>${head}
<link rel="icon" href="/own.svg">
<link rel="stylesheet" href="/own.css">
<script async src="${url}/embed.js"></script><script defer src="/own.js"></script></head>
<body>${body}</body></html>`;

/** What a visitor has of the widget on a page. */
export function widget(page, locale = 'en') {
  const word = words(locale);
  const frame = page.frameLocator('iframe');
  const named = (role, name, within = frame) => within.getByRole(role, { name, exact: true });
  return {
    frame,
    launcher: page.locator('contact-us-layer button').first(),
    panel: page.locator('[role="dialog"]').first(),
    heading: (key = 'contact.title') => frame.getByRole('heading', { level: 1, name: word(key), exact: true }),
    option: (name) => named('link', word(`option.${name}`)),
    textbox: named('textbox', word('chat.message'), frame.getByRole('dialog')),
    press: (key) => named('button', word(key)).click(),
    close: () => page.locator('.close').click(),
    field: (key) => frame.getByLabel(word(key), { exact: false }).first(),
    send: async (text) => {
      const chat = frame.getByRole('dialog');
      await named('textbox', word('chat.message'), chat).fill(text);
      await named('button', word('chat.send'), chat).click();
    },
  };
}

/** Calls a method of the widget; a rejection is its code. */
export const call = (page, method, ...given) =>
  page.evaluate(
    ([method, given]) => ContactUs[method](...given).then((value) => value ?? null, ({ code }) => ({ code })),
    [method, given],
  );

/** Notes every event of the widget from the beginning of the page on. */
export async function listen(page) {
  await page.addInitScript(() => {
    if (globalThis !== globalThis.top) return;
    globalThis.heard = [];
    const names = 'ready open close option unread availability chat:start chat:message chat:end callback:booked email:sent error';
    for (const name of names.split(' '))
      document.addEventListener(`contactus:${name}`, ({ detail }) => heard.push([name, JSON.parse(JSON.stringify({ ...detail, code: detail.code }))]));
  });
  return {
    names: () => page.evaluate(() => heard.map(([name]) => name)),
    last: (name) => page.evaluate((name) => heard.findLast(([known]) => known === name)?.[1] ?? null, name),
  };
}

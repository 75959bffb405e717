// Bytes on the wire from `/` to a chat that can be written in, beside a bare Leptos page built by the same toolchain.
// Usage: node sizes.mjs FOLDER; the bare page stands in FOLDER/bare.
//
// A chat can be written in when its textbox has the focus, keeps what is typed, and a press of Send is honoured. What the
// app loads beyond that is held back until all this was seen, so that nothing which is counted later can have helped.
//
// Fails when the app is over the design's own figures, and when it grows by more than 2 % over budget.json, which is
// changed only with a reason, and a line in sizes.csv: what was measured then.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launch, open } from './support/browser.mjs';
import { serveBare } from './support/floors.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { measure, sum, wire } from './support/wire.mjs';

const MOST = 110 * 1024; // bytes on the wire, by the design
const RATIO = 1.3; // of the bare page, by the design
const GROWTH = 1.02; // of the budget
const folder = path.resolve(process.argv[2] ?? 'bench');

/** Notes what a page asks for: each address once, and the answers to what it tells. */
function listen(page) {
  const [addresses, told] = [[], []];
  page.on('request', (request) => {
    const address = request.url();
    if (request.method() === 'GET' && /^http/.test(address) && !addresses.includes(address)) addresses.push(address);
  });
  page.on('requestfinished', (request) => {
    if (request.method() !== 'GET') told.push(request);
  });
  return { addresses, told };
}

/** Every address that a page asks for until it is quiet, in order. */
async function addresses(browser, url, started) {
  const tab = await open(browser, { allow: [/./] });
  const seen = listen(tab.page);
  await tab.page.goto(url, { waitUntil: 'networkidle' });
  await until('the page to start', () => tab.page.evaluate(started));
  await tab.close();
  return seen.addresses;
}

/** The bytes from `/` until the app has taken over, until a chat can be written in, and until its code is all there. */
async function journey(browser, url) {
  const tab = await open(browser);
  const { page } = tab;
  const seen = listen(page);
  let letGo;
  const gate = new Promise((done) => (letGo = done));
  const held = [];
  // The app itself is called `…_bg.wasm`; any other is a part that comes later.
  await page.route(/(?<!_bg)\.wasm$/, async (route) => {
    held.push(route.request().url());
    await gate;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await until('the app to take over', () => page.locator('#app[data-ready]').count());
  const first = [...seen.addresses];

  const box = page.getByRole('textbox', { name: 'Message', exact: true });
  await page.getByRole('link', { name: 'Chat', exact: true }).click();
  await until('the textbox to have the focus', () => box.evaluate((field) => field === document.activeElement));
  await page.keyboard.type('Hello');
  assert.equal(await box.inputValue(), 'Hello');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('log').getByText('Hello', { exact: true }).waitFor();
  await page.keyboard.type('and');
  assert.equal(await box.inputValue(), 'and');
  const [usable, told] = [seen.addresses.filter((address) => !held.includes(address)), [...seen.told]];

  letGo();
  await until('the server to take the message', () => page.locator('.cu-tick:not([data-tick="sending"])').count());
  assert.equal(await box.inputValue(), 'and');
  const answers = await Promise.all(told.map(answered));
  await tab.close();
  const [start, more, later] = [
    await measure(first),
    await measure(usable.filter((address) => !first.includes(address))),
    await measure(held),
  ];
  return { first: start, usable: [...start, ...more, ...answers], whole: [...start, ...more, ...answers, ...later] };
}

/** What the server answered to something that was told, as the browser counted it. */
async function answered(request) {
  const { responseBodySize: body, responseHeadersSize: headers } = await request.sizes();
  return { path: `${request.method()} ${new URL(request.url()).pathname}`, raw: body, brotli: body, headers };
}

function table(title, rows) {
  const line = (row) => `| ${row.path} | ${row.raw} | ${row.brotli} | ${row.headers} | ${wire(row)} |`;
  return [
    `## ${title}`,
    '',
    '| file | raw | brotli | headers | on the wire |',
    '|---|--:|--:|--:|--:|',
    ...[...rows, sum(rows)].map(line),
    '',
  ].join('\n');
}

const browser = await launch();
const server = await startServer();
const plain = await serveBare(path.join(folder, 'bare'));
let app, bare;
try {
  app = await journey(browser, `${server.url}/`);
  const drawn = () => document.querySelector('h1') !== null;
  const urls = await addresses(browser, `${plain.url}/`, drawn);
  bare = await measure(urls.filter((url) => !url.endsWith('/favicon.ico')));
} finally {
  plain.stop();
  await browser.close();
  await server.stop();
}

const [total, floor] = [wire(sum(app.usable)), wire(sum(bare))];
const ratio = total / floor;
const { total: budget, reason } = JSON.parse(await readFile(new URL('./budget.json', import.meta.url), 'utf8'));
const reached = (yes) => (yes ? 'reached' : 'NOT REACHED');
const sofar = (rows) => `${wire(sum(rows))} bytes, ${(wire(sum(rows)) / floor).toFixed(3)} of the bare page`;
const verdict = [
  `Until the app has taken over: ${sofar(app.first)}`,
  `Until the conversation's code is here: ${sofar(app.whole)}`,
  `Ratio: ${ratio.toFixed(3)} (the design's figure of at most ${RATIO}: ${reached(ratio <= RATIO)})`,
  `Total: ${total} bytes, ${(total / 1024).toFixed(1)} KiB (the design's figure of at most ${MOST / 1024} KiB: ${reached(total <= MOST)})`,
  `Budget: ${budget} bytes, now ${((100 * total) / budget - 100).toFixed(1)} % from it. ${reason}`,
];
const lines = (await readFile(new URL('./sizes.csv', import.meta.url), 'utf8')).trim().split('\n').map((line) => line.split(','));
const history = lines.map((line) => `| ${line.map((cell) => cell || '–').join(' | ')} |`);
history.splice(1, 0, '|---|---|--:|--:|--:|--:|');
const text = [
  table('Contact Us page, from `/` until a chat can be written in', app.usable),
  table('What the conversation loads behind that', app.whole.slice(app.usable.length)),
  table('Bare Leptos page with leptos_router and gloo-net, same toolchain and flags', bare),
  ...verdict,
  '',
  '## How it came to this',
  '',
  'Bytes on the wire until a chat can be written in, as the budget was set; of the loader, by brotli.',
  '',
  ...history,
].join('\n');
console.log(text);
await mkdir(folder, { recursive: true });
await writeFile(path.join(folder, 'sizes.md'), `${text}\n`);
await writeFile(path.join(folder, 'sizes.json'), JSON.stringify({ app, bare, total, floor, ratio }, null, 2));

if (ratio > RATIO || total > MOST) {
  console.error("The app is over the design's figures: load later what a first screen does not need.");
  process.exitCode = 1;
}
if (Number(lines.at(-1)[2]) !== budget) {
  console.error('The newest line of sizes.csv is not that of the budget: add one.');
  process.exitCode = 1;
}
if (total > GROWTH * budget) {
  console.error('The app has grown over its budget: make it smaller, or change budget.json and say why.');
  process.exitCode = 1;
}

// The one table: the app beside its floors, and the widget on a page of a host, unthrottled and on a slow phone.
// Usage: node speed.mjs FOLDER; sizes.mjs has written FOLDER/sizes.json, the bare page stands in FOLDER/bare.
//
// Every run is a browser that has never been here. The rows take turns, so that a machine that is busy for a while is busy for
// all of them; what is shown is the median. Ratios and sizes gate by the design's figures; times are shown, since machines differ.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launch } from './support/browser.mjs';
import { serveBare, serveFloors } from './support/floors.mjs';
import { startHost } from './support/host.mjs';
import { memory } from './support/memory.mjs';
import { startServer } from './support/server.mjs';
import { CONDITIONS, median, openUnder, seen } from './support/speed.mjs';
import { until } from './support/until.mjs';
import { measure, sum, wire } from './support/wire.mjs';

const RUNS = Number(process.env.CONTACT_US_RUNS ?? 5);
/** By the design: how much more than its floor. The loader in bytes, brotli. */
const [PAINT, CHAT, LOADER] = [1.1, 1.5, 3_072];
const folder = path.resolve(process.argv[2] ?? 'bench');
const CHAT_LINK = '#option-chat';

/** One visit to a page: how it came, and how its chat opened, if it has one. */
async function visit(browser, { url, usable, chat }, condition) {
  const tab = await openUnder(browser, condition, usable);
  const { page, context } = tab;
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  await until('the page to be painted', async () => (await seen(page)).paint !== null);
  if (usable) await until('the page to be usable', async () => (await seen(page)).usable !== null);
  await page.waitForLoadState('networkidle');
  if (chat) {
    await page.locator(CHAT_LINK).click();
    await until('the popup to have opened', async () => {
      const { ready, settled } = await seen(page);
      return ready !== null && settled;
    });
  }
  const { paint, usable: taken, click, ready, dropped, long } = await seen(page);
  const { heap, wasm } = await memory(context, page);
  await tab.close();
  return {
    paint,
    usable: usable ? taken : paint,
    chat: chat ? ready - click : null,
    long: long.length,
    blocked: long.reduce((all, one) => all + one, 0),
    heap,
    wasm,
    dropped: chat ? dropped : null,
  };
}

/** One visit to a host page with the widget: what it costs closed, and how soon it can be used. */
async function visitHost(browser, host, server, condition) {
  const tab = await openUnder(browser, condition, 'contact-us-layer');
  const { page } = tab;
  const asked = [];
  page.on('request', (request) => request.url().startsWith(server.url) && asked.push(request.url()));
  await page.goto(host.url, { waitUntil: 'load', timeout: 60_000 });
  const launcher = page.locator('contact-us-layer button').first();
  await launcher.waitFor();
  await page.waitForLoadState('networkidle');
  const { long, shift } = await seen(page);
  const closed = {
    requests: asked.length,
    long: long.length,
    shift,
    stored: await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length),
  };
  await launcher.evaluate((button) => {
    button.addEventListener('pointerenter', ({ timeStamp }) => (speed.intent ??= timeStamp), { capture: true });
    // Done once the app in the panel answers.
    button.addEventListener('click', () => ContactUs.open().then(() => (speed.opened = performance.now())));
  });
  await launcher.hover();
  await launcher.click();
  await until('the panel to be usable', async () => (await seen(page)).opened);
  const { intent, opened, usable } = await seen(page);
  await tab.close();
  return { ...closed, launcher: usable, opens: opened - intent };
}

/** The rows of the table: what each is called, where it is, what says that it can be used, and whether it has a chat. */
const pages = (server, floors, bare) => [
  { name: 'contact-us', url: `${server.url}/`, usable: '#app[data-ready]', chat: true },
  { name: 'hand-written JavaScript', url: `${floors.url}/written`, usable: '#app[data-ready]', chat: true },
  { name: 'bare Leptos', url: `${bare.url}/`, usable: 'h1' },
  { name: 'static HTML', url: `${floors.url}/static` },
];

/** Bytes and requests until a textbox can be written in; of the rows without one, until they are there. */
async function weights(floors, sizes) {
  const of = async (url) => measure([url, `${floors.url}/icon.svg`]);
  const rows = {
    'contact-us': sizes.app.usable,
    'hand-written JavaScript': await of(`${floors.url}/written`),
    'bare Leptos': sizes.bare,
    'static HTML': await of(`${floors.url}/static`),
  };
  return Object.fromEntries(
    Object.entries(rows).map(([name, all]) => [name, { bytes: wire(sum(all)), requests: all.length }]),
  );
}

/** The median of each of the runs' figures; nothing where there is none. */
const middle = (runs) =>
  Object.fromEntries(
    Object.keys(runs[0]).map((key) => [key, runs[0][key] === null ? null : median(runs.map((run) => run[key]))]),
  );

const ms = (n) => (n === null ? '–' : n.toFixed(n < 100 ? 1 : 0));
const kb = (n) => `${Math.round(n / 1000)}`;

function table({ name, about }, rows, weights) {
  const line = ([page, row]) => {
    const { bytes, requests } = weights[page];
    const cells = [
      bytes,
      requests,
      ms(row.paint),
      ms(row.usable),
      ms(row.chat),
      `${row.long} / ${ms(row.blocked)}`,
      `${kb(row.heap)}${row.wasm ? ` + ${kb(row.wasm)}` : ''}`,
      row.dropped ?? '–',
    ];
    return `| ${page} | ${cells.join(' | ')} |`;
  };
  return [
    `## ${name}`,
    '',
    `Medians of ${RUNS} cold visits, in turns; ${about}.`,
    '',
    '| page | bytes to a textbox | requests | first paint, ms | usable, ms | Chat → textbox, ms | long tasks: number / ms | heap + WebAssembly, kB | frames dropped |',
    '|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...Object.entries(rows).map(line),
    '',
  ].join('\n');
}

function hostTable(rows, loader) {
  const line = ([name, row]) =>
    `| ${name} | ${loader} | ${row.requests} | ${row.long} | ${row.shift} | ${row.stored} | ${ms(row.launcher)} | ${ms(row.opens)} |`;
  return [
    '## The widget on a page of another origin',
    '',
    '| | embed.js, bytes | closed: requests | long tasks | layout shift | stored, characters | launcher drawn, ms | pointed at → panel usable, ms |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...Object.entries(rows).map(line),
    '',
  ].join('\n');
}

/** What the design asks for: name, figure, the most that it may be. */
function targets(results, hosts, loader) {
  const slow = results['slow 4G'];
  const [ours, written, still] = ['contact-us', 'hand-written JavaScript', 'static HTML'].map((name) => slow[name]);
  const worst = (key) => Math.max(...Object.values(hosts).map((row) => row[key]));
  return [
    ['First paint, of static HTML (slow 4G)', ours.paint / still.paint, PAINT],
    ['Chat → textbox, of hand-written JavaScript (slow 4G)', ours.chat / written.chat, CHAT],
    ['embed.js, bytes by brotli', loader, LOADER],
    ['Widget closed: long tasks', worst('long'), 0],
    ['Widget closed: layout shift', worst('shift'), 0],
    ['Widget closed: stored', worst('stored'), 0],
    ['Widget closed: requests', worst('requests'), 1],
  ];
}

const sizes = JSON.parse(await readFile(path.join(folder, 'sizes.json'), 'utf8'));
const server = await startServer();
const floors = await serveFloors(server);
const bare = await serveBare(path.join(folder, 'bare'));
// Of the server's site, so that the browser's limits count for the frame, too.
const host = await startHost(server, { name: '127.0.0.1' });
const browser = await launch(['--enable-precise-memory-info']);
try {
  const rows = pages(server, floors, bare);
  const runs = {};
  const note = (...path) => {
    const value = path.pop();
    const key = path.join('\n');
    (runs[key] ??= []).push(value);
  };
  for (let run = 0; run < RUNS; run += 1)
    for (const condition of CONDITIONS) {
      for (const row of rows) note(condition.name, row.name, await visit(browser, row, condition));
      note(condition.name, await visitHost(browser, host, server, condition));
    }
  const results = Object.fromEntries(
    CONDITIONS.map(({ name }) => [
      name,
      Object.fromEntries(rows.map((row) => [row.name, middle(runs[`${name}\n${row.name}`])])),
    ]),
  );
  const hosts = Object.fromEntries(CONDITIONS.map(({ name }) => [name, middle(runs[name])]));
  const [loader] = await measure([`${server.url}/embed.js`]);
  const weighed = await weights(floors, sizes);
  const asked = targets(results, hosts, loader.brotli);
  const missed = asked.filter(([, is, most]) => !(is <= most));
  const load = os.loadavg()[0].toFixed(1);
  const text = [
    '# The app beside its floors',
    '',
    `${os.cpus().length} cores, load ${load} at the end, headless Chromium ${browser.version()}.`,
    '',
    ...CONDITIONS.map((condition) => table(condition, results[condition.name], weighed)),
    hostTable(hosts, loader.brotli),
    ...asked.map(([name, is, most]) => `${name}: ${Number(is.toFixed(3))} (at most ${most}: ${is <= most ? 'reached' : 'NOT REACHED'})`),
    '',
  ].join('\n');
  console.log(text);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'speed.md'), text);
  await writeFile(path.join(folder, 'speed.json'), JSON.stringify({ results, hosts, weights: weighed, runs }, null, 2));
  if (missed.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await host.stop();
  bare.stop();
  floors.stop();
  await server.stop();
}

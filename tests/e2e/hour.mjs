// An hour of use: nothing that somebody does again and again may make the page hold more and more. Three visitors go round
// and round at once: in the widget on another site, in the widget that is taken away and made anew, and on the full pages on
// a phone, each with a conversation, an e-mail and a callback in every round. What a page holds is read once a minute
// between two rounds, when no conversation is left: those of the three minutes from the fifth on and of the last three are compared.
//
// Usage: node hour.mjs FOLDER; CONTACT_US_MINUTES is the length. Writes FOLDER/hour.csv while it runs, and FOLDER/hour.md.
import assert from 'node:assert/strict';
import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DESKTOP, PHONE, launch, open, visit } from './support/browser.mjs';
import { LETTER, button, field, heading, link, reference } from './support/forms.mjs';
import { call, widget } from './support/host.mjs';
import { memory, watchMemory } from './support/memory.mjs';
import { FAULT, PAGES, back, contactUs, next, stands, toDetails } from './support/play.mjs';
import { popup } from './support/popup.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const MINUTES = Number(process.env.CONTACT_US_MINUTES ?? 60);
/** The minute that the last one is compared with: by then, all code is here and compiled, and every cache is warm. */
const WARM = Math.min(5, Math.floor(MINUTES / 2));
/** How long a round takes at least, in milliseconds: six submissions each, and the server takes 30 a minute. */
const ROUND = 15_000;
/**
 * What may be more at the end: so many times as much, or so much more, whichever allows more; and so much more for each
 * round. The router keeps the address of every page that one came to (leptos_router 0.8, `path_stack`), as the browser's
 * own history does: about 240 bytes each, 15 in a round. That is all of it: with a router that kept the last one alone,
 * the memory was the same to the byte after 60 rounds.
 */
const LIMITS = {
  heap: { times: 1.1, more: 1_000_000, round: 0 },
  nodes: { times: 1.1, more: 0, round: 0 },
  listeners: { times: 1.1, more: 0, round: 0 },
  documents: { times: 1, more: 0, round: 0 },
  wasm: { times: 1.1, more: 0, round: 4_500 },
  references: { times: 1.1, more: 0, round: 0 },
};
const folder = path.resolve(process.argv[2] ?? 'bench');
const word = words('en');
/** A form with errors is shown by methods here, and nobody has pressed anything in the frame. */
const UNASKED = /Blocked autofocusing/;

/**
 * Puts a text into a field. Not by keys: Chromium keeps two nodes of each text that was typed for its own undo, up to a
 * thousand texts, and these would stand before everything else.
 */
const put = (box, text) =>
  box.evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);

/** Says something, hears the scripted agent, ends the conversation and rates it. */
async function converse(it, text) {
  await put(it.box, text);
  await it.press('chat.send');
  await it.log.getByText(/^.*I am a script/).first().waitFor();
  await put(it.box, 'picture');
  await it.press('chat.send');
  await it.log.locator('.cu-file').first().waitFor();
  await it.press('chat.minimize');
  await it.reopen();
  await it.press('chat.end');
  await it.press('chat.end.no');
  await it.press('chat.end');
  await it.press('chat.end.yes');
  await it.dialog.getByText(word('chat.rate')).waitFor();
  await button(it.dialog, word('chat.stars').replace('{n}', '4')).click();
  await it.dialog.getByText(word('chat.rated')).waitFor();
  await it.press('chat.again');
  await it.box.waitFor();
}

/** Writes an e-mail and asks for a call. `go` leads to an option. */
async function ask(page, go) {
  await go('email');
  await heading(page, 'Email Us').waitFor();
  await button(page, 'Next').click();
  await page.getByText(word('form.problem')).first().waitFor();
  for (const [name, text] of Object.entries(LETTER)) await put(field(page, name), text);
  await button(page, 'Next').click();
  await reference(page);
  await go('callback');
  await heading(page, 'Schedule a Callback').waitFor();
  await put(field(page, 'Phone number'), LETTER['Phone number']);
  await button(page, 'Send').click();
  await reference(page);
  await go('call');
  await page.getByRole('main').getByRole('link', { name: /^\+?[\d\s()-]{7,}$/ }).waitFor();
}

/** A visitor of another site, with the widget. */
async function inWidget(browser, host) {
  const tab = await open(browser, { size: DESKTOP, allow: [UNASKED] });
  await watchMemory(tab.context);
  const { page } = tab;
  await page.goto(host);
  const it = widget(page);
  await it.launcher.click();
  await it.heading().waitFor();
  await call(page, 'close');
  const app = page.frames().find((frame) => frame.url().includes('/embed'));
  const chat = popup(app);
  chat.reopen = async () => {
    await it.launcher.click(); // with the chat the panel was put away, too
    await chat.launcher.click();
  };
  return {
    parts: { 'widget, the site': page, 'widget, the app': app },
    tab,
    async round(n) {
      await it.launcher.click();
      await call(page, 'open', 'chat');
      await chat.box.waitFor();
      await converse(chat, `Round ${n}`);
      await call(page, 'close');
      await page.evaluate((n) => history.pushState(null, '', `?page=${n % 3}`), n);
      await ask(app, (option) => call(page, 'open', option));
      await call(page, 'setTheme', n % 2 ? 'dark' : 'light');
      await call(page, 'prefill', { name: `Zoë ${n}` });
      await call(page, 'hide');
      await call(page, 'show');
      await call(page, 'open', 'chat');
      await chat.press('chat.minimize');
      await chat.dialog.waitFor({ state: 'hidden' });
      await call(page, 'close');
    },
  };
}

/** A site that takes the widget away and makes it anew. */
async function madeAnew(browser, host) {
  const tab = await open(browser, { size: DESKTOP });
  await watchMemory(tab.context);
  const { page } = tab;
  await page.goto(host);
  await page.waitForFunction(() => globalThis.ContactUs?.open);
  const it = widget(page);
  return {
    parts: { 'made anew, the site': page },
    tab,
    async round(n) {
      await call(page, 'init', { account: 'demo', locale: n % 2 ? 'ar' : 'en' });
      await call(page, 'open', 'email');
      await widget(page, n % 2 ? 'ar' : 'en').heading('email.title').waitFor();
      await call(page, 'setLocale', n % 2 ? 'en' : 'ar');
      await widget(page, n % 2 ? 'en' : 'ar').heading('email.title').waitFor();
      await call(page, 'reset');
      await call(page, 'destroy');
      await it.launcher.waitFor({ state: 'detached' });
    },
  };
}

/** A customer on a phone, who goes through an Interaction. */
async function onPhone(browser, server) {
  const tab = await open(browser, { size: PHONE });
  await watchMemory(tab.context);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await toDetails(page);
  const chat = popup(page);
  chat.reopen = () => chat.launcher.click();
  const OPTIONS = { email: 'Email Us', callback: 'Schedule a Callback', call: 'Call', chat: 'Chat' };
  /** To an option; from a confirmation, by way of the page that the customer was on. */
  const go = async (option) => {
    const done = link(page, word('interaction.return'));
    if ((await done.count()) > 0) {
      await done.click();
      await stands(page, PAGES.details);
      await contactUs(page);
    }
    await link(page, OPTIONS[option]).click();
  };
  return {
    parts: { 'full pages': page },
    tab,
    async round(n) {
      await back(page);
      await stands(page, PAGES.tried);
      await next(page);
      await stands(page, PAGES.details);
      await contactUs(page);
      await heading(page, 'Contact Us').waitFor();
      await go('chat');
      await chat.box.waitFor();
      await converse(chat, `Round ${n}`);
      await chat.press('chat.minimize');
      await chat.dialog.waitFor({ state: 'hidden' });
      await ask(page, go);
      await link(page, word('page.back')).first().click();
      await heading(page, 'Contact Us').waitFor();
      await link(page, 'Back').click();
      await stands(page, PAGES.details);
    },
  };
}

/** What every visitor's pages hold now, by their names. The demo page lists every event of the widget: that is its own. */
async function look(visitors) {
  const held = {};
  for (const { tab } of visitors) await tab.page.evaluate(() => document.querySelector('#events')?.replaceChildren());
  for (const { tab, parts } of visitors)
    for (const [name, part] of Object.entries(parts)) held[name] = await memory(tab.context, part);
  return held;
}

const KINDS = Object.keys(LIMITS);
const allowed = (kind, warm, rounds) =>
  Math.max(warm * LIMITS[kind].times, warm + LIMITS[kind].more) + rounds * LIMITS[kind].round;

/** What was held in several minutes at least: what is on its way out at one moment is not held for good. */
const least = (rows) => {
  const part = (name, kind) => Math.min(...rows.map(({ held }) => held[name][kind]));
  const kinds = (name) => Object.fromEntries(KINDS.map((kind) => [kind, part(name, kind)]));
  return { ...rows.at(-1), held: Object.fromEntries(Object.keys(rows.at(-1).held).map((name) => [name, kinds(name)])) };
};

/** A table of what was held, and what has grown too much. */
function compare(rows) {
  const warmed = rows.filter(({ minute }) => minute >= WARM);
  const several = Math.min(3, Math.floor(warmed.length / 2));
  const [warm, last] = [least(warmed.slice(0, several)), least(warmed.slice(-several))];
  const grown = [];
  const lines = Object.keys(last.held).map((part) => {
    const cells = KINDS.map((kind) => {
      const [before, after] = [warm.held[part][kind], last.held[part][kind]];
      if (after > allowed(kind, before, last.rounds - warm.rounds)) grown.push(`${part}: ${kind} from ${before} to ${after}`);
      return `${before} → ${after}`;
    });
    return `| ${part} | ${cells.join(' | ')} |`;
  });
  const text = [
    `# ${last.minute} minutes of use, ${last.rounds} rounds`,
    '',
    `What is held until minute ${warm.minute} and until minute ${last.minute}, each the least of up to three minutes, after a collection of garbage, between two rounds.`,
    '',
    '| page | JavaScript heap, bytes | nodes | listeners | documents | WebAssembly memory, bytes | its references |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...lines,
    '',
    grown.length === 0 ? 'Nothing has grown.' : `GROWN: ${grown.join('; ')}.`,
    '',
  ].join('\n');
  return { text, grown };
}

assert.ok(MINUTES >= 2, 'CONTACT_US_MINUTES must be at least 2.');
await mkdir(folder, { recursive: true });
const file = path.join(folder, 'hour.csv');
const server = await startServer({}, ['serve', '--demo-agent']);
const browser = await launch(['--site-per-process']);
try {
  const port = Number(new URL(server.url).port);
  const host = `http://localhost:${port + 1}/demo`;
  const visitors = [await inWidget(browser, host), await madeAnew(browser, host), await onPhone(browser, server)];
  await writeFile(file, `minute,round,page,${KINDS.join()}\n`);
  const rows = [];
  const begin = Date.now();
  let rounds = 0;
  for (let minute = 0; minute < MINUTES; ) {
    const from = Date.now();
    rounds += 1;
    await Promise.all(visitors.map((one) => one.round(rounds)));
    await new Promise((done) => setTimeout(done, Math.max(0, from + ROUND - Date.now()))); // the server's limit
    const now = Math.floor((Date.now() - begin) / 60_000);
    if (now === minute) continue;
    minute = now;
    const held = await look(visitors);
    rows.push({ minute, rounds, held });
    for (const [part, one] of Object.entries(held))
      await appendFile(file, `${minute},${rounds},"${part}",${KINDS.map((kind) => one[kind]).join()}\n`);
  }
  const { text, grown } = compare(rows);
  console.log(text);
  await writeFile(path.join(folder, 'hour.md'), text);
  if (grown.length > 0) process.exitCode = 1;
  for (const { tab } of visitors) await tab.close();
} finally {
  await browser.close();
  await server.stop();
}

// The matrix of the chat's textbox in Firefox and WebKit: every screen in every state that needs no help of a browser's
// developer tools, and the odd cases of keyboards; and every method and event of the widget, in Chromium, too.
// Usage: node engines.mjs [chat] [widget] [chromium] [firefox] [webkit]
import { launchChromium } from './engines/chromium.mjs';
import { launchFirefox } from './engines/firefox.mjs';
import { startHarness } from './engines/harness.mjs';
import { launchWebKit } from './engines/webkit.mjs';
import { demoPage, tryWidget } from './engines/widget.mjs';
import { freePort, startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';
import { CASES } from './viewport/cases.mjs';
import { settled } from './viewport/chat.mjs';
import { Report } from './viewport/report.mjs';
import { SCREENS } from './viewport/sizes.mjs';
import { STATES } from './viewport/states.mjs';

const ENGINES = { chromium: launchChromium, firefox: launchFirefox, webkit: launchWebKit };
/** These ask the developer tools of Chromium. */
const CHROMIUMS = /safe area|pinched|zoomed/;
/** These change the size of the page, so often at most. */
const RESIZES = /shrunk|turned|address bar/;
const RESIZES_AT_MOST = 6;
const PARTS = ['chat', 'widget'];
const given = process.argv.slice(2);
/** Of several, those that were named; all where none was. */
const wanted = (names) => (names.some((name) => given.includes(name)) ? names.filter((name) => given.includes(name)) : names);

async function openChat(page, url, { width, height }) {
  const word = words('en');
  await page.setViewportSize({ width, height });
  await page.goto(`${url}/contact/chat`);
  await until('the chat to be open', () =>
    page.evaluate(() => document.querySelector('#app[data-ready]') !== null && document.querySelector('#chat-text') !== null),
  );
  await page.evaluate((names) => {
    meter.name(names);
    meter.textbox().focus();
  }, { message: word('chat.message'), send: word('chat.send') });
  await settled(page, { width, height });
}

async function tryAll({ page, late }, url) {
  const [matrix, odd] = [new Report(), new Report()];
  // Each of these changes the page's size, and back.
  const allowed = (name) => (late && RESIZES.test(name) ? { allowed: RESIZES_AT_MOST * late } : {});
  for (const screen of SCREENS) {
    console.log(`  ${screen.name}`); // a slow machine shows that it goes on
    await openChat(page, url, screen);
    for (const [name, attempt] of STATES) {
      if (!CHROMIUMS.test(name)) matrix.add(`${screen.name}, ${name}`, await attempt({ page }, screen), allowed(name));
    }
  }
  for (const [screen, cases] of CASES) {
    for (const [name, attempt, judged] of cases) {
      if (CHROMIUMS.test(name)) continue;
      await openChat(page, url, screen);
      odd.add(`${name} (${screen.name})`, await attempt({ page }, screen), { ...judged, ...allowed(name) });
    }
  }
  return [matrix, odd];
}

const count = (report) => {
  console.log(report.said);
  for (const line of report.failed) console.log(`  ${line}`);
  if (report.failed.length > 0) process.exitCode = 1;
};

async function chat(engine, harness) {
  const [matrix, odd] = await tryAll(engine, harness.url);
  count({ said: `${engine.name}, screens and states: ${matrix}`, failed: matrix.taken() });
  count({ said: `${engine.name}, odd cases: ${odd}`, failed: odd.taken() });
}

/** With a server of its own: one address may send so much a minute. */
async function widget(engine) {
  const server = await startServer();
  try {
    await engine.page?.setViewportSize({ width: 1280, height: 800 }); // the matrix has left it small
    const { methods, events, tried, failed } = await tryWidget(engine.tab, server, demoPage(server));
    const said = `${methods} methods and ${events} events in ${tried} checks, ${tried - failed.length} passed`;
    count({ said: `${engine.name}, the widget: ${said}`, failed });
  } finally {
    await server.stop();
  }
}

const port = await freePort();
const server = await startServer({ CONTACT_US_PUBLIC_URL: `http://127.0.0.1:${port}` });
const harness = await startHarness(port, () => server.url);
try {
  for (const name of wanted(Object.keys(ENGINES))) {
    const engine = await ENGINES[name](harness.url);
    try {
      const parts = wanted(PARTS);
      if (parts.includes('chat') && engine.page) await chat(engine, harness);
      if (parts.includes('widget')) await widget(engine);
    } finally {
      await engine.close();
    }
  }
} finally {
  harness.stop();
  await server.stop();
}

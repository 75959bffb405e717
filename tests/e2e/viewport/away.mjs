// The page goes and comes back, by a real navigation and behind a real tab. Playwright keeps every page visible, focused
// and out of the back-forward cache, so these are tried with Puppeteer.
import puppeteer from 'puppeteer-core';
import { FLAGS } from '../support/browser.mjs';
import { until } from '../support/until.mjs';
import { words } from '../support/words.mjs';
import { installKeyboard } from './keyboard.mjs';
import { installMeter } from './meter.mjs';
import { KEYBOARD, WATCHED } from './cases.mjs';

export const launchReal = () =>
  puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** Runs in the page before its own scripts: `leave(how)` makes the keyboard come unheard while the page is away. */
function installAway([part]) {
  const gone = {
    'page': ['pagehide', () => true, 'pageshow', (event) => event.persisted],
    'tab': ['visibilitychange', () => document.hidden, 'visibilitychange', () => !document.hidden],
  };
  globalThis.leave = (how) => {
    const [out, isOut, back, isBack] = gone[how];
    addEventListener(out, () => isOut() && keyboard.put(part, 0), { capture: true, once: true });
    // Before the popup hears of it: the first frame counts, too.
    addEventListener(
      back,
      (event) => {
        if (!isBack(event)) return;
        globalThis.returned = true;
        meter.begin();
      },
      { capture: true },
    );
  };
}

/** Opens the chat in a tab of such a browser, with the focus in its textbox, and waits until nothing is watched. */
async function openAway(browser, server, { width, height }) {
  const word = words('en');
  const page = await browser.newPage();
  await page.setViewport({ width, height, isMobile: true, hasTouch: true });
  for (const [install, ...given] of [[installKeyboard], [installMeter], [installAway, [KEYBOARD]]]) {
    await page.evaluateOnNewDocument(install, ...given);
  }
  await page.goto(`${server.url}/contact/chat`);
  await page.waitForSelector('#app[data-ready]');
  await page.waitForSelector('#chat-text');
  await page.evaluate((names) => meter.name(names), { message: word('chat.message'), send: word('chat.send') });
  await page.focus('#chat-text');
  await page.evaluate((watched) => new Promise((done) => setTimeout(done, watched)), WATCHED);
  return page;
}

const measured = async (page) => {
  await until('the page to be back', () => page.evaluate(() => globalThis.returned === true).catch(() => false));
  return page.evaluate(async () => {
    await meter.frames(8);
    return meter.end();
  });
};

/** Goes to another page and back: out of the back-forward cache. A browser that is busy may not have kept the page. */
async function anotherPage(browser, server, screen) {
  const why = [];
  for (let n = 0; n < 5; n += 1) {
    const page = await openAway(browser, server, screen);
    const devtools = await page.createCDPSession();
    await devtools.send('Page.enable');
    devtools.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations: all }) =>
      why.push(...all.map(({ reason }) => reason)),
    );
    await page.evaluate(() => leave('page'));
    await page.goto(`${server.url}/contact/email`);
    await page.goBack();
    await page.waitForSelector('#chat-text');
    const kept = await page.evaluate(() => globalThis.returned === true);
    const seen = kept && (await measured(page));
    await page.close();
    if (seen) return seen;
  }
  throw new Error(`The browser did not keep the page: ${why.join(', ')}`);
}

/** Looks at another tab and comes back. */
async function anotherTab(browser, server, screen) {
  const page = await openAway(browser, server, screen);
  await page.evaluate(() => leave('tab'));
  const other = await browser.newPage();
  await other.goto(`${server.url}/contact/email`);
  await other.bringToFront();
  await until('the tab to be hidden', () => page.evaluate(() => document.hidden));
  await page.bringToFront();
  const seen = await measured(page);
  await other.close();
  await page.close();
  return seen;
}

/** Name and function of each; it takes browser, server and screen. */
export const AWAY = [
  ['the page comes back out of the browser’s memory', anotherPage],
  ['the tab is looked at again', anotherTab],
];

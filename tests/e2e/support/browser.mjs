// Chromium, and a page that reports everything it should not do.
import assert from 'node:assert/strict';
import { afterEach } from 'node:test';
import { chromium } from 'playwright-core';

export const FLAGS = [
  '--no-sandbox', // containers run as root
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const SIZES = [
  { name: '360×640', viewport: { width: 360, height: 640 }, mobile: true },
  { name: '1280×800', viewport: { width: 1280, height: 800 }, mobile: false },
];
export const [PHONE, DESKTOP] = SIZES;
const PHONE_AGENT =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36';

export const launch = (more = []) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...more],
  });

// A test that failed leaves its page open: what that page complained of says most about why.
const left = new Set();
if (process.env.NODE_TEST_CONTEXT) {
  afterEach(async () => {
    for (const { page, context, complaints } of left) {
      console.log(`Left open at ${page.url()}${complaints.map((text) => `\n  ${text}`).join('')}`);
      await context.close();
    }
    left.clear();
  });
}

/** Runs in every page before its own scripts: what the browser complains of, and how much it moved. */
function observe() {
  globalThis.observed = { policy: [], shift: 0 };
  addEventListener('securitypolicyviolation', (event) =>
    globalThis.observed.policy.push(`${event.violatedDirective} ${event.blockedURI}`),
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.observed.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * A page in a context of its own. `script: false` switches JavaScript off.
 * `allow` lists console messages that the test provokes itself.
 */
export async function open(browser, { size = DESKTOP, script = true, allow = [], ...more } = {}) {
  const context = await browser.newContext({
    viewport: size.viewport,
    javaScriptEnabled: script,
    ...(size.mobile ? { isMobile: true, hasTouch: true, userAgent: PHONE_AGENT } : {}),
    ...more,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(observe);
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    const text = `${message.text()} (${message.location().url})`;
    if (message.type() === 'error' && !allow.some((pattern) => pattern.test(text))) complaints.push(text);
  });
  page.on('pageerror', (error) => {
    if (!allow.some((pattern) => pattern.test(String(error)))) complaints.push(String(error));
  });
  const tab = {
    page,
    context,
    script,
    complaints,
    /** Closes the page; fails if it complained. */
    close: async () => {
      const observed = script ? await page.evaluate(() => globalThis.observed).catch(() => null) : null;
      left.delete(tab);
      await context.close();
      assert.deepEqual(complaints, [], 'errors in the console');
      assert.deepEqual(observed?.policy ?? [], [], 'violations of the Content-Security-Policy');
    },
  };
  left.add(tab);
  return tab;
}

/** The answers to plain forms are pages with the status of the refusal, which Chromium logs. */
export const REFUSED_PAGE = /Failed to load resource: the server responded with a status of 4\d\d/;

/** Waits until the app has taken over the served page. Without script there is nothing to wait for. */
export async function ready(page) {
  await page.locator('#app[data-ready]').waitFor({ state: 'attached' });
}

/** Opens an address; with script, waits for the app. A page that does not exist has none. */
export async function visit({ page, script }, url) {
  const response = await page.goto(url);
  if (script && response.status() !== 404) await ready(page);
  return response;
}

export const shift = (page) => page.evaluate(() => globalThis.observed.shift);
export const focusedText = (page) => page.evaluate(() => document.activeElement?.textContent ?? '');

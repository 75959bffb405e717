// The chat's textbox and Send inside the widget lie fully inside what can be seen of the host page (platform matrix, and its
// cases 40 to 43). An iframe sees no keyboard: the loader has to size it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './support/browser.mjs';
import { call, startHost, widget } from './support/host.mjs';
import { startServer } from './support/server.mjs';
import { words } from './support/words.mjs';
import { installKeyboard } from './viewport/keyboard.mjs';
import { KEYBOARDS, SCREENS } from './viewport/sizes.mjs';

const NEAR = 0.5; // px; less is rounding across two processes
const STALE = 24; // px of an offset that iOS 26 forgets to take back
const word = words('en');
const PHONES = SCREENS.filter(({ width, height }) => [[360, 640], [375, 667], [667, 375]].some(([w, h]) => w === width && h === height));
const BODY = '<contact-us account="demo"></contact-us><div class="tall">A page</div><footer>Its own footer</footer>';
const STYLE = '.tall{height:3000px} footer{position:fixed;inset:auto 0 0;height:60px;z-index:999}';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch(['--site-per-process']);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Runs in the host page: counts frames in which the panel is not seen whole. */
function installWatch() {
  if (globalThis !== globalThis.top) return;
  globalThis.watch = { frames: 0, bad: 0, settle: async (n = 4) => { for (; n > 0; n -= 1) await new Promise((done) => requestAnimationFrame(done)); } };
  const frame = () => {
    const box = document.querySelector('contact-us-layer')?.shadowRoot.querySelector('.box.open')?.getBoundingClientRect();
    if (box && watch.on) {
      watch.frames += 1;
      if (box.bottom > visualViewport.offsetTop + visualViewport.height + 0.5 || box.top < visualViewport.offsetTop - 0.5) watch.bad += 1;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** Opens the chat in the widget with the focus in its textbox. */
async function chat(host, { width, height, desktop }) {
  const tab = await open(browser, { size: { viewport: { width, height }, mobile: !desktop } });
  const { page, context } = tab;
  await context.addInitScript(installKeyboard);
  await context.addInitScript(installWatch);
  tab.devtools = await context.newCDPSession(page);
  await page.goto(host.url);
  await page.waitForFunction(() => globalThis.ContactUs?.open);
  await call(page, 'open', 'chat');
  const { textbox, frame } = widget(page);
  await textbox.click();
  tab.parts = [textbox, frame.getByRole('dialog').getByRole('button', { name: word('chat.send'), exact: true })];
  return tab;
}

/** Px by which textbox or Send lie outside of what can be seen. */
async function outside({ page, parts }) {
  await page.evaluate(() => watch.settle());
  const seen = await page.evaluate(() => ({
    top: visualViewport.offsetTop,
    bottom: visualViewport.offsetTop + visualViewport.height,
    right: visualViewport.width,
  }));
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  return Math.max(
    ...boxes.map((box) => (box ? Math.max(seen.top - box.y, box.y + box.height - seen.bottom, -box.x, box.x + box.width - seen.right) : Infinity)),
  );
}

const show = (page, part, pan = 0) =>
  page.evaluate(([part, pan]) => {
    const height = part > 1 ? part : Math.round(innerHeight * part);
    keyboard.show(height, Math.round(pan * height));
  }, [part, pan]);

/** Every state: a name, and what brings it about. */
const STATES = [
  ['no keyboard', () => {}],
  ...KEYBOARDS.map((part) => [`covered by ${part}`, ({ page }) => show(page, part)]),
  ...KEYBOARDS.map((part) => [`covered by ${part} and panned`, ({ page }) => show(page, part, 0.5)]),
  ['accessory bar', ({ page }) => show(page, 50)],
  ['a forgotten offset', ({ page }) => page.evaluate((stale) => keyboard.show(0, stale) , STALE).then(() => page.evaluate(() => keyboard.show(0, 0)))],
  ...KEYBOARDS.map((part) => [
    `shrunk by ${part}`,
    ({ page }, { width, height }) => page.setViewportSize({ width, height: height - Math.round(height * part) }),
  ]),
  ['safe area', ({ devtools }) => insets(devtools, 47, 34)],
  ['turned', ({ page }, { width, height }) => page.setViewportSize({ width: height, height: width })],
];
const insets = (devtools, top, bottom) =>
  devtools.send('Emulation.setSafeAreaInsetsOverride', { insets: { top, topMax: top, bottom, bottomMax: bottom } });

/** Brings every state about; gives sentences about those in which something is not seen. */
async function tryAll(host, screens) {
  const found = { tried: 0, frames: 0, bad: 0, hidden: [] };
  for (const screen of screens) {
    const tab = await chat(host, screen);
    const { page } = tab;
    await page.evaluate(() => (watch.on = true));
    for (const [name, attempt] of STATES) {
      await attempt(tab, screen);
      const px = await outside(tab);
      found.tried += 1;
      if (px > NEAR) found.hidden.push(`${screen.name}, ${name}: ${px} px`);
      await show(page, 0);
      await insets(tab.devtools, 0, 0);
      await page.setViewportSize({ width: screen.width, height: screen.height });
      await page.evaluate(() => watch.settle());
    }
    const { frames, bad } = await page.evaluate(() => watch);
    found.frames += frames;
    found.bad += bad;
    await tab.close();
  }
  console.log(`${found.tried} states, ${found.frames} frames, ${found.bad} with the panel not seen whole, ${found.hidden.length} hidden`);
  return found;
}

test('41: in a cross-site iframe, on every screen in every state', { timeout: 300_000 }, async () => {
  const host = await startHost(server, { pages: { '/': BODY }, style: STYLE });
  const { tried, hidden } = await tryAll(host, SCREENS);
  assert.deepEqual(hidden, []);
  assert.equal(tried, SCREENS.length * STATES.length);
  await host.stop();
});

for (const [name, how] of [
  ['40: in a same-site iframe', { name: '127.0.0.1', pages: { '/': BODY }, style: STYLE }],
  [
    '42: in a frame that the host fixed at 400×600',
    {
      pages: { '/': '<div id="place"><contact-us account="demo" mode="inline"></contact-us></div><div class="tall"></div>' },
      style: `#place{width:400px;height:600px;max-width:100%} contact-us{height:100%} ${STYLE}`,
    },
  ],
  ['43: over a fixed footer and a body that does not scroll', { pages: { '/': BODY }, style: `${STYLE} body{overflow:hidden;height:100%}` }],
]) {
  test(name, { timeout: 120_000 }, async () => {
    const host = await startHost(server, how);
    const { hidden } = await tryAll(host, PHONES);
    assert.deepEqual(hidden, []);
    await host.stop();
  });
}

test('a panel that is not sized to what can be seen is found by this', { timeout: 60_000 }, async () => {
  const host = await startHost(server, { pages: { '/': BODY }, style: STYLE });
  const tab = await chat(host, PHONES[0]);
  await tab.page.evaluate(() => {
    const box = document.querySelector('contact-us-layer').shadowRoot.querySelector('.box');
    box.style.setProperty('inset', '0', 'important');
    box.style.setProperty('height', '100%', 'important');
  });
  await show(tab.page, 0.47);
  assert.ok((await outside(tab)) > 100);
  await tab.close();
  await host.stop();
});

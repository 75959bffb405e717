// The chat's textbox and Send stay where they are when a keyboard or a browser behaves oddly, and whatever our own
// content does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { AWAY, launchReal } from './viewport/away.mjs';
import { CASES, DESKTOP, KEYBOARD, LOW, PHONE, SMALL } from './viewport/cases.mjs';
import { openChat, tabFor } from './viewport/chat.mjs';
import { installContent } from './viewport/content.mjs';
import { Report } from './viewport/report.mjs';
import { KEYBOARDS } from './viewport/sizes.mjs';

const FONT = readFileSync('/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf').toString('base64');

let server, browser;
const [odd, own] = [new Report(), new Report()];
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  console.log(`The chat in odd cases: ${odd}`);
  console.log(`The chat while our own content changes: ${own}`);
  await browser?.close();
  await server?.stop();
});

for (const [screen, cases] of CASES) {
  test(`textbox and Send are seen whole in odd cases (${screen.name})`, async () => {
    const tab = await tabFor(browser, screen);
    for (const [name, attempt, judged] of cases) {
      await openChat(tab, server, screen);
      odd.add(`${name} (${screen.name})`, await attempt(tab, screen), judged);
    }
    await tab.close();
    assert.deepEqual(odd.taken(), []);
  });
}

test('textbox and Send are seen whole when the page was away', async () => {
  const real = await launchReal();
  for (const [name, attempt] of AWAY) odd.add(name, await attempt(real, server, PHONE));
  await real.close();
  assert.deepEqual(odd.taken(), []);
});

for (const [screen, { locale = 'en', font = '100%', parts = [0, KEYBOARD] }] of [
  [PHONE, {}],
  [LOW, {}],
  [SMALL, {}],
  [DESKTOP, { parts: [0] }],
  [PHONE, { locale: 'ar' }],
  [LOW, { locale: 'ar', parts: [KEYBOARD] }],
  [PHONE, { font: '200%', parts: KEYBOARDS }],
  [LOW, { font: '200%', parts: [0.4, 0.55] }],
]) {
  const how = `${screen.name}, ${locale}, font at ${font}`;
  test(`nothing of ours moves the composer (${how})`, async () => {
    const tab = await tabFor(browser, screen, { before: installContent });
    await openChat(tab, server, screen, locale);
    await tab.page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), font);
    for (const part of parts) {
      for (const name of await tab.page.evaluate(() => content.names)) {
        const seen = await tab.page.evaluate((given) => content.during(...given), [name, part, FONT]);
        own.add(`${name}, keyboard ${part} (${how})`, seen, { own: true });
      }
    }
    await tab.close();
    assert.deepEqual(own.taken(), []);
  });
}

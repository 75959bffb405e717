// axe-core on every page and state: as it is, dark, and from right to left. No violation is allowed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, REFUSED_PAGE, launch, open, visit } from './support/browser.mjs';
import { field, problemsInFocus, reference } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { words } from './support/words.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const VARIANTS = [
  { name: 'phone', size: PHONE, locale: 'en' },
  { name: 'desktop', size: DESKTOP, locale: 'en' },
  { name: 'dark', size: PHONE, locale: 'en', colorScheme: 'dark' },
  { name: 'right to left', size: PHONE, locale: 'ar' },
];

// Each state: the address, and what is done there. Names come from the catalogue, for every language.
let numbers = 0;
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const STATES = {
  'Contact Us': ['/'],
  Call: ['/contact/call'],
  Callback: ['/contact/callback'],
  'Callback, with a problem': [
    '/contact/callback',
    async (page, word, locale) => {
      await press(page, word('callback.send'));
      await problemsInFocus(page, locale);
    },
  ],
  'Callback, confirmed': ['/contact/callback', confirmCallback],
  'Callback, its status': [
    '/contact/callback',
    async (page, word) => {
      await confirmCallback(page, word);
      await page.getByRole('link', { name: word('callback.sent.manage'), exact: true }).click();
      await page.getByRole('button', { name: word('callback.move'), exact: true }).waitFor();
    },
  ],
  'Callback, about to be cancelled': [
    '/contact/callback',
    async (page, word) => {
      await confirmCallback(page, word);
      await page.getByRole('link', { name: word('callback.sent.manage'), exact: true }).click();
      await press(page, word('callback.cancel'));
      await page.getByRole('button', { name: word('callback.cancel.confirm'), exact: true }).waitFor();
    },
  ],
  Email: ['/contact/email'],
  'Email, with problems': [
    '/contact/email',
    async (page, word, locale) => {
      await press(page, word('email.next'));
      await problemsInFocus(page, locale);
    },
  ],
  'Email, too long': [
    '/contact/email',
    async (page, word) => {
      await field(page, word('email.message')).fill('x'.repeat(5_001));
      await page.getByText(word('email.message.over.one').replace('{n}', '1')).waitFor();
    },
  ],
  'Email, confirmed': [
    '/contact/email',
    async (page, word) => {
      await field(page, word('email.email')).fill('zoe@example.com');
      await field(page, word('email.message')).fill('What is my policy number?');
      await press(page, word('email.next'));
      await reference(page);
    },
  ],
  'Page not found': ['/contact/nowhere'],
};

async function confirmCallback(page, word) {
  numbers += 1;
  await field(page, word('callback.phone')).fill(`+44 20 7946 0${String(100 + numbers)}`);
  await press(page, word('callback.send'));
  await reference(page);
}

for (const { name: variant, size, locale, colorScheme = 'light' } of VARIANTS) {
  for (const [name, [path, act]] of Object.entries(STATES)) {
    test(`${name} (${variant})`, async () => {
      const tab = await open(browser, { size, colorScheme, allow: [REFUSED_PAGE] });
      await visit(tab, `${server.url}${path}?locale=${locale}`);
      await tab.page.getByRole('heading', { level: 1 }).waitFor();
      const direction = await tab.page.evaluate(() => getComputedStyle(document.documentElement).direction);
      assert.equal(direction, locale === 'ar' ? 'rtl' : 'ltr');
      await act?.(tab.page, words(locale), locale);
      assert.deepEqual(await violations(tab.page), []);
      await tab.close();
    });
  }
}

// The page as it is served, before the app has come. (axe itself needs script, so that is not switched off.)
for (const path of ['/', '/contact/call', '/contact/callback', '/contact/email']) {
  test(`${path} (as served)`, async () => {
    const tab = await open(browser, { size: PHONE, allow: [/ERR_FAILED/, /Failed to fetch/] });
    await tab.page.route('**/*.wasm', (route) => route.abort());
    await tab.page.goto(server.url + path);
    assert.deepEqual(await violations(tab.page), []);
    await tab.close();
  });
}

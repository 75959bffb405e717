// The Contact Us page and Call: small and large, with the app and without script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, REFUSED_PAGE, SIZES, launch, open, visit } from './support/browser.mjs';
import { button, heading, link } from './support/forms.mjs';
import { startServer } from './support/server.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const OPTIONS = ['Chat', 'Call', 'Transfer', 'Schedule a Callback', 'Email Us'];

for (const size of SIZES) {
  for (const script of [true, false]) {
    const how = `${size.name}, ${script ? 'with the app' : 'without script'}`;

    test(`the options stand in their order, as links (${how})`, async () => {
      const tab = await open(browser, { size, script });
      const { page } = tab;
      for (const path of ['/', '/contact']) {
        await visit(tab, server.url + path);
        await heading(page, 'Contact Us').waitFor();
        const names = await page.getByRole('main').getByRole('link').allTextContents();
        const options = names.map((name) => name.trim()).filter((name) => OPTIONS.includes(name));
        assert.deepEqual(options, ['Chat', 'Call', 'Schedule a Callback', 'Email Us']);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
      await tab.close();
    });

    test(`the number is a link to dial (${how})`, async () => {
      const tab = await open(browser, { size, script, permissions: script ? ['clipboard-read', 'clipboard-write'] : [] });
      const { page } = tab;
      await visit(tab, server.url);
      await link(page, 'Call').click();
      await button(page, 'Copy the number').waitFor({ state: script ? 'visible' : 'hidden' });
      await heading(page, 'Contact Us').waitFor();
      const number = page.getByRole('main').getByRole('link', { name: /^\+?[\d\s()-]{7,}$/ });
      assert.match(await number.getAttribute('href'), /^tel:\+\d{7,15}$/);
      assert.equal(await page.getByRole('img', { name: /^QR code that dials/ }).count(), size === DESKTOP ? 1 : 0);
      if (script) {
        await button(page, 'Copy the number').click();
        await page.getByText('Number copied').waitFor();
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(copied, await number.textContent());
      }
      await tab.close();
    });
  }
}

for (const script of [true, false]) {
  const how = script ? 'with the app' : 'without script';
  test(`an unknown route and an unknown account say so (${how})`, async () => {
    const tab = await open(browser, { script, allow: [REFUSED_PAGE] });
    const missing = await visit(tab, `${server.url}/contact/nowhere`);
    assert.equal(missing.status(), 404);
    await heading(tab.page, 'Page not found').waitFor();
    const account = await tab.page.goto(`${server.url}/?account=nobody`);
    assert.equal(account.status(), 404);
    await tab.close();
  });
}

test('moving on gives the new page its title and its heading the focus', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url);
  const before = await page.title();
  await link(page, 'Email Us').click();
  await heading(page, 'Email Us').waitFor();
  assert.notEqual(await page.title(), before);
  assert.match(await page.title(), /^Email Us/);
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Email Us');
  assert.equal(await page.evaluate(() => scrollY), 0);
  await tab.close();
});

test('nothing is stored before input', async () => {
  const tab = await open(browser);
  await visit(tab, server.url);
  const kept = await tab.page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length);
  assert.equal(kept, 0);
  await tab.close();
});

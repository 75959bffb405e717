// Call with a number or code of the customer's own: counted down, kept longer, gone in time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, launch, open, visit } from './support/browser.mjs';
import { button, heading, link } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

let browser, server;
before(async () => {
  browser = await launch();
  server = await startServer();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const method = (...words) => server.run('call', 'method', ...words);
const dialled = async (page) => (await page.locator('a[href^="tel:"]').getAttribute('href')).slice('tel:'.length);
const shown = (page) => page.locator('a[href^="tel:"]').count();

for (const size of [PHONE, DESKTOP]) {
  test(`a code is given, dialled behind the number, and kept longer (${size.name})`, async () => {
    await method('dtmf');
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, `${server.url}/contact/call`);
    await heading(page, 'Contact Us').waitFor();
    await page.getByText(/^Yours for 1[45]:\d\d$/).waitFor();
    await page.getByText('Code', { exact: true }).waitFor();
    const [number, code] = (await dialled(page)).split(',');
    assert.equal(number, '+442079460018');
    assert.match(code, /^\d{6}$/);
    await page.getByText(`${code.slice(0, 3)}\u00a0${code.slice(3)}`, { exact: true }).waitFor();
    assert.equal(await page.getByRole('img', { name: /QR code/ }).count(), size.mobile ? 0 : 1);
    assert.deepEqual(await violations(page), []);

    // Going back and forth, keeping it longer, and loading the page again: the same code.
    await link(page, 'Back to Contact Us').click();
    await page.getByRole('link', { name: 'Call', exact: true }).click();
    await button(page, 'Keep it longer').click();
    await page.getByText(/^Yours for (15:00|14:5\d)$/).waitFor();
    assert.equal(await dialled(page), `${number},${code}`);
    await page.reload();
    await page.getByText(/^Yours for 1[45]:\d\d$/).waitFor();
    assert.equal(await dialled(page), `${number},${code}`);
    await tab.close();
  });
}

test('number and code are copied together', async () => {
  await method('dtmf');
  const tab = await open(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  const { page } = tab;
  await visit(tab, `${server.url}/contact/call`);
  await button(page, 'Copy number and code').click();
  await page.getByText('Number and code copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await dialled(page));
  await tab.close();
});

test('at the end the number is hidden and said to be gone; a new one can be had', async () => {
  await method('dtmf', '--for', '6s');
  const tab = await open(browser);
  const { page } = tab;
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === '/api/v1/call');
  await visit(tab, `${server.url}/contact/call`);
  const { until: end } = await (await answer).json();
  await page.getByText(/^Yours for 0:0[1-6]$/).waitFor();
  const first = await dialled(page);
  await button(page, 'Get a new number').waitFor();
  assert.equal(await shown(page), 0, 'nothing is shown that may be somebody else’s');
  assert.match(await page.getByRole('status').filter({ hasText: 'is over' }).textContent(), /time of this number is over/);
  await method('dtmf');
  // The page ends a little before the server does, by the time that the answer took: till then it is still theirs.
  await until('its end by the server’s clock', () => Date.now() > end.at);
  await button(page, 'Get a new number').click();
  await page.getByText(/^Yours for 1[45]:\d\d$/).waitFor();
  assert.notEqual(await dialled(page), first);
  await tab.close();
});

test('a device that slept, or whose clock is wrong, shows nothing for too long', async () => {
  await method('dtmf');
  const tab = await open(browser);
  const { page } = tab;
  // A clock that is a day slow: what counts is the time that the server says is left.
  await page.clock.install({ time: Date.now() - 86_400_000 });
  await visit(tab, `${server.url}/contact/call`);
  await page.getByText(/^Yours for 1[45]:\d\d$/).waitFor();
  // It sleeps: timers stand still, the time of day goes on.
  await page.clock.fastForward(900_000);
  await button(page, 'Get a new number').waitFor();
  assert.equal(await shown(page), 0);
  await tab.close();
});

test('without script a button gets a number, and the page leaves by itself', async () => {
  await method('dtmf', '--for', '4s');
  const tab = await open(browser, { script: false });
  const { page } = tab;
  await visit(tab, `${server.url}/contact/call`);
  assert.equal(await shown(page), 0, 'a GET takes nothing');
  await button(page, 'Get a number').click();
  await page.getByText(/^Yours until /).waitFor();
  assert.match(await dialled(page), /^\+442079460018,\d{6}$/);
  await button(page, 'Get a number').waitFor();
  assert.equal(await shown(page), 0, 'it is gone');
  await tab.close();
});

test('numbers of one’s own are each one customer’s', async () => {
  await server.run('call', 'number', 'add', '+442079460001', '0001');
  await method('dnis');
  const [ada, bob] = [await open(browser), await open(browser)];
  for (const tab of [ada, bob]) {
    await visit(tab, `${server.url}/contact/call`);
    await tab.page.getByText(/^Yours for /).waitFor();
  }
  assert.equal(await dialled(ada.page), '+442079460001');
  assert.match(await dialled(bob.page), /^\+442079460018,\d{6}$/, 'the pool is empty');
  await ada.close();
  await bob.close();
});

test('where the app never comes the number goes with its time all the same', async () => {
  await method('dtmf', '--for', '6s');
  const tab = await open(browser, { allow: [/Failed to load/, /ERR_FAILED/, /fetch/] });
  const { page } = tab;
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${server.url}/contact/call`);
  await button(page, 'Get a number').click();
  await page.getByText(/^Yours until /).waitFor();
  assert.equal(await shown(page), 1);
  await button(page, 'Get a number').waitFor();
  assert.equal(await shown(page), 0, 'it is gone');
  await method('dtmf');
  await tab.close();
});

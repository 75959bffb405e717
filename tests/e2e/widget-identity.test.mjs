// Who the visitor of a widget is: what their page says, what its server vouches for, and what agents see of both.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { addAgent, card, customerPane, openConsole, take } from './support/agent.mjs';
import { violations } from './support/axe.mjs';
import { launch, open } from './support/browser.mjs';
import { call, listen, startHost, widget } from './support/host.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const word = words('en');
// A console that is opened asks who is signed in.
const UNKNOWN = { allow: [/status of 401/] };

let server, host, browser, agent;
before(async () => {
  browser = await launch(['--site-per-process']);
});
beforeEach(async () => {
  server = await startServer();
  host = await startHost(server);
  agent = await addAgent(server, 'Alex');
});
afterEach(async () => {
  await host?.stop();
  await server?.stop();
});
after(() => browser?.close());

async function at(path = '/', more) {
  const tab = await open(browser, more);
  const heard = await listen(tab.page);
  await tab.page.goto(host.url + path);
  await tab.page.waitForFunction(() => globalThis.ContactUs?.open);
  return { ...tab, heard, it: widget(tab.page) };
}

/** What the README tells sites to do, done. */
async function site() {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, code] = readme.match(/```js\n(import \{ createHmac \}[^]*?)```/);
  process.env.CONTACT_US_IDENTITY_SECRET = (await server.run('identity', 'secret', 'demo')).trim();
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

/** The text of the one mail. */
async function mailed() {
  const [mail] = await server.mailAbout('');
  return mail.text.replaceAll('\r\n', '\n');
}

const said = (within) => within.getByRole('group', { name: word('console.host'), exact: true });
const fact = (within, text) => within.getByText(text, { exact: true });
const unverified = (within) => fact(within, word('console.customer.unverified'));

test('agents see what the page says, follow who moves on, and see them verified, all without a reload', async () => {
  const { tokenFor } = await site();
  const console_ = await openConsole(browser, server, agent, UNKNOWN);
  const { page, it, close } = await at('/basket?secret=1');
  await page.exposeFunction('tokenOfTheSite', () => tokenFor({ id: 'c-17', name: 'Zoë van Dijk', email: 'zoe@example.com' }));
  await call(page, 'setCustomAttributes', { plan: 'Glasfaser „500“', since: 2019, '<b>Verified</b>': '<img src=x>' });
  await call(page, 'identify', { id: '4711', email: 'zoe@nowhere.example' });
  await call(page, 'open', 'chat');
  await it.send('Hello');

  await take(console_.page, 'Hello');
  const pane = customerPane(console_.page);
  await unverified(pane).waitFor();
  for (const text of ['A host', 'Glasfaser „500“', '2019', '<b>Verified</b>', '<img src=x>', '4711', 'zoe@nowhere.example'])
    await fact(said(pane), text).waitFor();
  const link = said(pane).getByRole('link');
  assert.equal(await link.getAttribute('href'), `${host.url}/basket`);
  assert.deepEqual((await link.getAttribute('rel')).split(' ').sort(), ['noopener', 'noreferrer']);
  await console_.page.evaluate(() => (globalThis.same = true));

  // The visitor moves on, and writes nothing.
  await page.evaluate(() => {
    history.pushState(null, '', '/pay?secret=1');
    setTimeout(() => (document.title = 'Pay'));
  });
  await fact(said(pane), 'Pay').waitFor();
  assert.equal(await link.getAttribute('href'), `${host.url}/pay`);
  await call(page, 'page', '/receipt');
  await until('the page that the site names', async () => (await link.getAttribute('href')) === `${host.url}/receipt`);
  await call(page, 'setCustomAttributes', { plan: 'Copper' });
  await fact(said(pane), 'Copper').waitFor();
  assert.equal(await fact(said(pane), '2019').count(), 0, 'in place of what was set before');

  await page.evaluate(() => ContactUs.identify({ getToken: () => tokenOfTheSite() }));
  await fact(pane, 'Zoë van Dijk · zoe@example.com · c-17').waitFor();
  await unverified(pane).waitFor({ state: 'detached' });
  assert.equal(await fact(said(pane), '4711').count(), 0, 'what was said without a signature is not said any more');
  await card(console_.page, 'Zoë van Dijk').waitFor();
  assert.ok(await console_.page.evaluate(() => globalThis.same));
  assert.deepEqual(await violations(console_.page), []);

  const [history] = await Promise.all([
    console_.context.waitForEvent('page'),
    pane.getByRole('link', { name: word('console.customer.history') }).click(),
  ]);
  await fact(history, 'Zoë van Dijk · zoe@example.com · c-17').waitFor();
  await fact(said(history), 'Copper').waitFor();
  assert.deepEqual(await violations(history), []);
  await close();
  await console_.close();
});

test('a visitor who comes back to another page of the site is seen there', async () => {
  const console_ = await openConsole(browser, server, agent, UNKNOWN);
  const { page, it, close } = await at('/first');
  await call(page, 'open', 'chat');
  await it.send('Hello');
  await take(console_.page, 'Hello');
  const link = said(customerPane(console_.page)).getByRole('link');
  assert.equal(await link.getAttribute('href'), `${host.url}/first`);
  await page.goto(`${host.url}/second`);
  await until('the second page', async () => (await link.getAttribute('href')) === `${host.url}/second`);
  await close();
  await console_.close();
});

test('who was verified is so of that contact alone: not after reset, not without a token', async () => {
  const { tokenFor } = await site();
  const console_ = await openConsole(browser, server, agent, UNKNOWN);
  const { page, it, close } = await at();
  const token = tokenFor({ id: 'c-17', name: 'Zoë' });
  await call(page, 'identify', { token });
  await call(page, 'open', 'chat');
  await it.textbox.waitFor();
  await it.send('As Zoë');
  const pane = customerPane(console_.page);
  await card(console_.page, 'As Zoë').click();
  await fact(pane, 'Zoë · c-17').waitFor();

  await call(page, 'reset');
  await call(page, 'open', 'chat');
  await it.send('As nobody');
  await card(console_.page, 'As nobody').click();
  await unverified(pane).waitFor();

  // The same visitor, and the site takes its word back.
  await call(page, 'identify', { token });
  await fact(pane, 'Zoë · c-17').waitFor();
  await call(page, 'identify', { name: 'Zoë' });
  await call(page, 'open', 'email');
  await it.frame.locator('[name="email"]').fill('zoe@example.com');
  await it.frame.locator('[name="message"]').fill('My line is slow.');
  await it.press('email.next');
  const text = await mailed();
  assert.doesNotMatch(text, /Customer, verified by the site/);
  assert.match(text, /\n\nSaid by the page, not verified:\n {4}Page: A host\n {4}Address of the page: http/);
  assert.match(text, /\n {4}Name: Zoë\n/);
  await close();
  await console_.close();
});

for (const [name, renewed] of [
  ['is asked for anew', true],
  ['and cannot be had anew, goes away', false],
])
  test(`a token that has run out when a chat begins ${name}: nothing is lost, and nobody presses twice`, async () => {
    const { tokenFor } = await site();
    const console_ = await openConsole(browser, server, agent, UNKNOWN);
    const { page, it, heard, close } = await at('/', UNKNOWN);
    const fresh = tokenFor({ id: 'c-17', name: 'Zoë' });
    const now = Date.now;
    Date.now = () => now() - 3_600_000;
    const old = tokenFor({ id: 'c-17', name: 'Zoë' });
    Date.now = now;
    await page.evaluate(
      ([old, fresh, renewed]) => {
        const given = [old, fresh];
        return ContactUs.identify(renewed ? { getToken: () => given.shift() ?? fresh } : { token: old });
      },
      [old, fresh, renewed],
    );
    await call(page, 'open', 'chat');
    await it.textbox.waitFor();
    await it.send('Hello');
    await card(console_.page, 'Hello').click();
    const pane = customerPane(console_.page);
    if (renewed) await fact(pane, 'Zoë · c-17').waitFor();
    else {
      await unverified(pane).waitFor();
      assert.equal((await heard.last('error')).code, 'identity');
    }
    await close();
    await console_.close();
  });

test('the customer sees what their page adds before they send it, and as it changes', async () => {
  const { page, it, close } = await at('/basket');
  await call(page, 'open', 'email');
  await it.frame.getByText(word('email.along'), { exact: true }).click();
  const along = it.frame.locator('.cu-along');
  const label = (name) => fact(along, word('mail.host.told').replace('{name}', name));
  await label(word('mail.host.url')).waitFor({ state: 'attached' });
  await call(page, 'setCustomAttributes', { plan: 'gold' });
  await label('plan').waitFor({ state: 'attached' });
  assert.equal(await fact(along, 'gold').count(), 1);
  await close();
});

test('attributes that are too long are refused with a code, and no contact is lost over them', async () => {
  const { page, it, heard, close } = await at();
  await call(page, 'setCustomAttributes', { plan: 'gold' });
  await call(page, 'open', 'email');
  const all = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`attribute ${n}`, 'ü'.repeat(50)]));
  assert.deepEqual(await call(page, 'setCustomAttributes', all), { code: 'attributes' });
  assert.equal((await heard.last('error')).code, 'attributes');
  assert.deepEqual(await call(page, 'page', 'http://'), { code: 'page' });
  await it.frame.locator('[name="email"]').fill('zoe@example.com');
  await it.frame.locator('[name="message"]').fill('My line is slow.');
  await it.press('email.next');
  const text = await mailed();
  assert.match(text, / {4}plan: gold\n/);
  await close();
});

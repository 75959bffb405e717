// The demo page as an integrator uses it: each state of the sandbox by a choice, without a reload.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open, visit } from './support/browser.mjs';
import { call, widget } from './support/host.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const word = words('en');
let server, browser;
before(async () => {
  server = await startServer({}, ['serve', '--demo-agent']);
  await until('the sandbox to be there', () => server.log().includes('Accounts to try every state in'));
  browser = await launch(['--site-per-process']);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A tab at the demo page; `choose` takes one of the sandbox's accounts there. */
async function demo(how = {}) {
  const tab = await open(browser, { size: DESKTOP, ...how });
  await tab.page.goto(`${server.url}/demo`);
  await tab.page.waitForFunction(() => globalThis.ContactUs?.open);
  await tab.page.evaluate(() => (globalThis.same = true));
  return {
    ...tab,
    it: widget(tab.page),
    choose: (account) => tab.page.locator('#states select').selectOption(account),
  };
}

test('every account of the sandbox can be chosen, in place, while the panel is open', async () => {
  const { page, it, choose, close } = await demo();
  await call(page, 'open');
  const accounts = await page.locator('#states option').evaluateAll((all) => all.map(({ value }) => value));
  const listed = /Accounts to try every state in: (.*)/.exec(server.log())[1].split(', ');
  assert.deepEqual(accounts, ['demo', ...listed]);
  for (const account of accounts.slice(1)) {
    await choose(account);
    await until(`${account} to be there`, async () => {
      const { open, connected } = await call(page, 'getState');
      return open && connected && (await page.locator('iframe').getAttribute('src')).includes(`account=${account}&`);
    });
    await it.heading().waitFor();
  }
  assert.equal(await page.evaluate(() => globalThis.same), true);
  await close();
});

test('in the busy account the place goes down, and the scripted agent answers', async () => {
  const { page, it, choose, close } = await demo();
  await choose('sandbox-busy');
  await call(page, 'open', 'chat');
  await it.send('Is it my turn?');
  const chat = it.frame.getByRole('dialog');
  const place = async () => /(\d+)/.exec(await chat.locator('.cu-chat__who').innerText().catch(() => ''))?.[1];
  const places = new Set();
  await until('the agent to answer', async () => {
    const now = Number(await place());
    if (now) places.add(now);
    return (await chat.getByText('I am Robin (demo)').count()) > 0;
  }, 60_000);
  assert.ok(places.size >= 2, `places: ${[...places]}`);
  assert.ok([...places].every((one, at, all) => at === 0 || one < all[at - 1]), `places: ${[...places]}`);
  await close();
});

test('what is sent to mail servers that take nothing is accepted, and what is refused stays typed', async () => {
  const { page, it, choose, close } = await demo({ allow: [/status of (409|429|500)/] });
  const send = async (account) => {
    await choose(account);
    await call(page, 'open', 'email');
    await it.frame.locator('[name="email"]').fill('zoe@example.com');
    await it.frame.locator('[name="message"]').fill('My line is slow.');
    await it.press('email.next');
  };
  for (const account of ['sandbox-mail-down', 'sandbox-mail-refused']) {
    await send(account);
    await it.frame.getByText(/CU-/).first().waitFor();
  }
  for (const [account, status] of [['sandbox-refused', 409], ['sandbox-too-many', 429], ['sandbox-failing', 500]]) {
    const answer = page.waitForResponse((one) => one.request().method() === 'POST' && one.url().includes('/api/v1/email'));
    await send(account);
    assert.equal((await answer).status(), status, account);
    assert.equal(await it.frame.locator('[name="message"]').inputValue(), 'My line is slow.', account);
  }
  await close();
});

test('the calls of the scripted Voice IVR: connected and over, unanswered', async () => {
  for (const [call, sentences] of [
    ['answers', ['transfer.connecting', 'transfer.gone']],
    ['silent', ['transfer.asked', 'transfer.unanswered']],
  ]) {
    const tab = await open(browser, { size: PHONE });
    await until('the call to be open', async () => {
      await visit(tab, `${server.url}/contact?account=sandbox&externalId=${call}`);
      return (await tab.page.getByRole('button', { name: word('option.transfer') }).count()) > 0;
    });
    await tab.page.getByRole('button', { name: word('option.transfer') }).click();
    for (const key of sentences) await tab.page.getByText(word(key).slice(0, 30)).first().waitFor({ timeout: 30_000 });
    await tab.close();
  }
});

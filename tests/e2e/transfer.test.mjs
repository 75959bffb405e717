// Transfer: a customer with a phone in one hand and a Voice IVR on the line.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, REFUSED_PAGE, launch, open, visit } from './support/browser.mjs';
import { button, heading, link } from './support/forms.mjs';
import { startIvr } from './support/ivr.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const KEY = 'the-key-of-these-journeys';
let server, browser, ivr;
before(async () => {
  server = await startServer({ CONTACT_US_APPLICATION_KEY: KEY });
  browser = await launch();
});
afterEach(async () => {
  await ivr?.stop();
  ivr = undefined;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const say = words('en');
const transfer = (page) => button(page, 'Transfer');
const call = (page) => link(page, 'Call');
const state = (page, key) => page.getByRole('status').getByText(say(key), { exact: true });
const transfers = () => ivr.said().filter((line) => line.includes('Transfer in hand') || line.startsWith('transfers'));

/** How often the page has looked at the call since now. */
function looked(page) {
  let looks = 0;
  page.on('request', (request) => (looks += request.url().includes('/api/v1/voice') ? 1 : 0));
  return () => looks;
}

/** A phone on a call, at the Contact Us page. */
async function onCall(options = {}) {
  ivr = await startIvr(server, KEY);
  const tab = await open(browser, { size: PHONE, ...options });
  await tab.page.clock.install();
  await visit(tab, ivr.link);
  return tab;
}

test('on a call a phone is shown Transfer in the place of Call, and a press hands the call over once', async () => {
  const tab = await onCall();
  const { page } = tab;
  await transfer(page).waitFor();
  assert.equal(await call(page).count(), 0, 'never both');
  const names = await page.getByRole('list', { name: say('contact.options') }).getByRole('listitem').allTextContents();
  assert.deepEqual(
    names.map((name) => ['Chat', 'Transfer', 'Schedule a Callback', 'Email Us'].find((option) => name.startsWith(option))),
    ['Chat', 'Transfer', 'Schedule a Callback', 'Email Us'],
  );
  await transfer(page).click();
  await state(page, 'transfer.asked').or(state(page, 'transfer.connecting')).waitFor();
  await state(page, 'transfer.connecting').waitFor();
  assert.deepEqual(await violations(page), []);
  await ivr.hears('an agent has the call');
  await state(page, 'transfer.gone').waitFor();
  await call(page).waitFor();
  assert.equal(await transfer(page).count(), 0);
  assert.equal(transfers().length, 1);
  assert.match(transfers()[0], /"Interaction Unique Id":"[0-9a-f-]{36}"/);
  await tab.close();
});

test('five quick presses and one in a second tab are one transfer', async () => {
  const tab = await onCall();
  const { page } = tab;
  const second = await tab.context.newPage();
  await second.goto(ivr.link);
  await second.locator('#app[data-ready]').waitFor({ state: 'attached' });
  ivr.tell('hold');
  await ivr.hears('asks for no actions');
  await page.evaluate(() => {
    const pressed = document.getElementById('option-transfer');
    for (let n = 0; n < 5; n += 1) pressed.click();
  });
  await state(page, 'transfer.asked').waitFor();
  await transfer(second).click();
  await state(second, 'transfer.asked').waitFor();
  ivr.tell('hold');
  await ivr.hears('an agent has the call');
  await state(second, 'transfer.gone').waitFor();
  assert.equal(transfers().length, 1);
  await tab.close();
});

test('a call that drops while the page is open becomes Call within 5 s, says so, and keeps the focus', async () => {
  const tab = await onCall();
  const { page } = tab;
  await transfer(page).focus();
  const began = performance.now();
  ivr.tell('drop');
  await call(page).waitFor();
  assert.ok(performance.now() - began < 5_000, `it took ${Math.round(performance.now() - began)} ms`);
  await state(page, 'transfer.dropped').waitFor();
  assert.equal(await transfer(page).count(), 0, 'never both');
  await until('Call to have the focus', () => page.evaluate(() => document.activeElement?.id === 'option-call'));
  // It has stopped looking: with the timers run on for a minute, nothing more is asked.
  const looks = looked(page);
  await page.clock.runFor(60_000);
  assert.equal(looks(), 0);
  page.clock.resume();
  await call(page).click();
  await page.getByRole('link', { name: /^\+?[\d\s()-]{7,}$/ }).waitFor();
  await tab.close();
});

test('a press on a call that has just dropped asks for nothing and shows Call', async () => {
  const tab = await onCall({ allow: [/status of 409/] });
  const { page } = tab;
  await page.route('**/api/v1/voice?*', (route) => route.abort());
  ivr.tell('drop');
  await ivr.hears('the caller hung up');
  await transfer(page).click();
  await page.getByRole('status').getByText(say('problem.call-over'), { exact: true }).waitFor();
  await link(page, say('transfer.call')).waitFor();
  await page.unroute('**/api/v1/voice?*');
  await call(page).waitFor();
  tab.complaints.splice(0); // the answers that the test kept back
  await tab.close();
});

test('an IVR that dies with the transfer in hand is told of after 15 s, and Call and another try are offered', async () => {
  const tab = await onCall();
  const { page } = tab;
  ivr.tell('die');
  await ivr.hears('will die');
  await transfer(page).click();
  await ivr.hears('died with Transfer in hand');
  await state(page, 'transfer.unanswered').waitFor({ timeout: 22_000 });
  assert.deepEqual(await violations(page), []);
  assert.equal(await transfer(page).getAttribute('aria-disabled'), null);
  await transfer(page).click();
  await state(page, 'transfer.asked').waitFor();
  await tab.close();
});

test('on a desktop Call is shown, also on a call', async () => {
  const tab = await onCall({ size: DESKTOP });
  await call(tab.page).waitFor();
  assert.equal(await transfer(tab.page).count(), 0);
  await tab.close();
});

const IPAD = {
  size: { viewport: { width: 1024, height: 768 } },
  hasTouch: true,
  userAgent:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
};
for (const [device, points, option] of [
  ['an iPad that says it is a Mac', 5, transfer],
  ['a Mac', 0, call],
]) {
  test(`on a call ${device} is shown ${option === transfer ? 'Transfer' : 'Call'}`, async () => {
    ivr = await startIvr(server, KEY);
    const tab = await open(browser, IPAD);
    const { page } = tab;
    await page.addInitScript(
      (points) => Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { get: () => points }),
      points,
    );
    const asked = page.waitForResponse((response) => response.url().includes('/api/v1/page?')).catch(() => null);
    await visit(tab, ivr.link);
    if (option === transfer) await asked;
    await option(page).waitFor();
    assert.equal((await transfer(page).count()) + (await call(page).count()), 1, 'never both');
    if (option === transfer) {
      await transfer(page).click();
      await ivr.hears('an agent has the call');
      await state(page, 'transfer.gone').waitFor();
      assert.match(transfers()[0], /"Device":"Mobile"/);
      assert.match(transfers()[0], /"Operating system":"iPadOS"/);
    }
    await tab.close();
  });
}

test('without script Transfer is a form, and the page tells how it stands', async () => {
  const tab = await onCall({ script: false, allow: [REFUSED_PAGE] });
  const { page } = tab;
  await transfer(page).click();
  await heading(page, 'Contact Us').waitFor();
  await page.getByText(say('transfer.asked')).or(page.getByText(say('transfer.connecting'))).waitFor();
  await ivr.hears('an agent has the call');
  await link(page, say('transfer.look')).click();
  await call(page).waitFor();
  assert.equal(transfers().length, 1);
  await tab.close();
});

test('a hidden page does not look', async () => {
  const tab = await onCall();
  const { page } = tab;
  let looks = looked(page);
  await until('it to look while it is seen', () => looks() > 0);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { configurable: true, get: () => true }));
  looks = looked(page);
  await page.clock.runFor(60_000);
  assert.equal(looks(), 0);
  await page.evaluate(() => delete document.hidden);
  await until('it to look again', () => looks() > 0, 3_000);
  await tab.close();
});

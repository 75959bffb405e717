// From the first page of an Interaction to the history that staff read: what was answered, and nothing that is sensitive.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addAgent, signIn, title } from './support/agent.mjs';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, launch, open, visit } from './support/browser.mjs';
import { LETTER, button, field, fill, link, reference } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const word = words('en');
const SECRETS = ['1987-06-05', '8642'];
// A session that is not there yet, and a link that opens nothing, are logged by Chromium as resources that failed.
const REFUSED = [/status of 40[134]/];
const GONE = [...REFUSED, /ERR_/];

let server, browser, agent, mail;
before(async () => {
  server = await startServer();
  browser = await launch();
  agent = await addAgent(server, 'Alex');
  mail = await told(await open(browser, { size: DESKTOP }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const answer = (page, text) => page.locator('.cu-answers').getByText(text, { exact: true });
const next = (page) => button(page, word('interaction.next')).click();
const choose = async (page, name) => {
  await page.getByLabel(name, { exact: true }).check();
  await next(page);
};

/** A customer goes through the Interaction, back once, and sends an e-mail; gives the mail that staff get. */
async function told(tab) {
  const { page } = tab;
  const right = (await server.run('interaction', 'link', 'lost-bank-card')).trim();
  await visit(tab, right.replace('#', '?historySearchId=case-7#'));
  await choose(page, 'I cannot find it');
  await page.getByLabel('Other cards', { exact: true }).check();
  await next(page);
  await title(page, 'Have you seen payments that you did not make?').waitFor();
  await button(page, word('interaction.back')).click();
  await page.getByLabel('Other cards', { exact: true }).uncheck();
  await choose(page, 'An identity card or passport');
  await choose(page, 'No');
  await title(page, 'Whose card is it?').waitFor();
  await page.locator('[name="fullName"]').fill('Zoë O’Neill');
  await page.locator('[name="birthday"]').fill(SECRETS[0]);
  await page.locator('[name="cardEnd"]').fill(SECRETS[1]);
  await page.locator('[name="phone"]').fill('020 7946 0777');
  await next(page);
  await choose(page, 'To the address that you know');
  await title(page, /^Almost done/).waitFor();
  await next(page);
  await link(page, word('option.email')).click();
  await field(page, 'Message').waitFor();
  const along = page.locator('details.cu-along');
  await along.locator('summary').click();
  const seen = await along.innerText();
  assert.ok(seen.includes('I cannot find it') && seen.includes('case-7'), seen);
  for (const secret of SECRETS) assert.ok(!seen.includes(secret), seen);
  await fill(page, LETTER);
  await button(page, 'Next').click();
  const number = await reference(page);
  await tab.close();
  const [mail] = await server.mailAbout(number);
  return { ...mail, number, seen };
}

const address = () => /https?:\/\/\S+\/history\/\S+#[\w-]+/.exec(mail.text)[0];
const history = (size, more = {}) => open(browser, { size, allow: REFUSED, ...more });

test('the mail holds the link, the time and the variables that the customer was shown, and nothing sensitive', () => {
  assert.ok(address().includes(`/history/${mail.number}#`));
  assert.match(mail.text, /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/);
  for (const value of ['I cannot find it', 'An identity card or passport', 'case-7', 'Zoë O’Neill']) {
    assert.ok(mail.text.includes(value), value);
    assert.ok(mail.seen.includes(value), value);
  }
  for (const secret of SECRETS) assert.ok(!mail.text.includes(secret) && !mail.html.includes(secret));
});

for (const size of [PHONE, DESKTOP]) {
  test(`after the sign-in the link shows exactly what was answered (${size.name})`, async () => {
    const tab = await history(size);
    const { page } = tab;
    await page.goto(address());
    await page.getByText(word('console.history.sign')).waitFor();
    assert.deepEqual(await violations(page), []);
    await signIn(page, agent);
    await answer(page, 'An identity card or passport').waitFor();
    const text = await page.locator('main').innerText();
    for (const answer of ['I cannot find it', 'Other cards', 'To the address that you know', 'Zoë O’Neill', '020 7946 0777', LETTER.Email])
      assert.ok(text.includes(answer), answer);
    for (const choice of ['It was stolen', 'A note with the PIN']) assert.ok(!text.includes(choice), choice);
    for (const secret of SECRETS) assert.ok(!(await page.content()).includes(secret), secret);
    assert.equal(await page.getByText(word('console.history.masked')).count(), 2);
    assert.equal(await page.getByText(word('console.history.back'), { exact: true }).count(), 1);
    assert.ok(new URL(page.url()).hash.length > 10, 'the right is still there for a reload');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    assert.deepEqual(await violations(page), []);
    await page.reload();
    await answer(page, 'An identity card or passport').waitFor();
    await page.getByText(word('console.history.openings'), { exact: true }).waitFor();
    await tab.close();
  });
}

test('it reads from right to left in Arabic, and in the dark', async () => {
  const tab = await history(PHONE, { colorScheme: 'dark' });
  const { page } = tab;
  await page.goto(address().replace('#', '?locale=ar#'));
  await signIn(page, agent, 'ar');
  await page.getByText(words('ar')('console.history.steps')).waitFor();
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.deepEqual(await violations(page), []);
  await tab.close();
});

test('a link that is not whole, and a server that is gone, are said so', async () => {
  const tab = await history(DESKTOP, { allow: GONE });
  const { page } = tab;
  await page.goto(address().slice(0, -4));
  await signIn(page, agent);
  await title(page, word('console.history.denied')).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.goto('about:blank');
  await page.route('**/api/v1/console/history/**', (route) => route.abort());
  await page.goto(address());
  await title(page, word('console.history.failed')).waitFor();
  assert.deepEqual(await violations(page), []);
  await page.unroute('**/api/v1/console/history/**');
  await button(page, word('console.again')).click();
  await answer(page, 'An identity card or passport').waitFor();
  await tab.close();
});

test('a whole link pasted over one that is not whole opens at once, without a reload', async () => {
  const tab = await history(DESKTOP);
  const { page } = tab;
  await page.goto(address().slice(0, -4));
  await signIn(page, agent);
  await title(page, word('console.history.denied')).waitFor();
  await page.evaluate(() => (globalThis.same = true));
  await page.goto(address());
  await answer(page, 'An identity card or passport').waitFor();
  assert.equal(await page.evaluate(() => globalThis.same), true, 'the page was not loaded again');
  await page.evaluate(() => (location.hash = '#nothing'));
  await title(page, word('console.history.denied')).waitFor();
  assert.equal(await answer(page, 'An identity card or passport').count(), 0);
  assert.deepEqual(await violations(page), []);
  await page.goBack();
  await answer(page, 'An identity card or passport').waitFor();
  await tab.close();
});

test('the time zone goes along where the app knows it: seen before, and in the mail', async () => {
  for (const script of [true, false]) {
    const tab = await open(browser, { size: PHONE, script, timezoneId: 'Europe/Berlin' });
    const { page } = tab;
    await visit(tab, `${server.url}/contact/email`);
    const along = page.locator('details.cu-along');
    await along.locator('summary').click();
    const seen = await along.innerText();
    assert.equal(/Time zone\s+Europe\/Berlin/.test(seen), script, seen);
    await fill(page, LETTER);
    await button(page, 'Next').click();
    const [mail] = await server.mailAbout(await reference(page));
    assert.equal(mail.text.includes('Europe/Berlin'), script);
    await tab.close();
  }
});

test('within an Interaction the time zone is told once', async () => {
  const tab = await open(browser, { size: PHONE, timezoneId: 'Europe/Berlin' });
  const { page } = tab;
  await visit(tab, `${server.url}/interaction/broadband-fault`);
  await next(page);
  await button(page, word('contact.title')).click();
  await link(page, word('option.email')).click();
  const along = page.locator('details.cu-along');
  await along.locator('summary').click();
  await along.getByText('Europe/Berlin').waitFor();
  assert.equal((await along.innerText()).match(/Berlin/g).length, 1);
  await tab.close();
});

test('what is sensitive is kept in the page alone, and nothing else is lost', async () => {
  const tab = await open(browser, { size: DESKTOP });
  const { page } = tab;
  const right = (await server.run('interaction', 'link', 'lost-bank-card')).trim();
  await visit(tab, right);
  await choose(page, 'I cannot find it');
  await next(page);
  await choose(page, 'No');
  await title(page, 'Whose card is it?').waitFor();
  const typed = (name) => page.locator(`[name="${name}"]`);
  const stored = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }) + JSON.stringify({ ...localStorage }));
  await typed('fullName').fill('Zoë O’Neill');
  await typed('birthday').fill(SECRETS[0]);
  await typed('cardEnd').fill(SECRETS[1]);
  await typed('phone').fill('020 7946 0777');
  assert.ok((await stored()).includes('Zoë O’Neill'));
  for (const secret of SECRETS) assert.ok(!(await stored()).includes(secret), secret);
  // The number that was typed here need not be typed for a callback; and back: all is still there.
  await button(page, word('contact.title')).click();
  await link(page, word('option.callback')).click();
  await title(page, word('callback.title')).waitFor();
  await until('the number to be filled in', async () => (await typed('phone').inputValue()) === '020 7946 0777');
  await link(page, word('page.back')).click();
  await link(page, word('interaction.back')).click();
  await title(page, 'Whose card is it?').waitFor();
  assert.equal(await typed('cardEnd').inputValue(), SECRETS[1]);
  assert.equal(await typed('birthday').inputValue(), SECRETS[0]);
  // On and back: the server gives them back, and they are not written down then either.
  await next(page);
  await title(page, 'Whose card is it?').waitFor({ state: 'detached' });
  await button(page, word('interaction.back')).click();
  await title(page, 'Whose card is it?').waitFor();
  assert.equal(await typed('cardEnd').inputValue(), SECRETS[1]);
  for (const secret of SECRETS) assert.ok(!(await stored()).includes(secret), secret);
  await page.reload();
  await title(page, 'Whose card is it?').waitFor();
  assert.equal(await typed('fullName').inputValue(), 'Zoë O’Neill');
  assert.equal(await typed('cardEnd').inputValue(), SECRETS[1]);
  for (const secret of SECRETS) assert.ok(!(await stored()).includes(secret), secret);
  await tab.close();
});

test('what is sent along is shown without script, too', async () => {
  const tab = await open(browser, { size: PHONE, script: false });
  const { page } = tab;
  await page.goto(`${server.url}/contact/email`);
  await page.locator('details.cu-along summary').click();
  const seen = await page.locator('details.cu-along').innerText();
  assert.ok(seen.includes('Mobile') && seen.includes('Android'), seen);
  await tab.close();
});

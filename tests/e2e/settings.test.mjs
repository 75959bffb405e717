// Administrators in the console: what they set counts for customers at once.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { addAgent, signIn } from './support/agent.mjs';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, launch, open } from './support/browser.mjs';
import { button, link } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const word = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words('en')(key));
const SIGNED_OUT = [/status of 401/];
const SECTIONS = ['account', 'options', 'schedules', 'variables', 'interactions'];

let server, browser, sam;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
beforeEach(async () => {
  server = await startServer();
  sam = await addAgent(server, 'Sam', 'administrator');
});
afterEach(() => server?.stop());

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const field = (page, key, locale = 'en') => page.getByLabel(words(locale)(key), { exact: true });
const told = (page, text) => page.getByRole('status').filter({ hasText: text }).waitFor();
const save = (page) => button(page, word('console.save')).click();

/** The console at a section, signed in. */
async function at(section, who = sam, { locale = 'en', allow = [], ...more } = {}) {
  const tab = await open(browser, { allow: [...SIGNED_OUT, ...allow], ...more });
  await tab.page.goto(`${server.url}/console/${section}?locale=${locale}`);
  await signIn(tab.page, who, locale);
  const name = words(locale)(`console.section.${section || 'chats'}`);
  if (section) await heading(tab.page, name).waitFor();
  return tab;
}

/** What the page offers a customer. */
async function offered() {
  const page = await (await fetch(`${server.url}/api/v1/page`)).json();
  return page.options.map((option) => option.kind);
}

async function letter(message) {
  const answer = await fetch(`${server.url}/api/v1/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ email: 'ada@example.com', message }),
  });
  assert.equal(answer.status, 201);
  const [mail] = await server.mailAbout((await answer.json()).reference);
  return mail;
}

test('the next mail goes to a new Primary Contact Email; without one Email Us is gone, and the console says why', async () => {
  const tab = await at('account');
  const { page } = tab;
  await field(page, 'console.account.email').fill('new@demo.example');
  await save(page);
  await told(page, word('console.saved'));
  assert.match((await letter('My line is dead.')).headers.to, /new@demo\.example/);
  await button(page, word('console.account.test')).click();
  await told(page, 'new@demo.example');
  await server.mailAbout('Test mail');
  await field(page, 'console.account.email').fill('');
  await save(page);
  await page.getByText(word('console.note.email')).waitFor();
  assert.ok(!(await offered()).includes('email'));
  await tab.close();
});

test('what is wrong is said beside its field, and what was typed stays', async () => {
  const tab = await at('account', sam, { allow: [/status of 422/] });
  const { page } = tab;
  await field(page, 'console.account.zone').fill('Mars/Olympus');
  await save(page);
  await page.getByText(word('error.admin.zone')).waitFor();
  assert.equal(await field(page, 'console.account.zone').inputValue(), 'Mars/Olympus');
  await tab.close();
});

test('two administrators do not overwrite each other unseen, and nothing typed is lost', async () => {
  const kim = await addAgent(server, 'Kim', 'administrator');
  const [one, two] = [await at('account'), await at('account', kim, { allow: [/status of 409/] })];
  const name = (page) => field(page, 'console.account.organisation');
  await name(one.page).fill('First');
  await save(one.page);
  await told(one.page, word('console.saved'));
  await name(two.page).fill('Second');
  await save(two.page);
  await two.page.getByRole('alert').filter({ hasText: 'Sam' }).waitFor();
  assert.equal(await name(two.page).inputValue(), 'Second');
  await button(two.page, word('console.mine')).click();
  await until('the decision', async () => (await two.page.getByRole('alert').count()) === 0);
  await save(two.page);
  await told(two.page, word('console.saved'));
  const page = await (await fetch(`${server.url}/api/v1/page`)).json();
  assert.equal(page.account.organisation, 'Second');
  await one.close();
  await two.close();
});

test('an option that is switched off is offered nowhere, at once; going to the chats and back loses no entry', async () => {
  const tab = await at('options');
  const { page } = tab;
  const callback = page.getByRole('group', { name: word('option.callback'), exact: true });
  await callback.getByRole('checkbox', { name: word('console.option.on') }).uncheck();
  await link(page, word('console.section.chats')).click();
  await page.getByText(word('console.list.empty')).waitFor();
  await page.goBack();
  await heading(page, word('console.section.options')).waitFor();
  assert.equal(await callback.getByRole('checkbox', { name: word('console.option.on') }).isChecked(), false);
  await save(page);
  await told(page, word('console.saved'));
  assert.ok(!(await offered()).includes('callback'));
  await tab.close();
});

test('hours are set day by day, and close what they are attached to', async () => {
  const tab = await at('schedules');
  const { page } = tab;
  const always = page.getByRole('group', { name: 'Around the clock', exact: true });
  for (const day of ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']) {
    await button(always, word('console.closed.add', { day })).click();
    await always.getByLabel(word('console.closed.from', { day }), { exact: true }).fill('00:00');
    await always.getByLabel(word('console.closed.to', { day }), { exact: true }).fill('00:00');
  }
  await save(page);
  await told(page, word('console.saved'));
  const answer = await (await fetch(`${server.url}/api/v1/page`)).json();
  assert.ok(answer.options.find((option) => option.kind === 'call').state.closed);
  await tab.close();
});

test('variables are put in order and left out', async () => {
  const tab = await at('variables');
  const { page } = tab;
  const rows = page.locator('.cu-settings__row bdi');
  await until('the set', async () => (await rows.count()) > 3);
  const first = await rows.first().textContent();
  await button(page, word('console.variables.down', { name: first })).click();
  await until('the other order', async () => (await rows.nth(1).textContent()) === first);
  const count = await rows.count();
  await button(page, word('console.variables.remove', { name: first })).click();
  await until('one less', async () => (await rows.count()) === count - 1);
  await save(page);
  await told(page, word('console.saved'));
  await tab.close();
});

test('published Interactions are listed, and agents see none of the settings', async () => {
  const tab = await at('interactions');
  await tab.page.getByRole('listitem').filter({ hasText: 'broadband-fault' }).waitFor();
  await tab.close();
  const robin = await addAgent(server, 'Robin');
  const plain = await at('', robin);
  await plain.page.getByText(word('console.list.empty')).waitFor();
  assert.equal(await plain.page.getByRole('navigation', { name: word('console.sections') }).count(), 0);
  await plain.close();
});

for (const { size, locale, more } of [
  { size: PHONE, locale: 'en', more: {} },
  { size: DESKTOP, locale: 'ar', more: { colorScheme: 'dark' } },
]) {
  test(`no page of the settings has a fault that axe knows: ${size.name}, ${locale}`, async () => {
    const tab = await at('account', sam, { size, locale, ...more });
    for (const section of SECTIONS) {
      await link(tab.page, words(locale)(`console.section.${section}`)).click();
      await heading(tab.page, words(locale)(`console.section.${section}`)).waitFor();
      await until('the page', async () => (await tab.page.getByText(words(locale)('console.loading')).count()) === 0);
      assert.deepEqual(await violations(tab.page), [], section);
    }
    await tab.close();
  });
}

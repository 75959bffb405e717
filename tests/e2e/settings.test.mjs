// Administrators in the console: what they set counts for customers at once.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
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
const SECTIONS = ['account', 'options', 'numbers', 'schedules', 'exceptions', 'variables', 'interactions', 'replies', 'people', 'widget'];

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
  await page.getByText(word('error.admin.zone'), { exact: true }).waitFor();
  assert.equal(await field(page, 'console.account.zone').inputValue(), 'Mars/Olympus');
  await tab.close();
});

test('a promise that is no whole number is refused by name, and the promise that stands is kept', async () => {
  const tab = await at('options');
  const { page } = tab;
  const promise = field(page, 'console.option.promise.callback');
  await promise.fill('45');
  await save(page);
  await told(page, word('console.saved'));
  for (const typed of ['-5', '1.5']) {
    await promise.fill(typed);
    await save(page);
    const named = `${word('console.option.promise.callback')}: ${word('console.error.whole')}`;
    await link(page, named).click();
    assert.equal(await promise.evaluate((input) => input === document.activeElement), true);
    assert.equal(await promise.inputValue(), typed);
    assert.deepEqual(await violations(page), []);
  }
  await page.reload();
  await heading(page, word('console.section.options')).waitFor();
  await until('the promise', async () => (await promise.inputValue()) === '45');
  await tab.close();
});

test('a variable is moved as far as one likes by one key; a schedule is deleted after a question alone', async () => {
  const tab = await at('variables');
  const { page } = tab;
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const name = (await page.locator('.cu-settings__name').nth(2).textContent()).trim();
  await button(page, word('console.variables.up', { name })).focus();
  await page.keyboard.press('Enter');
  await until('the focus', async () => (await focused()) === word('console.variables.up', { name }));
  await page.keyboard.press('Enter');
  await until('the focus', async () => (await focused()) === word('console.variables.down', { name }));
  assert.equal((await page.locator('.cu-settings__name').first().textContent()).trim(), name);
  await link(page, word('console.section.schedules')).click();
  const remove = page.locator('.cu-settings__delete');
  await remove.first().waitFor();
  const count = await remove.count();
  await remove.first().click();
  await page.getByRole('dialog').waitFor();
  await button(page, word('console.cancel')).click();
  assert.equal(await remove.count(), count);
  await remove.first().click();
  await page.getByRole('dialog').locator('.cu-button--danger').click();
  await until('one less', async () => (await remove.count()) === count - 1);
  await until('the focus', () => page.evaluate(() => document.activeElement.id === 'schedule-add'));
  await tab.close();
});

test('agents who open an address of administrators, and whoever opens one that is none, read so', async () => {
  const ann = await addAgent(server, 'Ann');
  const agent = await at('account', ann);
  await agent.page.getByText(word('console.administrators')).waitFor();
  assert.deepEqual(await violations(agent.page), []);
  await link(agent.page, word('console.history.desk')).click();
  await agent.page.getByText(word('console.list.empty')).waitFor();
  await agent.close();
  const lost = await at('', sam);
  await lost.page.getByText(word('console.list.empty')).waitFor();
  await lost.page.goto(`${server.url}/console/nonsense`);
  await heading(lost.page, word('console.missing')).waitFor();
  assert.match(await lost.page.title(), new RegExp(word('console.missing')));
  await lost.close();
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

/** What a customer who presses Call is given. */
async function ticket() {
  const answer = await fetch(`${server.url}/api/v1/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: '{}',
  });
  assert.equal(answer.status, 200);
  return answer.json();
}

const group = (page, name) => page.getByRole('group', { name, exact: true });

test('own numbers are added, given to the next customer, and stay theirs when they are removed', async () => {
  const tab = await at('options', sam, { allow: [/status of 422/] });
  const { page } = tab;
  await field(page, 'console.call.method').selectOption('dnis');
  await save(page);
  await told(page, word('console.saved'));
  await link(page, word('console.section.numbers')).click();
  await page.getByText(word('console.numbers.none')).waitFor();
  await button(page, word('console.numbers.add')).click();
  await field(page, 'console.numbers.phone').fill('12');
  await field(page, 'console.numbers.dnid').fill('0001');
  await save(page);
  await group(page, '12').getByText(word('error.admin.number'), { exact: true }).waitFor();
  await field(page, 'console.numbers.phone').fill('+44 20 7946 0001');
  await save(page);
  await told(page, word('console.saved'));
  await group(page, '+44 20 7946 0001').getByText(word('console.numbers.free'), { exact: true }).waitFor();
  assert.equal((await ticket()).dial, '+442079460001');
  const [given] = word('console.numbers.given').split('{time}');
  await group(page, '+44 20 7946 0001').getByText(given).waitFor({ timeout: 20_000 });
  await button(page, word('console.numbers.remove', { name: '+44 20 7946 0001' })).click();
  await save(page);
  await told(page, word('console.saved'));
  await page.getByText(word('console.numbers.leaving', { phone: '+44 20 7946 0001' }).split('{time}')[0]).waitFor();
  await tab.close();
});

test('a service for callbacks is given a secret that is shown once, and a test tells what it answers', async () => {
  const asked = [];
  const service = createServer((request, response) => {
    asked.push(request.headers['contact-us-signature']);
    request.resume();
    response.writeHead(204).end();
  });
  await new Promise((ready) => service.listen(0, '127.0.0.1', ready));
  const tab = await at('options');
  const { page } = tab;
  const callback = group(page, word('option.callback'));
  await field(page, 'console.service.url').fill(`http://127.0.0.1:${service.address().port}/`);
  await button(callback, word('console.secret.make')).click();
  const made = await field(page, 'console.secret.made').inputValue();
  assert.match(made, /^[0-9a-f]{64}$/);
  await save(page);
  await told(page, word('console.saved'));
  assert.equal(await field(page, 'console.service.secret').inputValue(), '');
  await button(page, word('console.service.test')).click();
  await told(page, word('console.service.taken', { status: '204' }));
  assert.equal(asked.length, 1);
  await page.reload();
  await heading(page, word('console.section.options')).waitFor();
  await field(page, 'console.service.url').waitFor();
  assert.equal(await field(page, 'console.secret.made').count(), 0);
  assert.ok(!(await page.content()).includes(made));
  await tab.close();
  service.close();
});

test('an exception closes one option for a while and says why; removed, the hours are as set', async () => {
  const call = async () => {
    const page = await (await fetch(`${server.url}/api/v1/page`)).json();
    return page.options.find((option) => option.kind === 'call');
  };
  const tab = await at('exceptions', sam, { allow: [/status of 422/] });
  const { page } = tab;
  await page.getByText(word('console.exceptions.none')).waitFor();
  await button(page, word('console.exceptions.add')).click();
  await save(page);
  await page.getByText(word('error.admin.exception.nothing')).first().waitFor();
  assert.equal((await call()).state, 'open', 'an exception that nothing was chosen for closes nothing');
  await field(page, 'console.exceptions.of').selectOption('call');
  await field(page, 'console.exceptions.reason').fill('Storm.');
  const until = await field(page, 'console.exceptions.until').inputValue();
  await field(page, 'console.exceptions.until').fill('2020-01-01T10:00');
  await save(page);
  await page.getByText(word('error.admin.exception.order'), { exact: true }).waitFor();
  assert.equal((await call()).state, 'open');
  await field(page, 'console.exceptions.until').fill(until);
  await save(page);
  await told(page, word('console.saved'));
  const closed = await call();
  assert.ok(closed.state.closed);
  assert.equal(closed.reason, 'Storm.');
  await button(page, word('console.exceptions.remove', { name: word('option.call') })).click();
  await save(page);
  await told(page, word('console.saved'));
  assert.equal((await call()).state, 'open');
  await tab.close();
});

for (const [section, locale] of [['interactions', 'en'], ['widget', 'en'], ['options', 'ar'], ['widget', 'ar']]) {
  test(`on a phone the part in front is in view among the others: ${section}, ${locale}`, async () => {
    const tab = await at(section, sam, { size: PHONE, locale });
    const current = link(tab.page, words(locale)(`console.section.${section}`));
    await until('the tab', async () => {
      const box = await current.boundingBox();
      return box && box.x >= 0 && box.x + box.width <= tab.page.viewportSize().width;
    });
    await tab.close();
  });
}

/** Who may hold the widget's pages. */
async function ancestors() {
  const answer = await fetch(`${server.url}/embed`);
  return answer.headers.get('content-security-policy').split('frame-ancestors ')[1];
}

test('by keyboard a site is added, may hold the widget at once, and is removed; what is no origin is said beside it', async () => {
  const tab = await at('widget', sam, { allow: [/status of 422/] });
  const { page } = tab;
  const site = (n) => page.getByLabel(word('console.widget.sites.one', { n }), { exact: true });
  await site('3').waitFor();
  await button(page, word('console.widget.sites.add')).focus();
  await page.keyboard.press('Enter');
  await until('the focus', () => site('4').evaluate((field) => field === document.activeElement));
  await page.keyboard.type('shop.example.com');
  await page.keyboard.press('Enter');
  await page.locator('.cu-field__problem').getByText(word('error.admin.origin.scheme')).waitFor();
  assert.equal(await site('4').inputValue(), 'shop.example.com');
  assert.ok(!(await ancestors()).includes('shop'));
  await site('4').fill('https://Shop.example.com/');
  await page.keyboard.press('Enter');
  await told(page, word('console.saved'));
  assert.ok((await ancestors()).split(' ').includes('https://shop.example.com'));
  const remove = button(page, word('console.widget.sites.remove', { name: 'https://shop.example.com' }));
  await remove.focus();
  await page.keyboard.press('Enter');
  const add = button(page, word('console.widget.sites.add'));
  await until('the focus', () => add.evaluate((one) => one === document.activeElement));
  await save(page);
  await told(page, word('console.saved'));
  assert.ok(!(await ancestors()).includes('shop'));
  await tab.close();
});

test('with no site in the list the console says so, and what a command has changed is not overwritten unseen', async () => {
  const tab = await at('widget', sam, { allow: [/status of 409/] });
  const { page } = tab;
  for (const name of ['self', 'http://127.0.0.1:*', 'http://localhost:*']) {
    await button(page, word('console.widget.sites.remove', { name })).click();
  }
  await page.getByText(word('console.widget.sites.none')).waitFor();
  await server.run('embed', 'allow', 'demo', 'https://shop.example.com');
  await save(page);
  await page.getByRole('alert').filter({ hasText: 'contact-us-server' }).waitFor();
  assert.ok((await ancestors()).includes('shop'));
  await button(page, word('console.theirs')).click();
  await button(page, word('console.widget.sites.remove', { name: 'https://shop.example.com' })).waitFor();
  await tab.close();
});

test('the lines and the policy are ready to be copied', async () => {
  const tab = await at('widget');
  const { page } = tab;
  await page.context().grantPermissions(['clipboard-read']);
  for (const [key, text] of [
    ['line', `<script async src="${server.url}/embed.js"></script>\n<contact-us account="demo"></contact-us>`],
    ['policy', `script-src ${server.url}; frame-src ${server.url}`],
  ]) {
    const copy = button(page, word(`console.widget.${key}.copy`));
    await copy.click();
    await copy.locator('..').getByRole('status').filter({ hasText: word('console.copied') }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
    assert.ok(await copy.evaluate((one) => one === document.activeElement), 'the focus stays');
  }
  await tab.close();
});

/** How a letter is answered whose sender a site vouches for. */
async function vouched(secret) {
  const part = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
  const claims = { sub: 'c-17', aud: 'demo', exp: Math.floor(Date.now() / 1000) + 600 };
  const signed = `${part({ alg: 'HS256' })}.${part(claims)}`;
  const signature = createHmac('sha256', secret).update(signed).digest('base64url');
  const answer = await fetch(`${server.url}/api/v1/email`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
      'contact-us-identity': `${signed}.${signature}`,
    },
    body: JSON.stringify({ email: 'ada@example.com', message: 'My line is dead.' }),
  });
  return answer.status;
}

test('an identity secret is shown once and vouches; before it is replaced the console asks, and the one before stays good', async () => {
  const tab = await at('widget');
  const { page } = tab;
  const made = field(page, 'console.secret.made');
  await page.getByText(word('console.identity.none')).waitFor();
  await button(page, word('console.secret.make')).click();
  await made.waitFor();
  const first = await made.inputValue();
  assert.equal(await vouched(first), 201);
  await until('the focus', () => made.evaluate((one) => one === document.activeElement));
  const again = button(page, word('console.identity.again'));
  await again.click();
  const question = page.getByRole('dialog', { name: word('console.identity.question') });
  await button(question, word('console.cancel')).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await made.inputValue(), first);
  await again.click();
  await button(question, word('console.identity.again')).click();
  await until('another secret', async () => (await made.inputValue()) !== first);
  const second = await made.inputValue();
  assert.deepEqual([await vouched(first), await vouched(second)], [201, 201]);
  await page.getByText(word('console.identity.before').split('{time}')[1]).waitFor();
  await link(page, word('console.section.account')).click();
  await heading(page, word('console.section.account')).waitFor();
  await page.goBack();
  await page.getByText(word('console.identity.before').split('{time}')[1]).waitFor();
  assert.equal(await made.count(), 0);
  assert.ok(!(await page.content()).includes(second));
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

test('people are added with a password that is told once, and taken away; agents have the canned replies that were saved', async () => {
  const tab = await at('people');
  const { page } = tab;
  const away = button(page, word('console.people.remove.of', { name: 'Robin' }));
  await field(page, 'console.people.name').fill('Robin');
  await page.locator('form').getByRole('button').click();
  await told(page, word('console.people.added', { name: 'Robin' }));
  const password = await field(page, 'console.people.made').inputValue();
  await away.waitFor();
  assert.equal(await button(page, word('console.people.remove.of', { name: 'Sam' })).count(), 0);
  assert.deepEqual(await violations(page), []);
  const robin = await at('', { name: 'Robin', password });
  await robin.page.getByText(word('console.list.empty')).waitFor();
  await away.click();
  await page.getByRole('dialog').locator('.cu-button--danger').click();
  await told(page, word('console.people.removed', { name: 'Robin' }));
  await robin.page.getByText(word('console.expired.title')).waitFor();
  await until('nobody else', async () => (await away.count()) === 0);
  assert.equal(await field(page, 'console.people.made').count(), 0);
  await robin.close();
  await link(page, word('console.section.replies')).click();
  await button(page, word('console.replies.add')).click();
  const last = page.getByRole('group').last();
  await last.getByLabel(word('console.replies.title')).fill('Thanks');
  await last.getByLabel(word('console.replies.text')).fill('Thank you.');
  await save(page);
  await told(page, word('console.saved'));
  const replies = await (await page.request.get(`${server.url}/api/v1/console/replies`)).json();
  assert.deepEqual(replies.at(-1), { title: 'Thanks', text: 'Thank you.' });
  await tab.close();
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
      // A list that is empty shows none of its fields.
      const more = {
        numbers: 'console.numbers.add',
        exceptions: 'console.exceptions.add',
        widget: 'console.widget.sites.add',
      }[section];
      if (more) await button(tab.page, words(locale)(more)).click();
      if (section === 'widget') {
        await button(tab.page, words(locale)('console.secret.make')).click();
        await field(tab.page, 'console.secret.made', locale).waitFor();
      }
      if (section === 'numbers') await button(tab.page, words(locale)('console.groups.add')).click();
      assert.deepEqual(await violations(tab.page), [], section);
    }
    await tab.close();
  });
}

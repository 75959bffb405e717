// The agents' console against the real server, with customers that speak over HTTP.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { addAgent, box, card, customerPane, dialog, log, openConsole, said, signIn, take, talk, title, write } from './support/agent.mjs';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, focusedText, launch } from './support/browser.mjs';
import { startChat } from './support/customer.mjs';
import { button, link } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const word = words('en');
// A refused sign-in and a session that is over are logged by Chromium as resources that failed.
const SIGNED_OUT = [/status of 401/];
const CUT = [...SIGNED_OUT, /ERR_/, /status of 5\d\d/];
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let server, browser, agent, other, number;
before(async () => {
  server = await startServer();
  browser = await launch();
  number = 0;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
// Each test has agents of its own, so that no chat of another one is routed to them.
beforeEach(async () => {
  number += 1;
  agent = await addAgent(server, `Alex ${number}`);
  other = await addAgent(server, `Sam ${number}`);
});

const desk = (more) => openConsole(browser, server, agent, { allow: SIGNED_OUT, ...more });
const customer = (name, more) => startChat(server, { name, ...more });
/** A chat that this agent has. */
async function taken(page, name, more) {
  const chat = await customer(name, more);
  await take(page, name);
  return chat;
}
const state = (page, text) => log(page).locator('.cu-said', { hasText: text }).getByRole('img');
const ticked = (page, text, key) => state(page, text).and(page.getByLabel(word(key), { exact: true })).waitFor();

test('a wrong password is said in a sentence that has the focus, and the right one opens the desk', async () => {
  const tab = await openConsole(browser, server, null, { allow: SIGNED_OUT });
  const { page } = tab;
  await title(page, word('console.title')).waitFor();
  await button(page, word('console.sign.in')).click();
  await until('the sentence', async () => (await focusedText(page)).includes(word('console.sign.missing')));
  await signIn(page, { ...agent, password: 'wrong' });
  await until('the server’s sentence', async () => {
    const text = await focusedText(page);
    return text.length > 20 && !text.includes(word('console.sign.missing'));
  });
  await signIn(page, agent);
  await page.getByText(word('console.list.empty')).waitFor();
  await button(page, word('console.sign.out')).click();
  await page.getByText(word('console.sign.lead')).waitFor();
  await page.reload();
  await page.getByText(word('console.sign.lead')).waitFor();
  await tab.close();
});

test('a waiting chat is taken and answered; both sides see what became of what they wrote', async () => {
  const tab = await desk();
  const { page } = tab;
  const chat = await customer('Zoë', { topic: 'A broken lamp', says: ['Hello', 'It is broken.'] });
  await card(page, 'Zoë').getByText('A broken lamp').waitFor();
  await until('the wait to run', async () => /0:0[1-9]/.test(await card(page, 'Zoë').textContent()));
  assert.match(await page.title(), /^\(\d+\) /);
  await take(page, 'Zoë');
  await said(page, 'It is broken.').waitFor();
  await until('the customer to see that it was read', async () => (await chat.page()).status.other.read >= 2);
  await write(page, 'Which lamp?');
  await chat.hears('Which lamp?');
  await ticked(page, 'Which lamp?', 'console.tick.sent');
  const { last } = (await chat.page()).status;
  await chat.signal({ delivered: last });
  await ticked(page, 'Which lamp?', 'console.tick.delivered');
  await chat.signal({ read: last, typing: true });
  await ticked(page, 'Which lamp?', 'console.tick.read');
  await page.getByText(word('console.talk.typing')).waitFor();
  await box(page).pressSequentially('I see');
  await until('the customer to see the agent type', async () => (await chat.page()).status.typing);
  await tab.close();
});

test('the customer pane says who it is and leads to the history', async () => {
  const tab = await desk();
  const { page } = tab;
  const chat = await taken(page, 'Ines', { topic: 'Invoice' });
  const pane = customerPane(page);
  for (const text of ['Ines', 'Invoice', chat.reference, word('console.customer.page')]) {
    await pane.getByText(text, { exact: true }).waitFor();
  }
  const address = await pane.getByRole('link', { name: word('console.customer.history') }).getAttribute('href');
  assert.match(address, new RegExp(`^/history/${chat.reference}#.+`));
  await tab.close();
});

test('Enter sends, Shift+Enter makes a new line, and a composition sends nothing', async () => {
  const tab = await desk();
  const { page } = tab;
  const chat = await taken(page, 'Kenji');
  await box(page).pressSequentially('one');
  await box(page).press('Shift+Enter');
  await box(page).pressSequentially('two');
  await box(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await box(page).dispatchEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true });
  assert.equal(await box(page).inputValue(), 'one\ntwo');
  await box(page).press('Enter');
  await chat.hears('one\ntwo');
  assert.deepEqual(await chat.heard(), ['one\ntwo']);
  assert.equal(await box(page).inputValue(), '');
  await tab.close();
});

test('each chat keeps its draft, over a reload, too', async () => {
  const tab = await desk();
  const { page } = tab;
  await taken(page, 'First');
  await box(page).fill('for the first');
  await taken(page, 'Second');
  assert.equal(await box(page).inputValue(), '');
  await box(page).fill('for the second');
  await card(page, 'First').click();
  await until('the first draft', async () => (await box(page).inputValue()) === 'for the first');
  await page.reload();
  await card(page, 'Second').click();
  await until('the second draft', async () => (await box(page).inputValue()) === 'for the second');
  await tab.close();
});

test('files go both ways, and one that cannot be taken says why', async () => {
  const tab = await desk();
  const { page } = tab;
  const chat = await taken(page, 'Fay');
  await chat.attach('my lamp.png', 'image/png', PICTURE);
  await log(page).getByRole('link', { name: /my lamp\.png/ }).waitFor();
  const shown = log(page).locator('img');
  await until('the picture', () => shown.evaluate((image) => image.complete && image.naturalWidth > 0));
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles([
    { name: 'plan.png', mimeType: 'image/png', buffer: PICTURE },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('text') },
    { name: 'huge.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) },
  ]);
  const attached = page.getByRole('list', { name: word('console.attached') });
  await attached.getByText(word('console.file.type')).waitFor();
  await attached.getByText(word('console.file.large')).waitFor();
  for (const name of ['notes.txt', 'huge.pdf']) {
    await button(page, word('console.file.remove').replace('{name}', name)).click();
  }
  await write(page, 'The plan');
  await log(page).getByRole('link', { name: /plan\.png/ }).waitFor();
  await until('the file at the customer’s', async () =>
    (await chat.page()).entries.some(({ by, what }) => by === 'agent' && what.file?.name === 'plan.png'),
  );
  await tab.close();
});

test('canned replies are found behind a slash and put in by keyboard', async () => {
  const tab = await desk();
  const { page } = tab;
  await taken(page, 'Rob');
  await box(page).pressSequentially('Hi /');
  const list = page.getByRole('listbox', { name: word('console.replies') });
  await list.waitFor();
  const first = await list.getByRole('option').first().locator('.cu-reply__text').textContent();
  await box(page).press('ArrowDown');
  await box(page).press('ArrowUp');
  await box(page).press('Enter');
  assert.equal(await box(page).inputValue(), `Hi ${first}`);
  await button(page, word('console.replies')).click();
  await list.waitFor();
  await box(page).press('Escape');
  await list.waitFor({ state: 'detached' });
  assert.equal(await box(page).inputValue(), `Hi ${first}`);
  await tab.close();
});

test('ending asks first; the ended chat stays to be read', async () => {
  const tab = await desk();
  const { page } = tab;
  const chat = await taken(page, 'Eve');
  await button(page, word('console.end')).click();
  await dialog(page).getByText(word('console.end.lead')).waitFor();
  await button(dialog(page), word('console.cancel')).click();
  await dialog(page).waitFor({ state: 'detached' });
  assert.equal(await focusedText(page), word('console.end'), 'the focus is back where it was');
  await button(page, word('console.end')).click();
  await button(dialog(page), word('console.end')).click();
  await page.getByText(word('console.talk.over')).waitFor();
  assert.ok('ended' in (await chat.page()).status.phase);
  await card(page, 'Eve').getByText(word('console.list.over')).waitFor();
  await tab.close();
});

test('a chat is handed to a colleague and back to the queue', async () => {
  const mine = await desk();
  const theirs = await openConsole(browser, server, other, { allow: SIGNED_OUT });
  const chat = await taken(mine.page, 'Hana');
  await button(mine.page, word('console.hand')).click();
  await dialog(mine.page).getByLabel(other.name, { exact: true }).check();
  await button(dialog(mine.page), word('console.hand')).click();
  await card(theirs.page, 'Hana').click();
  await write(theirs.page, 'Sam here');
  await chat.hears('Sam here');
  await button(theirs.page, word('console.hand')).click();
  await button(dialog(theirs.page), word('console.hand')).click();
  await until('the chat to wait again', async () => 'waiting' in (await chat.page()).status.phase);
  await Promise.all([mine.close(), theirs.close()]);
});

test('a session that ends asks to sign in over what was typed, and nothing is lost', async () => {
  const tab = await desk();
  const { page, context } = tab;
  const chat = await taken(page, 'Nora');
  await write(page, 'before');
  await chat.hears('before');
  await box(page).fill('half a sentence');
  await context.clearCookies();
  await write(page, 'written without a session');
  await dialog(page).getByText(word('console.expired.lead')).waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).getByText(word('console.expired.lead')).waitFor();
  await dialog(page).getByLabel(word('console.sign.password'), { exact: true }).fill(agent.password);
  await button(dialog(page), word('console.sign.in')).click();
  await dialog(page).waitFor({ state: 'detached' });
  await chat.hears('written without a session');
  assert.deepEqual(await chat.heard(), ['before', 'written without a session']);
  await tab.close();
});

test('what is written while the server is dead arrives once and in order', async () => {
  const tab = await desk({ allow: CUT });
  const { page } = tab;
  const chat = await taken(page, 'Ursa');
  await write(page, 'message 0');
  await server.crash();
  await page.getByText(word('console.talk.reconnecting')).waitFor();
  const sent = ['message 0'];
  for (const n of [1, 2, 3]) {
    await write(page, `message ${n}`);
    sent.push(`message ${n}`);
  }
  await ticked(page, 'message 3', 'console.tick.sending');
  await server.start();
  await chat.hears('message 3');
  assert.deepEqual(await chat.heard(), sent);
  await ticked(page, 'message 3', 'console.tick.sent');
  assert.equal(await said(page, 'message 2').count(), 1);
  await tab.close();
});

test('what has not left survives a reload', async () => {
  const tab = await desk({ allow: CUT });
  const { page, context } = tab;
  const chat = await taken(page, 'Rita');
  await page.route('**/messages?*', (route) => route.abort());
  await write(page, 'kept');
  await ticked(page, 'kept', 'console.tick.sending');
  await page.unroute('**/messages?*');
  await page.reload();
  await chat.hears('kept');
  assert.deepEqual(await chat.heard(), ['kept']);
  assert.equal(context.pages().length, 1);
  await tab.close();
});

test('what a customer writes stays text', async () => {
  const tab = await desk();
  const { page } = tab;
  const hostile = [
    '<img src=x onerror="document.title=1">',
    '<script>document.title = 1</script>',
    'javascript:alert(1)',
    '[x](javascript:alert(1)) data:text/html,<b>',
    '\u202Egnp.exe',
  ];
  await taken(page, '<b>Mallory</b>', { topic: '<i>topic</i>', says: [...hostile, 'see https://example.com/a?b=1.'] });
  for (const text of hostile.slice(0, 4)) await said(page, text).waitFor();
  assert.equal(await log(page).locator('img, script, b, i').count(), 0);
  const links = await log(page).getByRole('link').evaluateAll((all) => all.map(({ href, rel, target }) => [href, rel, target]));
  assert.deepEqual(links, [['https://example.com/a?b=1', 'noopener noreferrer nofollow', '_blank']]);
  await link(page, 'https://example.com/a?b=1').waitFor();
  await tab.close();
});

test('everything can be done by keyboard alone', async () => {
  const tab = await desk();
  const { page } = tab;
  const chat = await customer('Kay');
  await card(page, 'Kay').waitFor();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Tabs until the element with this name has the focus. */
  const reach = async (name) => {
    for (let steps = 0; steps < 40; steps += 1) {
      const here = await page.evaluate(() => {
        const { ariaLabel, labels, textContent, tagName } = document.activeElement;
        return tagName === 'BODY' ? '' : (ariaLabel ?? labels?.[0]?.textContent ?? textContent);
      });
      if (here.includes(name)) return;
      await press('Tab');
    }
    assert.fail(`no way to ${name} by keyboard`);
  };
  await reach('Kay');
  await press('Enter');
  await reach(word('console.take'));
  await press('Enter');
  await until('the textbox to have the focus', () => page.evaluate(() => document.activeElement.id === 'message'));
  await page.keyboard.type('by keyboard');
  await press('Enter');
  await chat.hears('by keyboard');
  await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
  await until('the log to be reached', () => page.evaluate(() => document.activeElement.role === 'log'));
  await press('Shift+Tab');
  await reach(word('console.end'));
  await press('Enter');
  await dialog(page).waitFor();
  await press('Tab', 'Enter');
  await page.getByText(word('console.end.lead')).waitFor({ state: 'detached' });
  await tab.close();
});

test('on a phone one pane is in front, and Back leads to the one before', async () => {
  const tab = await desk({ size: PHONE });
  const { page } = tab;
  await customer('Pia');
  const list = page.getByRole('navigation');
  await take(page, 'Pia');
  assert.equal(await list.isVisible(), false);
  await button(page, word('console.customer.show')).click();
  await customerPane(page).getByText('Pia', { exact: true }).waitFor();
  assert.equal(await box(page).isVisible(), false);
  await page.goBack();
  await box(page).waitFor();
  await button(talk(page), word('console.back')).click();
  await list.waitFor();
  assert.equal(await box(page).isVisible(), false);
  await tab.close();
});

test('a break takes no chats, and the switch is remembered by the server', async () => {
  const tab = await desk();
  const { page } = tab;
  const available = page.getByRole('switch', { name: word('console.available'), exact: true });
  assert.equal(await available.getAttribute('aria-checked'), 'true');
  const answered = page.waitForResponse((response) => response.url().includes('/presence'));
  await available.click();
  assert.ok((await answered).ok());
  await page.reload();
  await until('the switch to be off', async () => (await available.getAttribute('aria-checked')) === 'false');
  await tab.close();
});

const VARIANTS = [
  { name: 'a phone', size: PHONE, locale: 'en' },
  { name: 'a desktop', size: DESKTOP, locale: 'en' },
  { name: 'a dark phone', size: PHONE, locale: 'en', colorScheme: 'dark' },
  { name: 'a dark desktop from right to left', size: DESKTOP, locale: 'ar', colorScheme: 'dark' },
];

for (const { name, locale, ...variant } of VARIANTS) {
  test(`axe finds nothing in any state, on ${name}`, async () => {
    const say = words(locale);
    const tab = await openConsole(browser, server, null, { locale, allow: SIGNED_OUT, ...variant });
    const { page } = tab;
    const clean = async (what) => {
      assert.deepEqual(await violations(page), [], what);
      const fits = await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      assert.ok(fits, `${what} scrolls sideways`);
    };
    await page.getByText(say('console.sign.lead')).waitFor();
    await clean('sign-in');
    await button(page, say('console.sign.in')).click();
    await page.getByRole('alert').waitFor();
    await clean('sign-in with a problem');
    await signIn(page, agent, locale);
    const who = `Axe ${number}`;
    const chat = await customer(who, { says: ['Hello', 'See https://example.com'] });
    await card(page, who).waitFor();
    await clean('the list');
    await card(page, who).click();
    await said(page, 'Hello').waitFor();
    await clean('a waiting chat');
    await button(page, say('console.take')).click();
    await box(page, locale).waitFor();
    await chat.signal({ typing: true });
    await box(page, locale).fill('/');
    await page.getByRole('listbox').waitFor();
    await clean('an own chat with replies');
    await box(page, locale).fill('x'.repeat(4_001));
    await page.getByText(say('console.over.one').replace('{n}', '1')).waitFor();
    await page.locator('input[type=file]').setInputFiles([
      { name: 'plan.png', mimeType: 'image/png', buffer: PICTURE },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('text') },
    ]);
    await page.getByText(say('console.file.type')).waitFor();
    await clean('a long text and a refused file');
    if (variant.size === PHONE) {
      await button(page, say('console.customer.show')).click();
      await page.getByText(chat.reference).waitFor();
      await clean('the customer');
      await page.goBack();
    }
    for (const ask of ['console.hand', 'console.end']) {
      await button(page, say(ask)).click();
      await dialog(page).waitFor();
      await clean(ask);
      await button(dialog(page), say('console.cancel')).click();
    }
    await chat.end();
    await page.getByText(say('console.talk.over')).waitFor();
    await clean('an ended chat');
    await tab.close();
  });
}

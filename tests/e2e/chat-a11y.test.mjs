// The chat without eyes and without a mouse: axe-core in every state, the keyboard alone, and what a screen reader hears.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, launch, open, ready } from './support/browser.mjs';
import { CUT, walk } from './support/chat-walk.mjs';
import { startDesk } from './support/desk.mjs';
import { installEars } from './support/ears.mjs';
import { link } from './support/forms.mjs';
import { PICTURE, openPopup, popup, pressChat } from './support/popup.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

let server, browser, desk;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
// Each test begins more chats than one address may within the minute that all of them take.
beforeEach(async () => {
  server = await startServer();
  desk = await startDesk(server);
});
afterEach(async () => {
  await desk?.close();
  await server?.stop();
});

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
};

for (const size of [PHONE, DESKTOP]) {
  for (const locale of ['en', 'ar']) {
    test(`axe finds nothing in any state (${size.name}, ${locale})`, async () => {
      const tab = await open(browser, { size, allow: CUT, reducedMotion: 'reduce' });
      const [found, seen] = [[], []];
      const see = async (name) => {
        seen.push(name);
        for (const [look, media] of Object.entries(LOOKS)) {
          await tab.page.emulateMedia(media);
          found.push(...(await violations(tab.page)).map((line) => `${name}, ${look}: ${line}`));
        }
      };
      await walk({ server, desk, tab, locale, see });
      assert.deepEqual(found, []);
      assert.equal(new Set(seen).size, 13, 'every state was seen');
      await tab.close();
    });
  }
}

/** What has the focus, as one who listens would say. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (!at || at === document.body) return '';
    return at.getAttribute('aria-label') ?? (at.labels?.[0] ?? at).textContent.trim() ?? at.tagName;
  });
/** Presses Tab until something has the focus; fails where the focus is lost on the way or comes round. */
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now === name || (name instanceof RegExp && name.test(now))) return;
    passed.push(now);
  }
  assert.fail(`Tab does not lead to ${name}, but to: ${passed.join(' | ')}`);
}
const focusOn = (page, name) =>
  until(`${name} to have the focus`, async () => {
    const now = await focused(page);
    return now === name || (name instanceof RegExp && name.test(now));
  });
const inPopup = (page) => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);

test('a whole chat is had with the keyboard alone', async () => {
  const word = words('en');
  const tab = await open(browser, { allow: CUT });
  const { page } = tab;
  await page.goto(`${server.url}/`);
  await ready(page);
  await tabTo(page, /^Chat/);
  await page.keyboard.press('Enter');
  const it = popup(page);
  await focusOn(page, 'Message');
  const { x: side } = await it.dialog.boundingBox();
  for (const card of await page.locator('.cu-option').all()) {
    const { x, width } = await card.boundingBox();
    assert.ok(x + width <= side, 'the popup lies over an option');
  }
  await page.keyboard.type('With the keyboard');
  await page.keyboard.press('Enter');
  await it.said('With the keyboard').waitFor();
  await focusOn(page, 'Message');
  const id = await desk.take('With the keyboard');

  // Before the keys that lead there: the browser has to be told to hand the chooser over, and a key may be quicker.
  const chooser = page.waitForEvent('filechooser');
  await tabTo(page, word('chat.attach'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: 'lamp.png', mimeType: 'image/png', buffer: PICTURE });
  await it.log.locator('.cu-file').getByText('lamp.png').waitFor();
  await focusOn(page, word('chat.attach'));

  for (let n = 1; n <= 30; n += 1) await desk.say(id, `Answer ${n}`);
  await it.said('Answer 30').waitFor();
  await tabTo(page, 'Messages', 'Shift+Tab');
  const top = () => it.log.evaluate((log) => log.scrollTop);
  const before = await top();
  await page.keyboard.press('PageUp');
  await until('the log to scroll up', async () => (await top()) < before);
  await page.keyboard.press('End');
  await until('the log to be at its end', () =>
    it.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight < 2),
  );

  await tabTo(page, 'Minimize', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await it.dialog.waitFor({ state: 'hidden' });
  await focusOn(page, /^Chat/);
  await desk.say(id, 'Are you there?');
  await tabTo(page, word('chat.open.unread').replace('{n}', '1'));
  await page.keyboard.press('Enter');
  await focusOn(page, 'Message');

  await page.keyboard.press('Escape');
  await it.dialog.waitFor({ state: 'hidden' });
  await focusOn(page, word('chat.open'));
  await page.keyboard.press('Enter');
  await focusOn(page, 'Message');

  await tabTo(page, 'End chat', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await focusOn(page, word('chat.end.no'));
  await page.keyboard.press('Escape');
  await focusOn(page, 'End chat');
  await page.keyboard.press('Enter');
  await focusOn(page, word('chat.end.no'));
  await tabTo(page, word('chat.end.yes'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await it.dialog.getByText(word('chat.rate')).waitFor();
  await until('the focus to stay in the popup', () => inPopup(page));
  await tabTo(page, word('chat.stars').replace('{n}', '5'));
  await page.keyboard.press('Enter');
  await it.dialog.getByText(word('chat.rated')).waitFor();
  await focusOn(page, word('chat.stars').replace('{n}', '5'));
  // Refused: said in red at the field, where the focus stays. Done: the form has gone, and the focus is on the word for it.
  await tabTo(page, word('chat.mail.label'));
  await page.keyboard.press('Enter');
  const problem = it.dialog.locator('.cu-field__problem');
  await problem.filter({ hasText: word('error.email.transcript') }).waitFor();
  const field = it.dialog.getByLabel(word('chat.mail.label'), { exact: true });
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.getAttribute('aria-describedby'), await problem.getAttribute('id'));
  await focusOn(page, word('chat.mail.label'));
  await page.keyboard.type('zoe@example.com');
  await page.keyboard.press('Enter');
  await it.dialog.getByText(word('chat.mailed')).waitFor();
  await focusOn(page, word('chat.mailed'));
  assert.equal(await field.count(), 0);
  assert.ok(await server.mailAbout('chat'), 'the transcript was mailed');
  await page.keyboard.press('Escape');
  await it.dialog.waitFor({ state: 'detached' });
  await until('the focus to be somewhere', () => focused(page));
  await tab.close();
});

test('Tab stays in a popup that takes the whole screen, both ways round', async () => {
  const tab = await open(browser, { size: PHONE, allow: CUT });
  const { page } = tab;
  const it = await pressChat(tab, server);
  await focusOn(page, 'Message');
  for (const key of ['Tab', 'Shift+Tab']) {
    const passed = [];
    for (let n = 0; n < 14; n += 1) {
      await page.keyboard.press(key);
      passed.push((await inPopup(page)) ? await focused(page) : 'OUTSIDE');
    }
    assert.ok(!passed.includes('OUTSIDE'), passed.join(' | '));
    for (const name of ['Minimize', 'Messages', 'Message', 'Send']) assert.ok(passed.includes(name), passed.join(' | '));
  }
  await page.keyboard.press('Escape');
  await it.dialog.waitFor({ state: 'hidden' });
  await focusOn(page, /^Chat/);
  await tab.close();
});

test('the focus is not lost when what has it goes: the chat is ended by the agent, the queue ends', async () => {
  const tab = await open(browser, { allow: CUT });
  const { page } = tab;
  const word = words('en');
  const it = await pressChat(tab, server);
  await it.send('I wait');
  await tabTo(page, word('chat.instead.email'), 'Shift+Tab');
  const id = await desk.take('I wait');
  await it.dialog.getByText(word('chat.live').replace('{name}', 'Alex')).first().waitFor();
  await until('the focus to be in the popup', () => inPopup(page));
  await it.box.focus();
  await desk.end(id);
  await it.dialog.getByText(word('chat.rate')).waitFor();
  await until('the focus to be in the popup', () => inPopup(page));
  await tab.close();
});

/** What was said since the last time, texts alone. */
const heard = async (page) => (await page.evaluate(() => ears.taken())).map(({ text }) => text);
/** Waits until something was said; gives all that was said until then. */
async function hears(page, part) {
  const all = [];
  await until(`“${part}” to be said`, async () => {
    all.push(...(await heard(page)));
    return all.some((text) => text.includes(part));
  });
  return all;
}
const times = (all, part) => all.filter((text) => text.includes(part)).length;

for (const size of [PHONE, DESKTOP]) {
  test(`each message is said once, and never again (${size.name})`, async () => {
    const tab = await open(browser, { size, allow: CUT });
    const { page } = tab;
    await tab.context.addInitScript(installEars);
    const it = await openPopup(tab, server);
    await heard(page);
    await it.send('My question');
    const mine = await hears(page, 'My question');
    assert.equal(times(mine, 'My question'), 1, mine.join('\n'));
    const id = await desk.take('My question');
    assert.equal(times(await hears(page, 'You talk with Alex'), 'You talk with Alex'), 1);

    await desk.say(id, 'The first answer');
    const first = await hears(page, 'The first answer');
    assert.deepEqual(first.filter((text) => text.includes('first answer')), ['Alex: The first answer']);

    // Ticks, typing and time say nothing.
    await desk.read(id);
    await it.log.locator('.cu-tick[data-tick=read]').first().waitFor();
    await desk.signal(id, { typing: true });
    await it.log.locator('.cu-typing').waitFor();
    assert.deepEqual(await heard(page), []);

    await server.crash();
    await hears(page, 'Reconnecting');
    await server.start();
    await until('the agent to be back', () => desk.say(id, 'After the cut').catch(() => false));
    const after = [...(await hears(page, 'After the cut')), ...(await heard(page))];
    assert.equal(times(after, 'After the cut'), 1, after.join('\n'));
    for (const old of ['My question', 'The first answer']) assert.equal(times(after, old), 0, after.join('\n'));

    const many = Array.from({ length: 60 }, (_, n) => `Line ${n + 1} of many`);
    for (const text of many) await desk.say(id, text);
    const lines = await hears(page, many.at(-1));
    for (const text of many) assert.equal(times(lines, text), 1, `${text}\n${lines.join('\n')}`);
    for (const place of [0, 1e6, 0, 1e6]) {
      await it.log.evaluate((log, top) => log.scrollTo(0, top), place);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
    assert.deepEqual(await heard(page), [], 'what is drawn anew while scrolling is no news');

    await page.reload();
    await ready(page);
    await it.said(many.at(-1)).waitFor();
    await desk.say(id, 'After the reload');
    const fresh = await hears(page, 'After the reload');
    assert.equal(times(fresh, 'After the reload'), 1);
    assert.equal(times(fresh, 'of many'), 0, fresh.join('\n'));
    await desk.end(id);
    assert.ok(times(await hears(page, 'This chat has ended'), 'This chat has ended') >= 1);
    await tab.close();
  });
}

test('who has put the chat away is told that something came', async () => {
  const tab = await open(browser, { allow: CUT });
  const { page } = tab;
  await tab.context.addInitScript(installEars);
  const it = await openPopup(tab, server);
  await it.send('I go on reading');
  const id = await desk.take('I go on reading');
  await it.dialog.getByText('You talk with Alex').first().waitFor();
  await it.press('chat.minimize');
  await it.launcher.waitFor();
  await heard(page);
  await desk.say(id, 'Here is your answer');
  assert.deepEqual(await hears(page, 'New messages'), [words('en')('chat.unread').replace('{n}', '1')]);
  await it.launcher.click();
  const read = await hears(page, 'Here is your answer');
  assert.equal(times(read, 'Here is your answer'), 1, read.join('\n'));
  await desk.end(id);
  await tab.close();
});

test('what was not taken is said at once', async () => {
  const tab = await open(browser, { allow: CUT });
  const { page } = tab;
  await tab.context.addInitScript(installEars);
  const it = await openPopup(tab, server);
  await it.file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
  await hears(page, words('en')('chat.file.type'));
  await tab.close();
});

test('a link in the page behind leads to the popup and is not hidden by it', async () => {
  const tab = await open(browser, { allow: CUT });
  const { page } = tab;
  await pressChat(tab, server);
  // On a wide screen the page stays in use; Esc puts the popup away, so what it covers can be reached.
  assert.equal(await page.locator('.cu-page[inert]').count(), 0);
  await link(page, 'Call').click();
  await page.getByRole('heading', { level: 1, name: 'Contact Us', exact: true }).waitFor();
  assert.ok(await popup(page).dialog.isVisible(), 'the popup stays');
  await tab.close();
});

// The customer's chat, against the real server: what is written is kept, shown once, and survives the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open, visit } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { REFERENCE, words } from './support/words.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const dialog = (page) => page.getByRole('dialog', { name: 'Chat', exact: true });
const box = (page) => page.getByRole('textbox', { name: 'Message', exact: true });
const log = (page) => page.getByRole('log', { name: 'Messages', exact: true });
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
// The bubble says whose it is before its text.
const said = (page, text) => log(page).locator('.cu-bubble').filter({ hasText: text });

/** Opens the chat from the Contact Us page. */
async function chat(tab) {
  await visit(tab, `${server.url}/`);
  assert.equal(await dialog(tab.page).count(), 0, 'the dialog is absent before it is opened');
  await tab.page.getByRole('link', { name: 'Chat', exact: true }).click();
  await dialog(tab.page).waitFor();
}

async function send(page, text) {
  await box(page).fill(text);
  await press(page, 'Send');
  await said(page, text).waitFor();
}

/** Every message of the log is accepted by the server. */
const accepted = (page, count) =>
  until(`${count} messages to be accepted`, async () => {
    const names = await log(page).locator('.cu-tick').evaluateAll((all) => all.map((one) => one.dataset.tick));
    return names.length === count && names.every((name) => !['sending', 'failed'].includes(name));
  });

for (const size of [PHONE, DESKTOP]) {
  test(`what is written is kept in order and survives a reload (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await chat(tab);
    assert.ok(await box(page).evaluate((field) => field === document.activeElement), 'the textbox has the focus');
    for (const text of ['One', 'Two\nlines', 'Three']) await send(page, text);
    assert.equal(await box(page).inputValue(), '');
    await accepted(page, 3);
    await box(page).fill('a draft');
    await page.reload();
    await dialog(page).waitFor();
    await accepted(page, 3);
    assert.equal(await box(page).inputValue(), 'a draft');
    const texts = await log(page).locator('.cu-bubble').allInnerTexts();
    assert.deepEqual(texts.map((text) => text.replace(/^You:\s*/, '')), ['One', 'Two\nlines', 'Three']);
    await tab.close();
  });
}

test('the back gesture puts a chat away that takes the whole screen, and the focus goes back', async () => {
  const tab = await open(browser, { size: PHONE });
  const { page } = tab;
  await chat(tab);
  assert.equal(await dialog(page).getAttribute('aria-modal'), 'true');
  await page.goBack();
  await dialog(page).waitFor({ state: 'hidden' });
  const link = page.getByRole('link', { name: 'Chat', exact: true });
  await until('the focus to go back', () => link.evaluate((one) => one === document.activeElement));
  assert.equal(new URL(page.url()).pathname, '/');
  await tab.close();
});

test('two tabs show one chat, and either one can write', async () => {
  const tab = await open(browser);
  const { page, context } = tab;
  await chat(tab);
  await send(page, 'From the first');
  await accepted(page, 1);
  const second = await context.newPage();
  await second.goto(`${server.url}/contact/chat`);
  await said(second, 'From the first').waitFor();
  await send(second, 'From the second');
  await said(page, 'From the second').waitFor();
  await accepted(page, 2);
  await accepted(second, 2);
  await tab.close();
});

test('what was written while there was no network is sent when there is one', async () => {
  const tab = await open(browser, { allow: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::ERR/] });
  const { page, context } = tab;
  await chat(tab);
  await send(page, 'Before');
  await accepted(page, 1);
  await context.setOffline(true);
  await send(page, 'Meanwhile');
  await context.setOffline(false);
  await accepted(page, 2);
  assert.equal(await said(page, 'Meanwhile').count(), 1);
  await tab.close();
});

test('the chat ends when it was asked and said so, can be rated, and another one begins', async () => {
  const tab = await open(browser);
  const { page } = tab;
  const word = words('en');
  await chat(tab);
  await send(page, 'That is all');
  await accepted(page, 1);
  await press(page, 'End chat');
  await press(page, word('chat.end.no'));
  assert.ok(await box(page).isVisible());
  await press(page, 'End chat');
  await press(page, word('chat.end.yes'));
  await box(page).waitFor({ state: 'hidden' });
  await press(page, '4 of 5');
  await page.getByText(word('chat.rated'), { exact: true }).waitFor();
  const saved = page.waitForEvent('download');
  await press(page, word('chat.download'));
  assert.match((await saved).suggestedFilename(), new RegExp(`^chat-${REFERENCE.source}[.]txt$`));
  await press(page, word('chat.again'));
  await box(page).waitFor();
  assert.equal(await said(page, 'That is all').count(), 0);
  await tab.close();
});

test('without script the page says so and offers the other ways', async () => {
  const tab = await open(browser, { script: false });
  await visit(tab, `${server.url}/contact/chat`);
  await tab.page.getByText(words('en')('chat.noscript'), { exact: true }).waitFor();
  await tab.page.getByRole('link', { name: 'Email Us', exact: true }).waitFor();
  await tab.close();
});

// What a first screen does not need is loaded when it is wanted: nobody waits for it, and nothing is lost where it does
// not come.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, SIZES, launch, open, visit } from './support/browser.mjs';
import { LETTER, button, fill, heading, reference } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const CODE = '**/chat-*.wasm';
/** The code of the pages behind the Contact Us page. */
const PAGES = '**/pages-*.wasm';
/** What Chromium and the loader log where code is kept away on purpose. */
const KEPT_AWAY = { allow: [/ERR_FAILED/, /Failed to fetch/] };
const word = words('en');
const link = (page) => page.getByRole('link', { name: 'Chat', exact: true });
const box = (page) => page.getByRole('textbox', { name: 'Message', exact: true });
const log = (page) => page.getByRole('log', { name: 'Messages', exact: true });
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const hasFocus = (field) => field.evaluate((element) => element === document.activeElement);
const said = (page) => log(page).locator('.cu-bubble').allInnerTexts();

/** Keeps the conversation's code back until it is let go; `asked` says how often it was asked for. */
async function hold(page, what = CODE) {
  let letGo;
  const gate = new Promise((done) => (letGo = done));
  const held = { asked: 0, letGo };
  await page.route(what, async (route) => {
    held.asked += 1;
    await gate;
    await route.continue();
  });
  return held;
}

/** These messages are in the log, in this order, and the server has taken them. */
const accepted = (page, texts) =>
  until(`the server to take ${texts.join(', ')}`, async () => {
    const ticks = await log(page).locator('.cu-tick').evaluateAll((all) => all.map((one) => one.dataset.tick));
    const seen = (await said(page)).map((text) => text.replace(/^You:\s*/, ''));
    return JSON.stringify(seen) === JSON.stringify(texts) && ticks.every((tick) => !['sending', 'failed'].includes(tick));
  });

for (const size of SIZES) {
  test(`textbox and Send are there at once, and a press of Send before the code is honoured (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    const held = await hold(page);
    await visit(tab, `${server.url}/`);
    assert.equal(held.asked, 0, 'the first screen does without it');
    await link(page).click();
    await until('the textbox to have the focus', () => hasFocus(box(page)));
    await page.keyboard.type('One');
    await press(page, 'Send');
    await box(page).fill('Two');
    await press(page, 'Send');
    assert.deepEqual(await said(page), ['One', 'Two']);
    await box(page).click();
    await page.keyboard.type('half a sentence');
    for (let n = 0; n < 8; n += 1) await page.keyboard.press('ArrowLeft');
    assert.equal(held.asked, 1);
    held.letGo();
    await accepted(page, ['One', 'Two']);
    assert.equal(await box(page).inputValue(), 'half a sentence');
    assert.ok(await hasFocus(box(page)), 'the focus stays where it was');
    assert.equal(await box(page).evaluate((field) => field.selectionStart), 7, 'and so does the caret');
    await tab.close();
  });
}

test('the code is on its way before the press', async () => {
  for (const size of [DESKTOP, PHONE]) {
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, `${server.url}/`);
    const asked = page.waitForRequest(CODE);
    await (size === PHONE ? link(page).dispatchEvent('touchstart') : link(page).hover());
    await asked;
    assert.equal(await page.getByRole('dialog').count(), 0, 'nothing opens yet');
    await tab.close();
  }
});

test('where the code cannot be loaded a sentence says so, and Retry sends what was written', async () => {
  const tab = await open(browser, KEPT_AWAY);
  const { page } = tab;
  await page.route(CODE, (route) => route.abort());
  await visit(tab, `${server.url}/`);
  await link(page).click();
  await log(page).getByText(word('chat.missing')).waitFor();
  await box(page).fill('Anybody there?');
  await press(page, 'Send');
  await box(page).fill('a draft');
  await log(page).getByText(word('chat.missing')).waitFor();
  assert.deepEqual(await said(page), ['Anybody there?']);
  await page.unroute(CODE);
  await press(page, word('chat.retry'));
  await accepted(page, ['Anybody there?']);
  assert.equal(await box(page).inputValue(), 'a draft');
  assert.ok(await hasFocus(box(page)));
  await tab.close();
});

test('what was sent before the code came survives the page', async () => {
  const tab = await open(browser, KEPT_AWAY);
  const { page } = tab;
  await page.route(CODE, (route) => route.abort());
  await visit(tab, `${server.url}/`);
  await link(page).click();
  await box(page).fill('Do not lose me');
  await press(page, 'Send');
  await page.unroute(CODE);
  await visit(tab, `${server.url}/contact/email`);
  await page.getByRole('button', { name: word('chat.open') }).click();
  await accepted(page, ['Do not lose me']);
  await tab.close();
});

test('a file that was chosen before the code came is sent', async () => {
  const tab = await open(browser);
  const { page } = tab;
  const held = await hold(page);
  await visit(tab, `${server.url}/contact/chat`);
  await box(page).waitFor();
  const buffer = Buffer.from('%PDF-1.4\n%%EOF\n');
  await page.locator('input[type=file]').setInputFiles({ name: 'words.pdf', mimeType: 'application/pdf', buffer });
  await log(page).getByText('words.pdf').waitFor();
  held.letGo();
  await page.getByRole('button', { name: /words\.pdf/ }).waitFor();
  await tab.close();
});

test('a conversation that goes on is shown in another tab, which loads its code at once', async () => {
  const tab = await open(browser);
  const { page, context } = tab;
  await visit(tab, `${server.url}/`);
  const second = await context.newPage();
  await second.goto(`${server.url}/contact/email`);
  await second.locator('#app[data-ready]').waitFor({ state: 'attached' });
  const asked = second.waitForRequest(CODE);
  await link(page).click();
  await box(page).fill('From the first');
  await press(page, 'Send');
  await asked;
  await second.getByRole('button', { name: word('chat.open') }).click();
  await accepted(second, ['From the first']);
  await tab.close();
});

test('the page of a callback says where its code cannot be loaded, and Retry loads it', async () => {
  const tab = await open(browser, { ...KEPT_AWAY, allow: [...KEPT_AWAY.allow, /status of 4\d\d/] });
  const { page } = tab;
  await page.route(PAGES, (route) => route.abort());
  await visit(tab, `${server.url}/contact/callback/CU-7F3K-29QD#wrong`);
  await page.getByText(word('page.missing')).waitFor();
  await page.unroute(PAGES);
  await press(page, word('chat.retry'));
  await page.getByText(word('callback.status.denied')).waitFor();
  await tab.close();
});

const email = (page) => page.getByRole('link', { name: word('option.email'), exact: true });

for (const size of SIZES) {
  test(`the page that stands stays until the next one is here, which is on its way before the press (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    const held = await hold(page, PAGES);
    await visit(tab, `${server.url}/`);
    assert.equal(held.asked, 0, 'the first screen does without it');
    await (size === PHONE ? email(page).dispatchEvent('touchstart') : email(page).hover());
    await until('the code to be asked for', () => held.asked);
    await email(page).click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await heading(page, 'Contact Us').waitFor();
    held.letGo();
    await heading(page, 'Email Us').waitFor();
    assert.equal(new URL(page.url()).pathname, '/contact/email');
    assert.ok(await hasFocus(heading(page, 'Email Us')));
    await page.goBack();
    await heading(page, 'Contact Us').waitFor();
    assert.equal(held.asked, 1);
    await tab.close();
  });
}

test('a page whose code cannot be loaded is the one that the server draws', async () => {
  const tab = await open(browser, KEPT_AWAY);
  const { page } = tab;
  await page.route(PAGES, (route) => route.abort());
  await visit(tab, `${server.url}/`);
  await email(page).click();
  await heading(page, 'Email Us').waitFor();
  await fill(page, LETTER);
  await button(page, 'Next').click();
  await reference(page);
  await tab.close();
});

test('without a network the page says so, and Retry goes on', async () => {
  const tab = await open(browser, { allow: [...KEPT_AWAY.allow, /ERR_INTERNET_DISCONNECTED/] });
  const { page, context } = tab;
  await visit(tab, `${server.url}/`);
  await context.setOffline(true);
  await email(page).click();
  await page.getByText(word('page.missing')).waitFor();
  await context.setOffline(false);
  await press(page, word('chat.retry'));
  await heading(page, 'Email Us').waitFor();
  await tab.close();
});

for (const path of ['/contact/call', '/contact/callback', '/contact/email', '/interaction/broadband-fault']) {
  test(`the code of ${path} comes beside the app, not after it`, async () => {
    const tab = await open(browser);
    const { page } = tab;
    const held = await hold(page, '**/*_bg.wasm');
    const asked = page.waitForRequest(PAGES);
    await page.goto(server.url + path, { waitUntil: 'domcontentloaded' });
    await asked;
    held.letGo();
    await page.locator('#app[data-ready]').waitFor({ state: 'attached' });
    const fetched = await page.evaluate(
      () => performance.getEntriesByType('resource').filter((one) => /\/pages-/.test(one.name)).length,
    );
    assert.equal(fetched, 1, 'it is loaded once');
    await tab.close();
  });
}

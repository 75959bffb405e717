// Files of a chat on their way: how far they are, given up, tried again, and not lost without a word.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './support/browser.mjs';
import { CUT } from './support/chat-walk.mjs';
import { startDesk } from './support/desk.mjs';
import { installEars } from './support/ears.mjs';
import { button } from './support/forms.mjs';
import { PICTURE, openPopup } from './support/popup.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';
import { words } from './support/words.mjs';

const word = words('en');
let server, browser, desk;
before(async () => {
  server = await startServer();
  browser = await launch();
  desk = await startDesk(server);
});
after(async () => {
  await desk?.close();
  await browser?.close();
  await server?.stop();
});

/** A PNG that takes seconds on a slow line. */
const LARGE = Buffer.concat([PICTURE, Buffer.alloc(3_000_000, 'x')]);
const large = (name) => ({ name, mimeType: 'image/png', buffer: LARGE });

/** A chat over a line that sends so many bytes a second. */
async function slowly(bytes, hello) {
  const tab = await open(browser, { allow: CUT });
  await tab.context.addInitScript(installEars);
  const it = await openPopup(tab, server);
  await it.send(hello);
  const id = await desk.take(hello);
  const devtools = await tab.context.newCDPSession(tab.page);
  await devtools.send('Network.enable');
  const speed = (upload) =>
    devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: upload });
  await speed(bytes);
  return { tab, it, id, speed };
}
const files = async (id) => (await desk.entries(id)).flatMap(({ what }) => (what.file ? [what.file.name] : []));

/** What had the focus has gone; the popup takes it with the next frame. */
const keepsFocus = (page) =>
  until('the focus to be in the popup', () => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null));

test('how much of a file is sent is shown in per cent and said in quarters', async () => {
  const { tab, it, id } = await slowly(800_000, 'A large file');
  const { page } = tab;
  await page.evaluate(() => ears.taken());
  await it.file.setInputFiles(large('plan.png'));
  const bar = it.dialog.getByRole('progressbar', { name: 'plan.png' });
  await bar.waitFor();
  const seen = new Set();
  await until('the file to be sent', async () => {
    const value = await bar.getAttribute('value', { timeout: 500 }).catch(() => null);
    if (value !== null) seen.add(Number(value));
    return (await files(id)).length > 0;
  });
  assert.ok([...seen].some((n) => n > 0 && n < 100), `values: ${[...seen]}`);
  assert.deepEqual([...seen], [...seen].sort((a, b) => a - b), 'it only grows');
  await it.log.locator('.cu-file').getByText('plan.png').waitFor();
  const told = (await page.evaluate(() => ears.taken())).map(({ text }) => text).filter((text) => /% sent/.test(text));
  assert.ok(told.length >= 1 && told.length <= 3, told.join('\n'));
  assert.equal(new Set(told).size, told.length, 'nothing is said twice');
  await tab.close();
});

test('a file on its way is given up, and whoever leaves meanwhile is asked', async () => {
  const { tab, it, id, speed } = await slowly(50_000, 'I change my mind');
  const { page } = tab;
  await it.file.setInputFiles(large('wrong.png'));
  await it.dialog.getByRole('progressbar', { name: 'wrong.png' }).waitFor();
  const asked = page.waitForEvent('dialog');
  await page.evaluate(() => setTimeout(() => location.reload()));
  const question = await asked;
  assert.equal(question.type(), 'beforeunload');
  await question.dismiss();
  await button(it.dialog, word('chat.file.cancel')).click();
  await it.dialog.getByRole('progressbar').waitFor({ state: 'detached' });
  await keepsFocus(page);
  await speed(-1);
  await it.file.setInputFiles(large('right.png'));
  await until('the other file', async () => (await files(id)).length > 0);
  assert.deepEqual(await files(id), ['right.png']);
  await it.log.locator('.cu-file').getByText('right.png').waitFor();
  // Nothing is on its way: nobody is asked.
  await page.reload();
  await it.log.locator('.cu-file').getByText('right.png').waitFor();
  await tab.close();
});

test('a file that failed on its way is sent again without being chosen again, and comes once', async () => {
  const { tab, it, id } = await slowly(-1, 'A bad line');
  const { page, context } = tab;
  await context.setOffline(true);
  await it.file.setInputFiles(large('bridge.png'));
  const failed = it.dialog.getByRole('alert');
  await failed.getByText(word('chat.file.failed')).waitFor();
  await context.setOffline(false);
  await button(failed, word('chat.retry')).click();
  await until('the file', async () => (await files(id)).length > 0);
  await it.log.locator('.cu-file').getByText('bridge.png').waitFor();
  assert.deepEqual(await files(id), ['bridge.png']);
  assert.equal(await it.dialog.getByRole('alert').count(), 0);
  // One of a kind that is never taken cannot be tried again, only put away.
  await it.file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
  await failed.getByText(word('chat.file.type')).waitFor();
  assert.equal(await button(failed, word('chat.retry')).count(), 0);
  await button(failed, word('chat.discard')).click();
  await failed.waitFor({ state: 'detached' });
  await keepsFocus(page);
  await tab.close();
});

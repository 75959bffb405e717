// The popup's log against the server's: in bursts, behind its button, scrolled up and while the line is cut; and long.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { DESKTOP, PHONE, launch, open, ready } from './support/browser.mjs';
import { CUT } from './support/chat-walk.mjs';
import { startDesk } from './support/desk.mjs';
import { PICTURE, openPopup } from './support/popup.mjs';
import { seed } from './support/long.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

const BURST = 200;
/** Rows in the document at most: two screens above and below what is seen, in stretches of 40. */
const MOST_ROWS = 300;

let server, browser, desk, number;
before(async () => {
  server = await startServer();
  browser = await launch();
  number = 0;
});
after(async () => {
  await desk?.close();
  await browser?.close();
  await server?.stop();
});
// An agent of its own for each test: a conversation takes 200 messages at once, an agent a few conversations.
beforeEach(async () => {
  await desk?.close();
  number += 1;
  desk = await startDesk(server, `Alex ${number}`);
});

/** A customer and an agent in one chat. */
async function meet(size) {
  const tab = await open(browser, { size, allow: CUT });
  const it = await openPopup(tab, server);
  const hello = `Hello ${number}`;
  await it.send(hello);
  return { tab, it, id: await desk.take(hello) };
}

/** What the log's text entries say, as the server has them. */
const truth = async (id) => (await desk.entries(id)).flatMap(({ what }) => (what.text ? [what.text] : []));

/** The texts that are drawn, from the first to the last. */
const drawn = (it) =>
  it.log.evaluate((log) => {
    const bubbles = log.querySelectorAll('.cu-log__entries .cu-bubble');
    return [...bubbles].map((one) => [...one.childNodes].slice(1).map((node) => node.textContent).join(''));
  });

/** Reads the whole log by scrolling from its beginning to its end: what is drawn at each step. */
const pages = (it) =>
  it.log.evaluate(async (log) => {
    const frames = async (n) => {
      for (; n > 0; n -= 1) await new Promise((done) => requestAnimationFrame(done));
    };
    const texts = () => {
      const bubbles = [...log.querySelectorAll('.cu-log__entries .cu-bubble')];
      return bubbles.map((one) => [...one.childNodes].slice(1).map((node) => node.textContent).join(''));
    };
    for (let n = 0; log.scrollTop > 0 || n < 4; n += 1) {
      log.scrollTop = 0;
      await frames(3);
      if (n > 400) throw new Error('The beginning of the log is not reached.');
    }
    const all = [];
    for (let before = -1; log.scrollTop > before; ) {
      before = log.scrollTop;
      all.push(texts());
      log.scrollTop += Math.floor(log.clientHeight * 0.6);
      await frames(3);
    }
    return all;
  });

/** Holds that each text of the log stands there once, in the order of the server's, from the first to the last. */
async function readsAs(it, all) {
  const seen = new Set();
  for (const texts of await pages(it)) {
    isStretch(texts, all);
    for (const text of texts) seen.add(text);
  }
  assert.deepEqual(all.filter((text) => !seen.has(text)), [], 'nothing is missing');
}

/** Texts that stand in the log one after the other, without a gap. */
function isStretch(texts, all) {
  const from = all.indexOf(texts[0]);
  const wrong = texts.findIndex((text, n) => text !== all[from + n]);
  assert.ok(
    from >= 0 && wrong < 0,
    `after ${texts[wrong - 1]} stands ${texts[wrong]}, and at the server ${all[from + wrong]}`,
  );
}

/** Sends a burst as fast as the server takes it. */
async function burst(id, count = BURST) {
  const texts = Array.from({ length: count }, (_, n) => `Answer ${String(n + 1).padStart(3, '0')}`);
  for (const text of texts) await desk.say(id, text);
  return texts;
}

/** Holds that what is drawn is the end of the server's log, or, wherever the reader is, a stretch of it without a gap. */
async function agrees(it, id, { atEnd = true } = {}) {
  const all = await truth(id);
  const seen = await until('the log to be that of the server', async () => {
    const seen = await drawn(it);
    return (!atEnd || seen.at(-1) === all.at(-1)) && seen.length >= 10 && seen;
  });
  isStretch(seen, all);
  return all;
}

const SITUATIONS = {
  'while it is open': async ({ id }) => burst(id),
  'while it is minimized': async ({ it, id }) => {
    await it.press('chat.minimize');
    await burst(id);
    await it.launcher.getByText(String(BURST)).waitFor();
    await it.launcher.click();
  },
  'while somebody reads further up': async ({ it, id }) => {
    for (let n = 1; n <= 40; n += 1) await desk.say(id, `Before ${n}`);
    await it.said('Before 40').waitFor();
    await it.log.evaluate((log) => (log.scrollTop = 40));
    const top = () => it.log.evaluate((log) => log.scrollTop);
    const before = await until('the log to be where it was scrolled', top);
    await burst(id, BURST - 40);
    await it.dialog.getByRole('button', { name: 'New messages' }).waitFor();
    await agrees(it, id, { atEnd: false });
    assert.equal(await top(), before, 'nothing scrolls under the reader');
    await it.dialog.getByRole('button', { name: 'New messages' }).click();
  },
  'while the line is cut again and again': async ({ tab, id }) => {
    const cut = async () => {
      for (let n = 0; n < 8; n += 1) {
        await tab.context.setOffline(true);
        await new Promise((done) => setTimeout(done, 60)); // a cut has a length
        await tab.context.setOffline(false);
        await new Promise((done) => setTimeout(done, 200));
      }
    };
    await Promise.all([burst(id), cut()]);
  },
  'while the server is killed': async ({ id }) => {
    await burst(id, BURST / 2);
    await server.crash();
    await server.start();
    await until('the agent to be back', () => desk.say(id, 'I am back').catch(() => false));
    await burst(id, BURST / 4);
  },
};

for (const [name, act] of Object.entries(SITUATIONS)) {
  test(`a burst of answers is shown once and in order ${name}`, { timeout: 120_000 }, async () => {
    const both = await meet(number % 2 ? DESKTOP : PHONE);
    await act(both);
    const all = await agrees(both.it, both.id);
    await readsAs(both.it, all);
    await desk.end(both.id);
    await both.tab.close();
  });
}

test('what goes and comes in one moment does not lead away from the end', async () => {
  const { tab, it, id } = await meet(DESKTOP);
  await burst(id, 40);
  await it.said('Answer 040').waitFor();
  const below = () => it.log.evaluate((log) => log.scrollHeight - log.scrollTop - log.clientHeight);
  // A file's row goes, a lower one comes in its place: the browser takes the reader up before anything is drawn.
  for (let n = 1; n <= 3; n += 1) {
    const name = `picture-${n}.png`;
    await it.file.setInputFiles({ name, mimeType: 'image/png', buffer: PICTURE });
    await it.log.locator('.cu-file').getByText(name).waitFor();
    await desk.say(id, `I see ${n}`);
    await it.said(`I see ${n}`).waitFor();
    await until('the reader to be at the end', async () => (await below()) < 2, 5_000);
  }
  // Who goes up by hand in such a moment stays there.
  await it.log.hover();
  const top = () => it.log.evaluate((log) => log.scrollTop);
  const end = await top();
  await tab.page.mouse.wheel(0, -600);
  await until('the log to scroll', async () => (await top()) < end);
  await desk.say(id, 'Below the reader');
  await it.dialog.getByRole('button', { name: 'New messages' }).waitFor();
  assert.ok((await top()) < end);
  await desk.end(id);
  await tab.close();
});

test('a log of 3,000 is drawn in part, and stays where it is while older ones come', { timeout: 120_000 }, async () => {
  const { tab, it, id } = await meet(PHONE);
  await seed(server, id, 3_000);
  await tab.page.reload();
  await ready(tab.page);
  await it.said('Message 3000').first().waitFor();
  const seen = await it.log.evaluate(async (log) => {
    const frames = async (n) => {
      for (; n > 0; n -= 1) await new Promise((done) => requestAnimationFrame(done));
    };
    const rows = () => log.querySelectorAll('.cu-row').length;
    const result = { most: rows(), moved: 0, steps: 0, older: 0, reached: false };
    const held = () => {
      const frame = log.getBoundingClientRect();
      const all = [...log.querySelectorAll('.cu-log__entries .cu-bubble')];
      return all.find((one) => one.getBoundingClientRect().top >= frame.top);
    };
    for (; result.steps < 4_000 && !result.reached; result.steps += 1) {
      // What is looked at moves by the scrolled distance and by nothing else, whatever is drawn or comes in.
      const one = held();
      const before = one?.getBoundingClientRect().top;
      const step = Math.min(200, log.scrollTop);
      const height = log.scrollHeight;
      log.scrollTop -= step;
      await frames(2);
      if (log.scrollHeight > height + 1_000) result.older += 1;
      if (one?.isConnected) {
        const moved = Math.abs(one.getBoundingClientRect().top - before - step);
        result.moved = Math.max(result.moved, moved);
      }
      result.most = Math.max(result.most, rows());
      result.reached = log.textContent.includes(`Hello`) && log.scrollTop === 0;
      if (log.scrollTop === 0) await frames(10);
    }
    return result;
  });
  assert.ok(seen.reached, `the beginning is reached: ${JSON.stringify(seen)}`);
  assert.ok(seen.most <= MOST_ROWS, `${seen.most} rows were in the document`);
  assert.ok(seen.older >= 10, `older messages came ${seen.older} times`);
  assert.ok(seen.moved <= 2, `what was looked at moved by ${seen.moved} px`);
  console.log(`3,000 messages: ${seen.most} rows in the document at most, ${seen.moved.toFixed(1)} px moved at most`);
  await desk.end(id);
  await tab.close();
});

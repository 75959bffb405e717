// A customer and an agent in browsers of their own, with the real server between them: what one writes the other reads,
// once and in order, whatever fails. CONTACT_US_ROUNDS says how often something fails; `make soak` says fifty times.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { addAgent, box, log, openConsole, take } from './support/agent.mjs';
import { SIZES, launch, open, ready } from './support/browser.mjs';
import { button, link } from './support/forms.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

const ROUNDS = Number(process.env.CONTACT_US_ROUNDS ?? 3);
const EACH = 20;
/** What Chromium logs while there is no server or no network. */
const CUT = [/ERR_/, /status of (401|502|503)/];
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CODE = /\b[ac]-\d{3}\b/g;

let server, browser;
before(async () => (browser = await launch()));
after(() => browser?.close());
beforeEach(async () => (server = await startServer()));
afterEach(() => server?.stop());

/** One side: writes numbered messages, and tells which it has on the screen. */
function side(tab, letter, textbox) {
  let count = 0;
  const wrote = [];
  return {
    ...tab,
    wrote,
    textbox,
    write: async () => {
      count += 1;
      const code = `${letter}-${String(count).padStart(3, '0')}`;
      wrote.push(code);
      await textbox.fill(`${code} and some words behind it`);
      await button(tab.page, 'Send').click();
    },
    sees: async () => (await log(tab.page).innerText()).match(CODE) ?? [],
  };
}

/** A customer who pressed Chat on the Contact Us page. */
async function openCustomer(size) {
  const tab = await open(browser, { size, allow: CUT });
  await tab.page.goto(`${server.url}/`);
  await ready(tab.page);
  await link(tab.page, 'Chat').click();
  const dialog = tab.page.getByRole('dialog', { name: 'Chat' });
  return side(tab, 'c', dialog.getByRole('textbox', { name: 'Message', exact: true }));
}

/** Both sides in one chat, which has begun. */
async function meet(size) {
  const who = await addAgent(server, 'Alex');
  const agentTab = await openConsole(browser, server, who, { size, allow: CUT });
  const customer = await openCustomer(size);
  await customer.write();
  await take(agentTab.page, 'c-001');
  const agent = side(agentTab, 'a', box(agentTab.page));
  return { agent, customer };
}

/** The log as the server has it. */
function truth({ page }) {
  return page.evaluate(async () => {
    const ask = async (path) => (await fetch(`/api/v1/console${path}`)).json();
    const { mine } = await ask('/inbox');
    const entries = [];
    for (let last = 0; ; ) {
      const { entries: more, status } = await ask(`/chats/${mine[0].id}/entries?after=${last}&limit=200`);
      entries.push(...more);
      last = more.at(-1)?.seq ?? last;
      if (more.length === 0 || last >= status.last) return entries;
    }
  });
}

/** The codes of what one side wrote, as the log has them. */
const codes = (entries, by) =>
  entries.filter((entry) => entry.by === by && entry.what.text).map((entry) => entry.what.text.slice(0, 5));

/** Waits until everything has arrived, and holds that nothing came twice or out of order, here or there. */
async function agree({ agent, customer }) {
  const all = agent.wrote.length + customer.wrote.length;
  const entries = await until(
    `all ${all} messages at the server`,
    async () => {
      const entries = await truth(agent).catch(() => []);
      return entries.filter(({ what }) => what.text).length >= all && entries;
    },
    60_000,
  );
  assert.deepEqual(codes(entries, 'customer'), customer.wrote);
  assert.deepEqual(codes(entries, 'agent'), agent.wrote);
  assert.deepEqual(entries.map(({ seq }) => seq), entries.map((_, index) => index + 1), 'the numbers have no gap');
  const order = entries.filter(({ what }) => what.text).map(({ what }) => what.text.slice(0, 5));
  for (const one of [agent, customer]) {
    // A long log is drawn in part: its end, without a gap.
    const seen = await until('the last message on both screens', async () => {
      const seen = await one.sees();
      return seen.at(-1) === order.at(-1) && seen.length >= Math.min(20, order.length) && seen;
    });
    assert.deepEqual(seen, order.slice(-seen.length));
  }
  return entries;
}

for (const size of SIZES) {
  test(`${EACH} messages each way with files arrive once and in order, on ${size.name}`, async () => {
    const both = await meet(size);
    const { agent, customer } = both;
    const fileOf = (one) => one.page.locator('input[type=file]');
    for (let n = 1; n <= EACH; n += 1) {
      if (n > 1) await customer.write();
      await agent.write();
      if (n === 5) await fileOf(customer).setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: PICTURE });
      if (n === 10) {
        await fileOf(agent).setInputFiles({ name: 'answer.png', mimeType: 'image/png', buffer: PICTURE });
        await agent.page.getByRole('list', { name: 'Attached files' }).getByText('1 kB').waitFor();
      }
    }
    const entries = await agree(both);
    const files = entries.filter(({ what }) => what.file).map(({ by, what }) => `${by} ${what.file.name}`);
    assert.deepEqual(files.sort(), ['agent answer.png', 'customer broken.png']);
    await Promise.all([agent.close(), customer.close()]);
  });
}

test(`nothing is lost, doubled or turned around when something fails ${ROUNDS} times while both type`, async () => {
  const both = await meet(SIZES[1]);
  const { agent, customer } = both;
  const cut = (one) => ({ fail: () => one.context.setOffline(true), mend: () => one.context.setOffline(false) });
  const troubles = [{ fail: server.crash, mend: server.start }, cut(customer), cut(agent)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { fail, mend } = troubles[round % troubles.length];
    await Promise.all([agent.write(), customer.write()]);
    // While the last messages are on their way.
    await Promise.all([fail(), agent.write(), customer.write()]);
    await Promise.all([agent.write(), customer.write()]);
    await customer.textbox.fill('half a sentence');
    await mend();
    await until('the customer’s text to stay', async () => (await customer.textbox.inputValue()) === 'half a sentence');
    await Promise.all([agent.write(), customer.write()]);
  }
  const entries = await agree(both);
  console.log(`${ROUNDS} failures, ${entries.length} entries: 0 lost, 0 doubled, 0 reordered`);
  await Promise.all([agent.close(), customer.close()]);
});

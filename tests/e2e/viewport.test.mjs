// The chat's textbox and Send lie fully inside what can be seen: every screen in every state, measured in every frame.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './support/browser.mjs';
import { startServer } from './support/server.mjs';
import { openChat, tabFor } from './viewport/chat.mjs';
import { Report } from './viewport/report.mjs';
import { SCREENS } from './viewport/sizes.mjs';
import { STATES } from './viewport/states.mjs';
import { applyInFrame, applyNothing } from './viewport/worse.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const TABS = 2; // at once: as many as the smallest machine has cores

/** Tries screens in every state; `before` runs in each page before the app. */
async function tryAll(screens, before) {
  const report = new Report();
  const left = [...screens];
  const work = async (desktop) => {
    const mine = () => left.findIndex((screen) => screen.desktop === desktop);
    if (mine() < 0) return;
    const tab = await tabFor(browser, { ...left[mine()] }, { before });
    while (mine() >= 0) {
      const [screen] = left.splice(mine(), 1);
      await openChat(tab, server, screen);
      for (const [name, attempt] of STATES) report.add(`${screen.name}, ${name}`, await attempt(tab, screen));
    }
    await tab.close();
  };
  await Promise.all(Array.from({ length: TABS }, () => work(false)));
  await work(true);
  return report;
}

test('textbox and Send are seen whole on every screen in every state', { timeout: 170_000 }, async () => {
  const report = await tryAll(SCREENS);
  console.log(`The chat on ${SCREENS.length} screens in ${STATES.length} states: ${report}`);
  assert.deepEqual(report.taken(), []);
  assert.equal(report.counts.tried, SCREENS.length * STATES.length);
});

for (const [how, worse] of [
  ['does not follow the viewport', applyNothing],
  ['follows a frame late', applyInFrame],
]) {
  test(`a popup that ${how} is found`, async () => {
    const phones = SCREENS.filter(({ width, height }) => width === 375 && height === 667);
    const report = await tryAll(phones, worse);
    console.log(`A popup that ${how}: ${report}`);
    assert.ok(report.counts.hidden >= 6, report.taken().join('\n'));
  });
}

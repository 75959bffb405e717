// The open chat, ready to be measured.
import { open, ready } from '../support/browser.mjs';
import { words } from '../support/words.mjs';
import { installKeyboard } from './keyboard.mjs';
import { installMeter } from './meter.mjs';

/** A tab whose pages have the keyboard and the meter, and `before`, which runs before both. */
export async function tabFor(browser, screen, { before, ...more } = {}) {
  const { width, height, desktop } = screen;
  const tab = await open(browser, { size: { viewport: { width, height }, mobile: !desktop }, ...more });
  if (before) await tab.context.addInitScript(before);
  await tab.context.addInitScript(installKeyboard);
  await tab.context.addInitScript(installMeter);
  tab.devtools = await tab.context.newCDPSession(tab.page);
  return tab;
}

/** Opens the chat at a size, with the focus in its textbox. */
export async function openChat({ page }, server, { width, height }, locale = 'en') {
  const word = words(locale);
  await page.setViewportSize({ width, height });
  await page.goto(`${server.url}/contact/chat?locale=${locale}`);
  await ready(page);
  const textbox = page.getByRole('dialog').getByRole('textbox', { name: word('chat.message'), exact: true });
  await textbox.waitFor();
  await textbox.focus();
  await page.evaluate((names) => meter.name(names), { message: word('chat.message'), send: word('chat.send') });
  await settled(page, { width, height });
  return textbox;
}

/** Waits until the page has a size and has been drawn with it. */
export const settled = (page, { width, height }) =>
  page.evaluate(
    async ([w, h]) => {
      for (let n = 0; innerWidth !== w || innerHeight !== h; n += 1) {
        if (n > 600) throw new Error(`The page stays ${innerWidth}×${innerHeight} and does not become ${w}×${h}.`);
        await meter.frames(1);
      }
      await meter.frames(4);
    },
    [width, height],
  );

/** Measures while the page gets another size, and a few frames more. */
export async function resized(page, size) {
  await page.evaluate(() => meter.begin());
  await page.setViewportSize(size);
  await settled(page, size);
  return page.evaluate(() => meter.end());
}

export const merge = (...results) => ({
  frames: results.reduce((n, one) => n + one.frames, 0),
  bad: results.reduce((n, one) => n + one.bad, 0),
  shifts: results.reduce((n, one) => n + one.shifts, 0),
  worst: Math.max(...results.map((one) => one.worst)),
  drift: Math.max(...results.map((one) => one.drift)),
  share: Math.max(...results.map((one) => one.share)),
  atRest: results.every((one) => one.atRest),
});

// What browsers and keyboards do beside coming and going: a name, how it is tried, and how it is judged.
import assert from 'node:assert/strict';
import { merge, resized, settled } from './chat.mjs';

export const PHONE = { name: 'phone', width: 390, height: 664 };
export const LOW = { name: 'phone, landscape', width: 667, height: 375 };
export const SMALL = { name: 'small phone', width: 320, height: 568 };
export const DESKTOP = { name: 'desktop', width: 1280, height: 720, desktop: true };

/** The part of the screen that a usual keyboard takes. */
export const KEYBOARD = 0.47;
export const WATCHED = 1_200; // ms; longer than the popup watches each frame after an event

const inPage = (act, ...given) => ({ page }) => page.evaluate(act, [KEYBOARD, ...given]);

const staleOffset = inPage(([part]) =>
  meter.during(async () => {
    const at = () => meter.textbox().getBoundingClientRect().bottom;
    const before = at();
    keyboard.show(part, 80);
    await meter.frames(6);
    keyboard.show(0, 24); // iOS 26 goes on naming it
    await meter.frames(6);
    if (at() !== before) throw new Error(`The textbox was left ${at() - before} px lower.`);
    keyboard.show(0);
  }).then((seen) => ({ ...seen, bad: 0 })), // while the browser is wrong, what it says can be seen is wrong, too
);

const earlyEvents = (late) =>
  inPage(
    async ([part, late]) => {
      const change = async (covered, offset) => {
        keyboard.changed('resize', 'scroll');
        await new Promise((done) => setTimeout(done, late)); // the browser's lateness, not the test's
        keyboard.put(covered, offset);
      };
      const seen = [];
      for (const [covered, offset] of [[part, 0], [part, 80], [0, 0]]) {
        seen.push(await meter.during(() => change(covered, offset)));
      }
      return { ...seen[2], bad: Math.max(...seen.map((one) => one.bad)), atRest: seen.every((one) => one.atRest) };
    },
    late,
  );

const noEvent = inPage(
  async ([part, watched]) => {
    meter.textbox().blur();
    await new Promise((done) => setTimeout(done, watched));
    return meter.during(async () => {
      meter.textbox().focus();
      await new Promise((done) => setTimeout(done, 300)); // as long as a keyboard takes to come
      keyboard.put(part, 0);
    });
  },
  WATCHED,
);

const swapped = inPage(([part]) =>
  meter.during(async () => {
    const covered = Math.round(innerHeight * part);
    for (const more of [0, 60, 0, -60, 60, 0]) {
      keyboard.show(covered + more);
      await meter.frames(3);
    }
    keyboard.show(0);
  }),
);

const stepped = inPage(([part]) =>
  meter.during(async () => {
    const covered = innerHeight * part;
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]) {
      keyboard.show((covered * n) / 12 || 0, (covered * n) / 24);
      await meter.frames(1);
    }
  }),
);

async function turnedWithKeyboard({ page }, { width, height }) {
  await page.evaluate((part) => meter.during(() => keyboard.show(part)), KEYBOARD);
  const there = await resized(page, { width: height, height: width });
  const back = await resized(page, { width, height });
  return merge(there, back);
}

async function addressBar({ page }, { width, height }) {
  const steps = [];
  for (const more of [14, 28, 42, 56, 28, 0]) steps.push(await resized(page, { width, height: height + more }));
  return merge(...steps);
}

const pinched = (scale) => async ({ page, devtools }, screen) => {
  const place = () => page.evaluate(() => meter.textbox().getBoundingClientRect().toJSON());
  const before = await place();
  const zoom = async (scale) => {
    await devtools.send('Emulation.setPageScaleFactor', { pageScaleFactor: scale });
    await page.evaluate(async (scale) => {
      while (Math.abs(visualViewport.scale - scale) > 0.01) await meter.frames(1);
    }, scale);
  };
  await zoom(scale);
  await page.evaluate(async () => {
    meter.textbox().blur();
    meter.textbox().focus();
    await meter.frames(4);
  });
  assert.deepEqual(await place(), before, 'nothing moves while somebody looks closer');
  await zoom(1);
  await settled(page, screen);
  return page.evaluate((part) => meter.during(() => keyboard.show(part)), KEYBOARD);
};

const zoomed = (by) => async ({ page, devtools }, { width, height }) => {
  const size = { width: width / by, height: height / by };
  await page.evaluate(() => meter.begin());
  await devtools.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: by, mobile: false });
  await settled(page, size);
  const seen = await page.evaluate(() => meter.end());
  await devtools.send('Emulation.clearDeviceMetricsOverride');
  return seen;
};

const everywhere = [
  ['another keyboard while somebody types', swapped],
  ['a keyboard that comes in twelve steps, and pans', stepped],
  ['the screen is turned with the keyboard open', turnedWithKeyboard],
];

/** The odd cases of a screen: name, function, and what is allowed. */
export const CASES = new Map([
  [
    PHONE,
    [
      ...everywhere,
      ['an offset that stays after the keyboard has gone', staleOffset],
      ['events that come 40 ms before the values', earlyEvents(40), { allowed: 1 }],
      ['events that come 200 ms before the values', earlyEvents(200), { allowed: 1 }],
      ['a keyboard that no event tells of', noEvent, { allowed: 1 }],
      ['the address bar comes and goes', addressBar],
      ['pinched to 1.5, then typing', pinched(1.5)],
      ['pinched to 3, then typing', pinched(3)],
    ],
  ],
  [LOW, everywhere],
  [SMALL, everywhere],
  [
    DESKTOP,
    [
      ['zoomed to 200 %', zoomed(2)],
      ['zoomed to 400 %', zoomed(4)],
    ],
  ],
]);

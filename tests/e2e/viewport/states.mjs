// The fourteen states of a screen.
import { merge, resized, settled } from './chat.mjs';
import { KEYBOARDS } from './sizes.mjs';

const ACCESSORY = 50; // px, the bar that iOS shows above where a keyboard would be, with one attached
const INSETS = { top: 47, bottom: 34 }; // px, iPhones with a notch, upright

/** Shows a keyboard that only covers the page, and puts it away again. */
const covered = (page, part, pan) =>
  page.evaluate(
    async ([part, pan]) => {
      const height = part > 1 ? part : Math.round(innerHeight * part);
      const up = await meter.during(() => keyboard.show(height, pan * height));
      const down = await meter.during(() => keyboard.show(0));
      return [up, down];
    },
    [part, pan],
  ).then((both) => merge(...both));

/** Shows a keyboard that makes the page smaller, and puts it away again. */
const shrunk = async (page, { width, height }, part) => {
  const up = await resized(page, { width, height: height - Math.round(height * part) });
  const down = await resized(page, { width, height });
  return merge(up, down);
};

async function insets(devtools, page, { top, bottom }) {
  await devtools.send('Emulation.setSafeAreaInsetsOverride', {
    insets: { top, topMax: top, bottom, bottomMax: bottom },
  });
  await page.evaluate(() => meter.frames(4));
}

/** Safe areas, with or without a keyboard over them. */
async function notched({ page, devtools }, part) {
  await insets(devtools, page, INSETS);
  const shown = part ? await covered(page, part, 0) : await page.evaluate(() => meter.during(() => {}));
  await insets(devtools, page, { top: 0, bottom: 0 });
  return shown;
}

/** Turns the screen and back. The popup may choose its size anew, so its edge may move. */
async function turned(page, screen) {
  const { width, height } = screen;
  const there = await resized(page, { width: height, height: width });
  const back = await resized(page, { width, height });
  await settled(page, screen);
  return { ...merge(there, back), drift: 0 };
}

const unfocused = (page) =>
  page.evaluate(async () => {
    const seen = await meter.during(() => meter.textbox().blur());
    meter.textbox().focus();
    return seen;
  });

const percent = (part) => `${Math.round(part * 100)} %`;

/** Pairs of a state's name and a function that tries it. */
export const STATES = [
  ['no keyboard', ({ page }) => unfocused(page)],
  ...KEYBOARDS.map((part) => [`covered by ${percent(part)}`, ({ page }) => covered(page, part, 0)]),
  ...KEYBOARDS.map((part) => [`covered by ${percent(part)} and panned by half`, ({ page }) => covered(page, part, 0.5)]),
  ...KEYBOARDS.map((part) => [`shrunk by ${percent(part)}`, ({ page }, screen) => shrunk(page, screen, part)]),
  ['accessory bar', ({ page }) => covered(page, ACCESSORY, 0)],
  ['safe area', (tab) => notched(tab, 0)],
  ['safe area and keyboard', (tab) => notched(tab, 0.47)],
  ['turned', ({ page }, screen) => turned(page, screen)],
];

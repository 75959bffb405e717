// A page that holds the widget, as the checks of the widget use it, by puppeteer: in Chromium and in Firefox.
import { until } from '../support/until.mjs';

export function widgetTab(page) {
  const frame = () => until('the widget’s frame', () => page.frames().findLast((one) => /\/embed[/?]/.test(one.url())));
  // The frame may be on its way to another page.
  const patiently = async (act) => {
    for (let left = 5; ; left--) {
      try {
        return await act(await frame());
      } catch (error) {
        if (left === 0 || !/detached|destroyed|navigat|no such frame|context|closed/i.test(String(error))) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  };
  const element = (at, find, given) =>
    until(`${find}, ${given}`, async () => (await at.evaluateHandle(find, given)).asElement());
  return {
    goto: (url) => page.goto(url),
    top: (act, given) => page.evaluate(act, given),
    inside: (act, given) => patiently((frame) => frame.evaluate(act, given)),
    press: (find, given, top = false) =>
      top ? element(page, find, given).then((one) => one.click()) : patiently(async (frame) => (await element(frame, find, given)).click()),
    type: (css, text) =>
      patiently(async (frame) => {
        const one = await frame.waitForSelector(css, { visible: true });
        await one.click();
        await one.type(text);
      }),
  };
}

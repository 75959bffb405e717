// The customer's popup, by the names that a person reads.
import { ready } from './browser.mjs';
import { button, link } from './forms.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

/** A picture of one pixel. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The popup of a page in a language. */
export function popup(page, locale = 'en') {
  const word = words(locale);
  const dialog = page.locator('[role="dialog"]');
  const box = dialog.getByRole('textbox', { name: word('chat.message'), exact: true });
  const log = dialog.getByRole('log', { name: word('chat.messages'), exact: true });
  const said = (text) => log.locator('.cu-bubble').filter({ hasText: text });
  return {
    dialog,
    box,
    log,
    said,
    file: dialog.locator('input[type=file]'),
    launcher: page.locator('.cu-launcher'),
    press: (key) => button(dialog, word(key)).click(),
    status: (text) => dialog.getByRole('status').filter({ hasText: text }).first(),
    /** Writes, presses Send, and waits until the server has it. */
    async send(text) {
      await box.fill(text);
      await button(dialog, word('chat.send')).click();
      await said(text).last().waitFor();
      await until(`the server to have ${text}`, async () => {
        const ticks = await log.locator('.cu-row--own', { hasText: text }).locator('.cu-tick').all();
        const names = await Promise.all(ticks.map((tick) => tick.getAttribute('data-tick')));
        return names.length > 0 && !names.includes('sending') && !names.includes('failed');
      });
    },
  };
}

/** Opens the chat's own address. */
export async function openPopup({ page }, server, { locale = 'en', query = '' } = {}) {
  await page.goto(`${server.url}/contact/chat?locale=${locale}${query}`);
  await ready(page);
  const it = popup(page, locale);
  await it.dialog.waitFor();
  return it;
}

/** Presses Chat on the Contact Us page. */
export async function pressChat({ page }, server, locale = 'en') {
  await page.goto(`${server.url}/?locale=${locale}`);
  await ready(page);
  await link(page, words(locale)('option.chat')).click();
  const it = popup(page, locale);
  await it.dialog.waitFor();
  return it;
}

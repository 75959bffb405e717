// Pictures of each page for people to look at. Usage: node screenshots.mjs FOLDER
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { launch, open, visit } from './support/browser.mjs';
import { walk } from './support/chat-walk.mjs';
import { startDesk } from './support/desk.mjs';
import { LETTER, NUMBER, field, reference } from './support/forms.mjs';
import { FAULT } from './support/play.mjs';
import { startServer } from './support/server.mjs';
import { words } from './support/words.mjs';

const folder = process.argv[2] ?? 'screens';
const phone = (width, height) => ({ viewport: { width, height }, mobile: true });
const VARIANTS = {
  '360x640': { size: phone(360, 640) },
  '390x844': { size: phone(390, 844) },
  '1280x800': { size: { viewport: { width: 1280, height: 800 }, mobile: false } },
  'dark-390x844': { size: phone(390, 844), colorScheme: 'dark' },
  'dark-1280x800': { size: { viewport: { width: 1280, height: 800 }, mobile: false }, colorScheme: 'dark' },
  'rtl-390x844': { size: phone(390, 844), locale: 'ar' },
  'rtl-1280x800': { size: { viewport: { width: 1280, height: 800 }, mobile: false }, locale: 'ar' },
};

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const callback = async (page, word) => {
  await field(page, word('callback.phone')).fill(NUMBER);
  await press(page, word('callback.send'));
  await reference(page);
};
const question = async (page, word) => {
  await press(page, word('interaction.next'));
  await page.getByRole('radio').first().waitFor();
};
const PAGES = {
  contact: ['/'],
  call: ['/contact/call'],
  callback: ['/contact/callback'],
  'callback-problem': ['/contact/callback', (page, word) => press(page, word('callback.send'))],
  'callback-sent': ['/contact/callback', callback],
  'callback-status': [
    '/contact/callback',
    async (page, word) => {
      await callback(page, word);
      await page.getByRole('link', { name: word('callback.sent.manage'), exact: true }).click();
      await page.getByRole('button', { name: word('callback.move'), exact: true }).waitFor();
    },
  ],
  email: ['/contact/email'],
  'email-problems': ['/contact/email', (page, word) => press(page, word('email.next'))],
  'email-sent': [
    '/contact/email',
    async (page, word) => {
      await field(page, word('email.email')).fill(LETTER.Email);
      await field(page, word('email.message')).fill(LETTER.Message);
      await press(page, word('email.next'));
      await reference(page);
    },
  ],
  interaction: [FAULT],
  'interaction-question': [FAULT, (page, word) => question(page, word)],
  'interaction-problem': [
    FAULT,
    async (page, word) => {
      await question(page, word);
      await press(page, word('interaction.next'));
      await page.locator('#problem-summary').waitFor();
    },
  ],
  'interaction-contact': [
    FAULT,
    async (page, word) => {
      await question(page, word);
      await press(page, word('contact.title'));
      await page.getByRole('link', { name: word('interaction.back'), exact: true }).waitFor();
    },
  ],
  missing: ['/contact/nowhere'],
};

/** Each state of the chat, light and dark, on phones and on a desktop, in both languages. */
const CHATS = [
  ['390x844', phone(390, 844), 'en'],
  ['360x640', phone(360, 640), 'en'],
  ['667x375', phone(667, 375), 'en'],
  ['1280x800', { viewport: { width: 1280, height: 800 }, mobile: false }, 'en'],
  ['rtl-390x844', phone(390, 844), 'ar'],
];

async function chats(browser) {
  for (const [variant, size, locale] of CHATS) {
    const server = await startServer();
    const desk = await startDesk(server);
    try {
      const tab = await open(browser, { size, deviceScaleFactor: 2, allow: [/./], reducedMotion: 'reduce' });
      const see = async (name) => {
        for (const colorScheme of ['light', 'dark']) {
          await tab.page.emulateMedia({ colorScheme });
          const file = `chat-${name}-${colorScheme === 'dark' ? 'dark-' : ''}${variant}.png`;
          await tab.page.screenshot({ path: path.join(folder, file) });
          taken += 1;
        }
      };
      await walk({ server, desk, tab, locale, see });
      await tab.close();
    } finally {
      await desk.close();
      await server.stop();
    }
  }
}

await mkdir(folder, { recursive: true });
const browser = await launch();
let taken = 0;
try {
  await chats(browser);
  for (const [variant, { size, colorScheme = 'light', locale = 'en' }] of Object.entries(VARIANTS)) {
    const server = await startServer(); // each anew: its limits on submissions are not ours to meet
    try {
      for (const [name, [address, act]] of Object.entries(PAGES)) {
        const tab = await open(browser, { size, colorScheme, deviceScaleFactor: 2, allow: [/./] });
        await visit(tab, `${server.url}${address}?locale=${locale}`);
        await act?.(tab.page, words(locale));
        await tab.page.screenshot({ path: path.join(folder, `${name}-${variant}.png`), fullPage: true });
        await tab.close();
        taken += 1;
      }
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
console.log(`${taken} pictures in ${path.resolve(folder)}`);

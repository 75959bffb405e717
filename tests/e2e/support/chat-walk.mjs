// Every state of the popup, one after the other, with the real server and an agent.
import { button } from './forms.mjs';
import { openPopup, popup, PICTURE } from './popup.mjs';
import { run } from './database.mjs';
import { until } from './until.mjs';
import { words } from './words.mjs';

/** What Chromium logs while the server is away, or refuses. */
export const CUT = [/ERR_/, /status of (409|422|502|503)/];

const TEXTS = {
  en: {
    name: 'Zoë',
    topic: 'My invoice of October',
    first: 'Hello, my invoice of October is twice as high as usual. Why is that?',
    more: ['Good morning! I am looking at your account.', 'Did you watch films abroad in October?'],
    second: 'Yes, a few days in Spain. See https://example.com/roaming',
    last: 'Then it is the data that you used there. I take it off.',
    draft: 'A thought that is not ready',
  },
  ar: {
    name: 'ليلى',
    topic: 'فاتورة أكتوبر',
    first: 'مرحبًا، فاتورة شهر أكتوبر ضعف المعتاد. ما السبب؟',
    more: ['صباح الخير! أراجع حسابك الآن.', 'هل شاهدت أفلامًا خارج البلاد في أكتوبر؟'],
    second: 'نعم، بضعة أيام في إسبانيا. انظر https://example.com/roaming',
    last: 'إذن هي البيانات التي استخدمتها هناك. سأحذفها من الفاتورة.',
    draft: 'فكرة لم تكتمل بعد',
  },
};

/**
 * Leads a tab through all states; `see` is called in each with its name.
 * @param {{server: object, desk: object, tab: object, locale?: string, see: (name: string) => Promise<void>}} how
 */
export async function walk({ server, desk, tab, locale = 'en', see }) {
  await begun({ server, desk, tab, locale, see });
  await alone({ server, desk, tab, locale, see });
}

/** A conversation from its beginning to its end. */
async function begun({ server, desk, tab, locale, see }) {
  const { page } = tab;
  const [word, text] = [words(locale), TEXTS[locale]];
  await desk.available(true);
  const it = await openPopup(tab, server, { locale });
  await it.box.waitFor();
  await see('new');
  await page.getByLabel(word('chat.name'), { exact: true }).fill(text.name);
  await page.getByLabel(word('chat.topic'), { exact: true }).fill(text.topic);
  await it.file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no') });
  await it.dialog.getByRole('alert').waitFor();
  await see('new-file-refused');
  await it.press('chat.discard');
  await it.send(text.first);
  await it.dialog.getByText(/\d/).and(it.dialog.locator('.cu-chat__big')).waitFor(); // the place in the queue
  await see('waiting');

  const id = await desk.take(text.first);
  for (const one of text.more) await desk.say(id, one);
  await it.said(text.more[1]).waitFor();
  await it.send(text.second);
  await it.file.setInputFiles({ name: 'invoice.png', mimeType: 'image/png', buffer: PICTURE });
  await it.log.locator('.cu-file').getByText('invoice.png').waitFor();
  await desk.read(id);
  await desk.attach(id, 'answer.png', 'image/png', PICTURE);
  await it.log.locator('.cu-file').getByText('answer.png').waitFor();
  await desk.signal(id, { typing: true });
  await it.log.locator('.cu-typing').waitFor();
  await it.box.fill(text.draft);
  await see('live');
  await it.box.fill('x'.repeat(4_001));
  await see('live-too-long');
  await it.box.fill('');
  await it.press('chat.end');
  await see('live-asked-to-end');
  await it.press('chat.end.no');

  await server.crash();
  try {
    await it.dialog.getByText(word('chat.reconnecting')).first().waitFor();
    await it.box.fill(text.draft);
    await button(it.dialog, word('chat.send')).click();
    await it.said(text.draft).waitFor();
    await see('reconnecting');
  } finally {
    await server.start();
  }
  await until('the agent to be back', () => desk.say(id, text.last).catch(() => false));
  await it.said(text.last).last().waitFor();

  await it.press('chat.minimize');
  await desk.say(id, text.last);
  await it.launcher.getByText('1').waitFor();
  await see('minimized');
  await it.launcher.click();
  await desk.end(id);
  await it.dialog.getByText(word('chat.rate')).waitFor();
  await see('ended');
  await button(it.dialog, word('chat.stars').replace('{n}', '4')).click();
  await it.dialog.getByText(word('chat.rated')).waitFor();
  await see('ended-rated');
  await it.press('chat.minimize');
  await it.dialog.waitFor({ state: 'detached' });
}

/** The states in which nobody answers. */
async function alone({ server, desk, tab, locale, see }) {
  const { page } = tab;
  const [word, text] = [words(locale), TEXTS[locale]];
  await desk.available(false);
  const it = await openPopup(tab, server, { locale });
  await it.send(text.first);
  await it.dialog.getByText(word('chat.unattended')).first().waitFor();
  await see('unattended');
  await forget(page);

  await openPopup(tab, server, { locale, query: '&interaction=demo&element=after-hours' });
  await popup(page, locale).box.waitFor({ state: 'hidden' });
  await see('closed');

  await openPopup(tab, server, { locale });
  await run(server, "UPDATE accounts SET chat_provider = 'none'");
  await it.box.fill(text.first);
  await button(it.dialog, word('chat.send')).click();
  await it.dialog.getByRole('alert').waitFor();
  await see('refused');
  await run(server, "UPDATE accounts SET chat_provider = 'builtin'");
  await forget(page);
}

const forget = (page) => page.evaluate(() => localStorage.clear());

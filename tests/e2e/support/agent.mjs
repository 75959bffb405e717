// An agent at the console, by the names that a person reads.
import { open } from './browser.mjs';
import { button } from './forms.mjs';
import { words } from './words.mjs';

/** The panes beside the list. */
export const talk = (page) => page.getByRole('region', { name: words('en')('console.talk.label'), exact: true });
export const customerPane = (page) => page.getByRole('region', { name: words('en')('console.customer.title'), exact: true });

/** Adds an agent; gives name and password. */
export async function addAgent(server, name, role = 'agent') {
  const said = await server.run('user', 'add', '--role', role, name);
  return { name, password: said.trim().split(/\s+/).at(-1) };
}

export const title = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
export const card = (page, text) => page.getByRole('navigation').getByRole('button').filter({ hasText: text });
export const log = (page) => page.getByRole('log');
export const said = (page, text) => log(page).getByText(text, { exact: true });
export const box = (page, locale = 'en') =>
  page.getByRole('textbox', { name: words(locale)('console.message'), exact: true });
export const dialog = (page) => page.getByRole('dialog');

/** Fills the sign-in and sends it. */
export async function signIn(page, { name, password }, locale = 'en') {
  const word = words(locale);
  await page.getByLabel(word('console.sign.name'), { exact: true }).fill(name);
  await page.getByLabel(word('console.sign.password'), { exact: true }).fill(password);
  await button(page, word('console.sign.in')).click();
}

/** A console in a browser of its own, signed in unless `who` is missing. */
export async function openConsole(browser, server, who, { locale = 'en', ...more } = {}) {
  const tab = await open(browser, more);
  await tab.page.goto(`${server.url}/console/?locale=${locale}`);
  if (who) {
    await signIn(tab.page, who, locale);
    await tab.page.getByRole('navigation').waitFor();
  }
  return tab;
}

/** Takes a waiting chat. */
export async function take(page, text, locale = 'en') {
  await card(page, text).click();
  await button(page, words(locale)('console.take')).click();
  await box(page, locale).waitFor();
}

/** Writes and sends. */
export async function write(page, text) {
  await box(page).fill(text);
  await box(page).press('Enter');
}

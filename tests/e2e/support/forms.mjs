// The two forms, by the names that a person reads.
import assert from 'node:assert/strict';
import { focusedText } from './browser.mjs';
import { until } from './until.mjs';
import { REFERENCE, WHOLE_REFERENCE, words } from './words.mjs';

export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
export const field = (page, name) => page.getByRole('textbox', { name, exact: true });
export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const link = (page, name) => page.getByRole('link', { name, exact: true });

export async function fill(page, values) {
  for (const [name, text] of Object.entries(values)) await field(page, name).fill(text);
}

export async function holds(page, values) {
  for (const [name, text] of Object.entries(values)) {
    assert.equal(await field(page, name).inputValue(), text, name);
  }
}

/** The reference on a confirmation. */
export async function reference(page) {
  const shown = page.getByText(WHOLE_REFERENCE).first();
  await shown.waitFor();
  return REFERENCE.exec(await shown.textContent())[0];
}

/** A summary of problems that has the focus. */
export async function problemsInFocus(page, locale = 'en') {
  const title = words(locale)('form.problem');
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  await until('the summary to take the focus', async () => (await focusedText(page)).includes(title));
}

/** E-mail that can be sent as it is. */
export const LETTER = {
  'First name': 'Zoë',
  'Last name': 'O’Neill',
  'Phone number': '+44 20 7946 0018',
  Email: 'zoe@example.com',
  Message: 'The second page asks for a policy number.\nI have none.',
};
export const NUMBER = '+44 20 7946 0018';

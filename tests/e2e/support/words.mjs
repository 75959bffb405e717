// What stands on the screen. English names that other programs rely on are written out in the tests.
import { readFileSync } from 'node:fs';

export const REFERENCE = /CU-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/;
export const WHOLE_REFERENCE = new RegExp(`^${REFERENCE.source}$`);

const catalogues = new Map();

/** The words of a language, by key. */
export function words(locale) {
  if (!catalogues.has(locale)) {
    const file = new URL(`../../../crates/wire/locales/${locale}.json`, import.meta.url);
    catalogues.set(locale, JSON.parse(readFileSync(file, 'utf8')));
  }
  return (key) => {
    const text = catalogues.get(locale)[key];
    if (text === undefined) throw new Error(`There are no words ${key} in ${locale}: has the key got forms, as ${key}.one?`);
    return text;
  };
}

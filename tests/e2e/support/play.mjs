// An Interaction, by the names that a person reads.
import { button, heading } from './forms.mjs';
import { words } from './words.mjs';

/** The example that most journeys go through, and the headings of its pages. */
export const FAULT = '/interaction/broadband-fault';
export const PAGES = {
  welcome: 'Let’s get you back online',
  problem: 'What is happening?',
  lights: 'Which light is on at the front of the router?',
  tried: 'What have you tried already?',
  wifi: 'Let’s rule out the Wi-Fi',
  helped: 'Is it better now?',
  details: 'Then one of us will look into it',
  depends: 'Does somebody at home depend on this line?',
  solved: 'Good to hear',
};

export const next = (page, locale = 'en') => button(page, words(locale)('interaction.next')).click();
export const back = (page, locale = 'en') => button(page, words(locale)('interaction.back')).click();
export const contactUs = (page, locale = 'en') => button(page, words(locale)('contact.title')).click();
export const answer = (page, name) => page.getByLabel(name, { exact: true });
export const stands = (page, name) => heading(page, name).waitFor();

/** From the first page to the form that asks for details: the router was restarted, and a cable tried. */
export async function toDetails(page) {
  await stands(page, PAGES.welcome);
  await next(page);
  await stands(page, PAGES.problem);
  await answer(page, 'It is too slow').check();
  await next(page);
  await stands(page, PAGES.tried);
  await answer(page, 'I restarted the router').check();
  await answer(page, 'I used a cable instead of Wi-Fi').check();
  await next(page);
  await stands(page, PAGES.details);
}

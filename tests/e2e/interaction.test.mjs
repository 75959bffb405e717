// Interactions: from page to page, out to Contact Us and back, with the app and without script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './support/axe.mjs';
import { DESKTOP, PHONE, REFUSED_PAGE, SIZES, focusedText, launch, open, visit } from './support/browser.mjs';
import { NUMBER, button, field, fill, heading, holds, link, problemsInFocus, reference } from './support/forms.mjs';
import { FAULT, PAGES, answer, back, contactUs, next, stands, toDetails } from './support/play.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const KINDS = SIZES.flatMap((size) =>
  [true, false].map((script) => ({ size, script, how: `${size.name}, ${script ? 'with the app' : 'without script'}` })),
);
const DETAILS = { 'Your name': 'Zoë O’Neill', 'Postcode of the line': 'SW1A 1AA' };
const fitsThePage = async (page) => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px too wide`);
};

for (const { size, script, how } of KINDS) {
  test(`Back and Next keep what was answered (${how})`, async () => {
    const tab = await open(browser, { size, script });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    await fitsThePage(page);
    await back(page);
    await stands(page, PAGES.tried);
    assert.equal(await answer(page, 'I restarted the router').isChecked(), true);
    assert.equal(await answer(page, 'I tried another device').isChecked(), false);
    await back(page);
    await stands(page, PAGES.problem);
    assert.equal(await answer(page, 'It is too slow').isChecked(), true);
    await next(page);
    await stands(page, PAGES.tried);
    await next(page);
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    await tab.close();
  });

  test(`Contact Us leads out and back to the same page, with nothing lost (${how})`, async () => {
    const tab = await open(browser, { size, script });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    await contactUs(page);
    await heading(page, 'Contact Us').waitFor();
    const { pathname, searchParams } = new URL(page.url());
    assert.equal(pathname, '/contact');
    assert.equal(searchParams.get('interaction'), 'broadband-fault');
    assert.equal(searchParams.get('element'), 'details');
    await link(page, 'Back').click();
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    await contactUs(page);
    await heading(page, 'Contact Us').waitFor();
    await page.goBack();
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    await tab.close();
  });

  test(`a callback asked for within leads back to where the customer was (${how})`, async () => {
    const tab = await open(browser, { size, script });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await next(page);
    await stands(page, PAGES.problem);
    await contactUs(page);
    await link(page, 'Schedule a Callback').click();
    await field(page, 'Phone number').fill(NUMBER);
    await button(page, 'Send').click();
    await reference(page);
    if (script) {
      await link(page, 'Return to where you were').click();
      await stands(page, PAGES.problem);
    }
    await tab.close();
  });

  test(`an element that is the Contact Us page offers the options, and Back (${how})`, async () => {
    const tab = await open(browser, { size, script });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    await next(page);
    await stands(page, PAGES.depends);
    await answer(page, 'No').check();
    await next(page);
    await heading(page, 'Contact Us').waitFor();
    await link(page, 'Email Us').waitFor();
    assert.equal(await button(page, 'Contact Us').count(), 0, 'no way to where the customer is');
    await fitsThePage(page);
    await back(page);
    await stands(page, PAGES.depends);
    assert.equal(await answer(page, 'No').isChecked(), true);
    await tab.close();
  });

  test(`what is missing is said in the summary and beside the field, and what was typed stays (${how})`, async () => {
    const tab = await open(browser, { size, script, allow: [REFUSED_PAGE] });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await next(page);
    await stands(page, PAGES.problem);
    await next(page);
    if (script) await problemsInFocus(page);
    assert.equal(await page.getByText('Choose one of the answers').count(), 2);
    await answer(page, 'It is too slow').check();
    await next(page);
    await stands(page, PAGES.tried);
    assert.doesNotMatch(await page.title(), /^Error/);
    await answer(page, 'I restarted the router').check();
    await answer(page, 'I tried another device').check();
    await next(page);
    await stands(page, PAGES.details);
    await fill(page, { 'Your name': 'Zoë', 'Mobile number': 'call me' });
    await next(page);
    if (script) await problemsInFocus(page);
    assert.match(await page.title(), /^Error/);
    await holds(page, { 'Your name': 'Zoë', 'Mobile number': 'call me' });
    assert.equal(await field(page, 'Mobile number').getAttribute('aria-invalid'), 'true');
    if (script) {
      await page.getByRole('link', { name: 'Postcode of the line: Fill this in, so that we can go on' }).click();
      await until('the field to have the focus', () =>
        field(page, 'Postcode of the line').evaluate((input) => input === document.activeElement),
      );
    }
    await tab.close();
  });
}

test('a reload at each step keeps the place and what was typed', async () => {
  const tab = await open(browser, { size: PHONE });
  const { page } = tab;
  const again = async (name) => {
    await stands(page, name);
    await visit(tab, page.url());
    await stands(page, name);
  };
  await visit(tab, server.url + FAULT);
  await again(PAGES.welcome);
  assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0, 'nothing is stored before input');
  await next(page);
  await again(PAGES.problem);
  await answer(page, 'It is too slow').check();
  await again(PAGES.problem);
  assert.equal(await answer(page, 'It is too slow').isChecked(), true);
  await next(page);
  await again(PAGES.tried);
  await answer(page, 'I restarted the router').check();
  await answer(page, 'I tried another device').check();
  await again(PAGES.tried);
  await next(page);
  await stands(page, PAGES.details);
  await fill(page, DETAILS);
  await again(PAGES.details);
  await holds(page, DETAILS);
  await contactUs(page);
  await again('Contact Us');
  await link(page, 'Back').click();
  await stands(page, PAGES.details);
  await holds(page, DETAILS);
  await tab.close();
});

test('the end of an Interaction leads back and nowhere on, and it can be started again', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await next(page);
  await answer(page, 'It is too slow').check();
  await next(page);
  await stands(page, PAGES.tried);
  await answer(page, 'I restarted the router').check();
  await next(page);
  await stands(page, PAGES.wifi);
  await next(page);
  await stands(page, PAGES.helped);
  await answer(page, 'Yes, it works').check();
  await next(page);
  await stands(page, PAGES.solved);
  await visit(tab, page.url());
  await stands(page, PAGES.solved);
  assert.equal(await button(page, 'Next').count(), 0);
  // Whoever pressed the wrong answer mends it; the end comes again.
  await button(page, 'Back').click();
  await stands(page, PAGES.helped);
  assert.equal(await answer(page, 'Yes, it works').isChecked(), true);
  await next(page);
  await stands(page, PAGES.solved);
  await link(page, 'Start again').click();
  await stands(page, PAGES.welcome);
  await next(page);
  await stands(page, PAGES.problem);
  assert.equal(await answer(page, 'It is too slow').isChecked(), false);
  await tab.close();
});

test('a server that is away is said in a sentence, nothing is lost, and Try again goes on', async () => {
  const tab = await open(browser, { size: PHONE, allow: [/ERR_/, /Failed to load/] });
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await toDetails(page);
  await fill(page, DETAILS);
  await server.crash();
  await next(page);
  await problemsInFocus(page);
  await page.getByText('We could not reach our server.').waitFor();
  await holds(page, DETAILS);
  await server.start();
  await button(page, 'Try again').click();
  await stands(page, PAGES.depends);
  await tab.close();
});

test('an answer that is lost on its way is not done twice', async () => {
  const tab = await open(browser, { allow: [/ERR_FAILED/, /Failed to load/] });
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await next(page);
  await stands(page, PAGES.problem);
  await answer(page, 'It is too slow').check();
  let keys = [];
  await page.route('**/api/v1/interaction/**', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    keys.push(request.headers()['idempotency-key']);
    if (keys.length > 1) return route.continue();
    await route.fetch(); // it is done, and nobody hears of it
    return route.abort();
  });
  await next(page);
  await problemsInFocus(page);
  await button(page, 'Try again').click();
  await stands(page, PAGES.tried);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  await back(page);
  await stands(page, PAGES.problem);
  await tab.close();
});

test('a second tab of the same instance goes on from where it stands', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await next(page);
  await stands(page, PAGES.problem);
  const [other] = await Promise.all([
    tab.context.waitForEvent('page'),
    page.evaluate(() => window.open(location.href, '_blank') && null), // takes the tab's storage along
  ]);
  await stands(other, PAGES.problem);
  await answer(other, 'It is too slow').check();
  await next(other);
  await stands(other, PAGES.tried);
  await answer(page, 'Nothing works at all').check();
  await next(page);
  await stands(page, PAGES.tried); // what the other tab did counts: no page is answered twice
  await tab.close();
});

test('the address fills in what the definition allows', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, `${server.url}${FAULT}?postcode=SW1A+1AA&contactName=Mallory&utm_source=mail`);
  await toDetails(page);
  await holds(page, { 'Postcode of the line': 'SW1A 1AA', 'Your name': '' });
  await tab.close();
});

test('a protected link opens with its right and says so without', async () => {
  const said = await server.run('interaction', 'link', 'lost-bank-card', '--hours', '1', '--uses', '1');
  const address = /https?:\S+/.exec(said)[0];
  const tab = await open(browser, { allow: [REFUSED_PAGE] });
  const { page } = tab;
  await visit(tab, address.split('#')[0]);
  await page.getByText('This page opens only with the link that you were sent.', { exact: false }).waitFor();
  await page.goto('about:blank');
  await visit(tab, address);
  await stands(page, 'What has happened to your card?');
  await page.getByRole('radio').first().check();
  await next(page);
  await until('the next page', async () => (await heading(page, 'What has happened to your card?').count()) === 0);
  await tab.close();
  const used = await open(browser, { allow: [REFUSED_PAGE] });
  await visit(used, address);
  await used.page.getByText('This link was used as often as it may be.', { exact: false }).waitFor();
  await used.close();
});

test('the chat survives the way through the pages', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await next(page);
  await stands(page, PAGES.problem);
  await contactUs(page);
  await link(page, 'Chat').click();
  const box = page.getByRole('textbox', { name: 'Message', exact: true });
  await box.fill('I am still typing');
  await page.getByRole('button', { name: 'Minimize' }).click();
  await link(page, 'Back').click();
  await stands(page, PAGES.problem);
  await answer(page, 'It is too slow').check();
  await next(page);
  await stands(page, PAGES.tried);
  await tab.page.evaluate(() => document.querySelector('#chat-launcher')?.click());
  if (await box.isVisible()) assert.equal(await box.inputValue(), 'I am still typing');
  await tab.close();
});

test('a keyboard is enough, and the heading of each new page takes the focus', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await button(page, 'Next').focus();
  await page.keyboard.press('Enter');
  await stands(page, PAGES.problem);
  await until('the heading to take the focus', async () => (await focusedText(page)) === PAGES.problem);
  assert.match(await page.title(), /^What is happening\?/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await answer(page, 'It is too slow').isChecked(), true);
  await page.keyboard.press('Enter'); // the default of the form is Next, not Back
  await stands(page, PAGES.tried);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await stands(page, PAGES.details);
  await until('the heading to take the focus', async () => (await focusedText(page)) === PAGES.details);
  await tab.close();
});

test('Contact Us stands in the same place on every page', async () => {
  const tab = await open(browser, { size: PHONE, allow: [REFUSED_PAGE] });
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  const places = [];
  const note = async () => places.push(await button(page, 'Contact Us').boundingBox());
  await stands(page, PAGES.welcome);
  await note();
  await next(page);
  await stands(page, PAGES.problem);
  await note();
  await next(page);
  await problemsInFocus(page);
  await page.evaluate(() => scrollTo(0, 0));
  await note();
  await answer(page, 'It is too slow').check();
  await next(page);
  await stands(page, PAGES.tried);
  await note();
  for (const place of places) assert.deepEqual(place, places[0]);
  assert.ok(places[0].height >= 44);
  await tab.close();
});

const VARIANTS = [
  { name: 'phone', size: PHONE, locale: 'en' },
  { name: 'desktop, dark', size: DESKTOP, locale: 'en', colorScheme: 'dark' },
  { name: 'right to left', size: PHONE, locale: 'ar' },
];
for (const { name, size, locale, ...more } of VARIANTS) {
  test(`axe finds nothing on any page (${name})`, async () => {
    const tab = await open(browser, { size, allow: [REFUSED_PAGE], ...more });
    const { page } = tab;
    await visit(tab, `${server.url}${FAULT}?locale=${locale}`);
    const on = async (choose) => {
      const before = await page.getByRole('heading', { level: 1 }).textContent();
      await choose?.();
      await next(page, locale);
      await until('the next page', async () => (await page.getByRole('heading', { level: 1 }).textContent()) !== before);
      await fitsThePage(page);
      assert.deepEqual(await violations(page), [], before);
    };
    assert.deepEqual(await violations(page), []);
    assert.equal(await page.locator('html').getAttribute('dir'), locale === 'ar' ? 'rtl' : 'ltr');
    await on();
    await next(page, locale);
    await problemsInFocus(page, locale);
    assert.deepEqual(await violations(page), [], 'with a problem');
    await on(() => page.locator('input[value="slow"]').check());
    await on(async () => {
      for (const value of ['restarted', 'cable']) await page.locator(`input[value="${value}"]`).check();
    });
    await on(async () => {
      await page.locator('#contactName').fill('Zoë');
      await page.locator('#postcode').fill('SW1A 1AA');
    });
    await on(() => page.locator('input[value="no"]').check());
    await tab.close();
  });
}

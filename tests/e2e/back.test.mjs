// The browser's own Back and Forward, which walk the pages of an Interaction.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { REFUSED_PAGE, SIZES, launch, open, visit } from './support/browser.mjs';
import { button, field, fill, heading, holds, link, problemsInFocus } from './support/forms.mjs';
import { FAULT, PAGES, answer, back, contactUs, next, stands, toDetails } from './support/play.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

const DETAILS = { 'Your name': 'Zoë O’Neill', 'Postcode of the line': 'SW1A 1AA' };

let server, browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());
beforeEach(async () => {
  server = await startServer(); // it allows an address so many navigations a minute
});
afterEach(() => server?.stop());

/** The navigations that a page asks for from now on. */
function navigations(page) {
  const asked = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/v1/interaction/')) {
      asked.push(request.postDataJSON().direction);
    }
  });
  return asked;
}

/** Whether nothing is on its way. */
const rests = (page) => until('the page to rest', async () => (await page.locator('[aria-disabled="true"]').count()) === 0);

for (const size of SIZES) {
  test(`Back and Forward of the browser walk the pages, each with what was answered (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    const asked = navigations(page);
    await page.goBack();
    await stands(page, PAGES.tried);
    assert.equal(await answer(page, 'I restarted the router').isChecked(), true);
    await page.goBack();
    await stands(page, PAGES.problem);
    assert.equal(await answer(page, 'It is too slow').isChecked(), true);
    await page.goForward();
    await stands(page, PAGES.tried);
    await page.goForward();
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    assert.deepEqual(asked, ['back', 'back', 'next', 'next']);
    await tab.close();
  });

  test(`from the first page Back leaves, and Forward comes back to it (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, `${server.url}/contact`);
    await visit(tab, server.url + FAULT);
    await stands(page, PAGES.welcome);
    await next(page);
    await stands(page, PAGES.problem);
    const asked = navigations(page);
    await page.goBack();
    await stands(page, PAGES.welcome);
    await rests(page);
    await page.goBack();
    await heading(page, 'Contact Us').waitFor();
    assert.equal(new URL(page.url()).pathname, '/contact');
    await page.goForward();
    await stands(page, PAGES.welcome);
    assert.deepEqual(asked, ['back']);
    await tab.close();
  });

  test(`Back of the page and Back of the browser are one way (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    const asked = navigations(page);
    await back(page);
    await stands(page, PAGES.tried);
    await rests(page);
    await page.goBack();
    await stands(page, PAGES.problem);
    await page.goForward();
    await stands(page, PAGES.tried);
    await back(page);
    await stands(page, PAGES.problem);
    await rests(page);
    await next(page);
    await stands(page, PAGES.tried);
    await page.goBack();
    await stands(page, PAGES.problem);
    assert.deepEqual(asked, ['back', 'back', 'next', 'back', 'next', 'back'], 'each was done once');
    await tab.close();
  });

  test(`a reload stays where it is, and Back goes on from there (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    const asked = navigations(page);
    await visit({ page: { goto: () => page.reload(), locator: (...args) => page.locator(...args) }, script: true });
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    assert.deepEqual(asked, []);
    await page.goBack();
    await stands(page, PAGES.tried);
    assert.equal(await answer(page, 'I restarted the router').isChecked(), true);
    assert.deepEqual(asked, ['back']);
    await tab.close();
  });

  test(`Contact Us is an entry of its own, and Back comes back to the page as it was (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    await contactUs(page);
    await heading(page, 'Contact Us').waitFor();
    const asked = navigations(page);
    await link(page, 'Email Us').click();
    await field(page, 'Message').waitFor();
    await page.goBack();
    await heading(page, 'Contact Us').waitFor();
    await page.goBack();
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    assert.deepEqual(asked, []);
    await page.goBack();
    await stands(page, PAGES.tried);
    assert.deepEqual(asked, ['back']);
    await tab.close();
  });

  test(`what cannot be reached leaves page and address as they were (${size.name})`, async () => {
    const tab = await open(browser, { size, allow: [/ERR_/, /Failed to load/, REFUSED_PAGE] });
    const { page } = tab;
    await visit(tab, server.url + FAULT);
    await toDetails(page);
    await fill(page, DETAILS);
    await page.route('**/api/v1/interaction/**', (route) => route.abort());
    await page.goBack();
    await problemsInFocus(page);
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    await page.unroute('**/api/v1/interaction/**');
    await button(page, 'Try again').click();
    await stands(page, PAGES.tried);
    await rests(page);
    await page.goForward();
    await stands(page, PAGES.details);
    await holds(page, DETAILS);
    await tab.close();
  });
}

test('a late answer does not fight the browser: the page ends where the browser is', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await toDetails(page);
  const asked = navigations(page);
  let letGo;
  const gate = new Promise((done) => (letGo = done));
  await page.route('**/api/v1/interaction/**', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goBack();
  await until('the first Back to be asked for', () => asked.length === 1);
  await page.goBack();
  await page.goForward();
  await page.goBack();
  letGo();
  await stands(page, PAGES.problem);
  await rests(page);
  assert.deepEqual(asked, ['back', 'back']);
  await page.goForward();
  await stands(page, PAGES.tried);
  await tab.close();
});

test('Forward from a page whose answer was taken out says what is missing and stays', async () => {
  const tab = await open(browser, { allow: [REFUSED_PAGE] });
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await toDetails(page);
  await fill(page, DETAILS);
  await next(page);
  await stands(page, PAGES.depends);
  await page.goBack();
  await stands(page, PAGES.details);
  await fill(page, { 'Your name': '' });
  const asked = navigations(page);
  await page.goForward();
  await problemsInFocus(page);
  await stands(page, PAGES.details);
  await holds(page, { ...DETAILS, 'Your name': '' });
  await fill(page, DETAILS);
  await next(page);
  await stands(page, PAGES.depends);
  await page.goBack();
  await stands(page, PAGES.details);
  await page.goBack();
  await stands(page, PAGES.tried);
  assert.deepEqual(asked, ['next', 'next', 'back', 'back'], 'no press of the browser is dead');
  await tab.close();
});

test('two tabs walk on their own and agree on where it stands', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, server.url + FAULT);
  await toDetails(page);
  const [other] = await Promise.all([
    tab.context.waitForEvent('page'),
    page.evaluate(() => window.open(location.href, '_blank') && null), // takes the tab's storage along
  ]);
  await stands(other, PAGES.details);
  await page.goBack();
  await stands(page, PAGES.tried);
  await back(other);
  await stands(other, PAGES.tried);
  const asked = navigations(page);
  await page.goBack();
  await stands(page, PAGES.problem);
  await page.goForward();
  await stands(page, PAGES.tried);
  assert.deepEqual(asked, ['back', 'next']);
  await tab.close();
});

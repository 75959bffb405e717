// The widget on the pages of Hotwire Turbo: visits, restored pages, morphing, permanent elements, view transitions.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, test } from 'node:test';
import { DESKTOP, PHONE, launch, open } from './support/browser.mjs';
import { WIDGET, call, listen, policy, startHost, widget } from './support/host.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

const VIEWPORT = '<meta name="viewport" content="width=device-width,initial-scale=1">';
const LOAD = '<script type="module" src="/turbo.js"></script>';
const body = (name, more = '') =>
  `${WIDGET}<h1>${name}</h1><a href="/second">On</a> <a href="/">Home</a>${more}<div class="tall"></div>`;

let server, browser, host, turbo;
before(async () => {
  turbo = await readFile(new URL('node_modules/@hotwired/turbo/dist/turbo.es2017-esm.js', import.meta.url), 'utf8');
  server = await startServer();
  browser = await launch(['--site-per-process']);
});
afterEach(() => host?.stop());
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A tab at a host whose pages Turbo changes. */
async function at({ head = '', pages = {}, size = DESKTOP } = {}) {
  host = await startHost(server, {
    head: VIEWPORT + LOAD + head,
    pages: { '/': body('First'), '/second': body('Second'), ...pages },
    style: '.tall{height:3000px}',
    more: { '/turbo.js': ['text/javascript', turbo] },
    csp: policy(server.url).replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") + "; connect-src 'self'",
  });
  const tab = await open(browser, { size });
  const heard = await listen(tab.page);
  await tab.page.goto(host.url);
  await tab.page.waitForFunction(() => globalThis.ContactUs?.open && globalThis.Turbo);
  await tab.page.evaluate(() => (globalThis.same = true));
  return { ...tab, heard, it: widget(tab.page) };
}
const state = (page) => call(page, 'getState');
const message = (it) => it.frame.locator('[name="message"]');

/** The panel, opened at the e-mail with half a thought in it. */
async function written({ page, it }) {
  await call(page, 'open', 'email');
  await message(it).fill('Half a thought');
}

/** One launcher, the page never loaded anew, the panel as it was. */
async function unmoved({ page, it }) {
  assert.equal(await page.evaluate(() => globalThis.same), true, 'Turbo changed the page');
  assert.equal(await page.locator('contact-us-layer').count(), 1);
  assert.equal(await page.locator('iframe').count(), 1);
  assert.equal(await message(it).inputValue(), 'Half a thought');
  assert.equal((await state(page)).open, true);
}
const go = (page, to, name) =>
  page
    .evaluate((to) => Turbo.visit(to), to)
    .then(() => page.locator('h1').getByText(name, { exact: true }).waitFor());

test('a visit leaves the open panel as it is, and agents are told of the new page', async () => {
  const tab = await at();
  const { page, it, close, context } = tab;
  const sent = [];
  context.on('request', async (request) => {
    const header = (await request.allHeaders().catch(() => ({})))['contact-us-host'];
    if (header) sent.push(JSON.parse(decodeURIComponent(header)));
  });
  await written(tab);
  await page.getByRole('link', { name: 'On', exact: true }).click();
  await page.getByRole('heading', { name: 'Second', exact: true }).waitFor();
  await unmoved(tab);
  await call(page, 'open', 'chat');
  await it.send('From the second page');
  await until('the page to be told', () => sent.some(({ page }) => page.url === `${host.url}/second`));
  await it.close();
  await it.panel.waitFor({ state: 'hidden' });
  await close();
});

test('a restored page finds the panel as it was left', async () => {
  const tab = await at();
  const { page, it, close } = tab;
  await written(tab);
  await go(page, '/second', 'Second');
  await page.goBack();
  await page.getByRole('heading', { name: 'First', exact: true }).waitFor();
  await unmoved(tab);
  await page.goForward();
  await page.getByRole('heading', { name: 'Second', exact: true }).waitFor();
  await unmoved(tab);
  await it.close();
  await it.launcher.click();
  await it.frame.getByRole('heading', { level: 1 }).first().waitFor();
  await close();
});

test('a page refresh that morphs keeps panel, launcher and what init has set', async () => {
  const tab = await at({ head: '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">' });
  const { page, close } = tab;
  await written(tab);
  const morphed = page.evaluate(() => new Promise((done) => document.addEventListener('turbo:morph', () => done(true), { once: true })));
  await page.evaluate(() => Turbo.visit(location.href, { action: 'replace' }));
  assert.equal(await morphed, true);
  await unmoved(tab);
  await close();
});

test('with view transitions it stays, too', async () => {
  const tab = await at({ head: '<meta name="view-transition" content="same-origin"><meta name="turbo-view-transition" content="true">' });
  const { page, close } = tab;
  await page.evaluate(() => {
    globalThis.transitions = 0;
    const real = document.startViewTransition.bind(document);
    document.startViewTransition = (change) => (globalThis.transitions++, real(change));
  });
  await written(tab);
  await go(page, '/second', 'Second');
  await until('the transition to have run', () => page.evaluate(() => globalThis.transitions === 1));
  await unmoved(tab);
  await close();
});

test('inline in a permanent element, it goes along with what was typed', async () => {
  const place = '<div id="help" data-turbo-permanent style="width:400px;height:600px"><contact-us account="demo" mode="inline"></contact-us></div>';
  const pages = { '/': `<h1>First</h1>${place}`, '/second': `<h1>Second</h1>${place}` };
  const { page, it, close } = await at({ pages });
  await it.heading().waitFor();
  await call(page, 'open', 'email');
  await message(it).fill('Half a thought');
  await page.evaluate(() => document.addEventListener('turbo:load', () => (globalThis.moved = true), { once: true }));
  await go(page, '/second', 'Second');
  await page.waitForFunction(() => globalThis.moved);
  // At once, while the frame is loaded anew: it is done once the app is there again.
  assert.equal(await call(page, 'open', 'email'), null);
  assert.equal((await state(page)).connected, true);
  await until('the text to be back', async () => (await message(it).inputValue()) === 'Half a thought');
  assert.equal(await page.locator('iframe').count(), 1);
  await close();
});

test('inline on each page, it stands in the place of the page that is shown', async () => {
  const place = (id) => `<div id="${id}" style="width:400px;height:600px"><contact-us account="demo" mode="inline"></contact-us></div>`;
  const pages = { '/': `<h1>First</h1>${place('one')}`, '/second': `<h1>Second</h1>${place('two')}` };
  const { page, it, close } = await at({ pages });
  await it.heading().waitFor();
  await go(page, '/second', 'Second');
  await page.locator('#two iframe').waitFor();
  await it.heading().waitFor();
  await page.goBack();
  await page.locator('#one iframe').waitFor();
  await it.heading().waitFor();
  assert.equal(await page.locator('iframe').count(), 1);
  await close();
});

test('on a phone the page behind stays still through a visit and a refresh, and Back closes the panel alone', async () => {
  const tab = await at({ head: '<meta name="turbo-refresh-method" content="morph">', size: PHONE });
  const { page, it, close } = tab;
  await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
  await it.launcher.click();
  await it.heading().waitFor();
  const still = () => page.evaluate(() => [document.body.inert, getComputedStyle(document.body).overflowY]);
  assert.deepEqual(await still(), [true, 'hidden']);
  await page.evaluate(() => Turbo.visit(location.href, { action: 'replace' }));
  await page.evaluate(() => new Promise((done) => document.addEventListener('turbo:load', done, { once: true })));
  await until('the page to be still again', async () => String(await still()) === 'true,hidden');
  await page.goBack();
  await it.panel.waitFor({ state: 'hidden' });
  await until('the page to be let go', async () => String(await still()) === 'false,visible');
  assert.equal(await page.evaluate(() => globalThis.same), true);
  assert.equal(page.url(), `${host.url}/`);
  await page.getByRole('heading', { name: 'First', exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML.match(/<html[^>]*>/)[0]), '<html lang="en">');
  await close();
});

test('on a phone a page that was left while the panel was open is not held still when it is shown again', async () => {
  const tab = await at({ size: PHONE });
  const { page, it, close } = tab;
  await it.launcher.click();
  await it.heading().waitFor();
  await go(page, '/second', 'Second');
  assert.equal((await state(page)).open, true);
  const inert = () => page.evaluate(() => [document.body.inert, getComputedStyle(document.body).overflowY]);
  await until('the second page to be still', async () => String(await inert()) === 'true,hidden');
  await it.close();
  await it.panel.waitFor({ state: 'hidden' });
  assert.deepEqual(await inert(), [false, 'visible']);
  await page.goBack();
  await page.getByRole('heading', { name: 'First', exact: true }).waitFor();
  assert.deepEqual(await inert(), [false, 'visible']);
  assert.equal(await page.evaluate(() => globalThis.same), true);
  await close();
});

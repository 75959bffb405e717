// The widget on the pages of hosts as they are: hostile stylesheets, strict policies, refused storage, pages that move it.
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { DESKTOP, launch, open } from './support/browser.mjs';
import { WIDGET, call, listen, policy, startHost, widget } from './support/host.mjs';
import { startServer } from './support/server.mjs';
import { words } from './support/words.mjs';
import { until } from './support/until.mjs';

let server, browser, host;
before(async () => {
  server = await startServer();
  browser = await launch(['--site-per-process']);
});
afterEach(() => host?.stop());
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A tab at a host of its own. */
async function at(how = {}, { path = '/', ...more } = {}) {
  host = await startHost(server, how);
  const tab = await open(browser, { size: DESKTOP, ...more });
  const heard = await listen(tab.page);
  await tab.page.goto(host.url + path);
  await tab.page.waitForFunction(() => globalThis.ContactUs?.open);
  return { ...tab, heard, it: widget(tab.page) };
}
const state = (page) => call(page, 'getState');
const connected = (page) => until('the widget to be connected', async () => (await state(page)).connected);

const HOSTILE = `
* { all: revert !important; font: 40px cursive !important; color: red !important; letter-spacing: 9px !important; }
html { font-size: 62px; direction: ltr; } body { line-height: 4; text-transform: uppercase; visibility: visible; }
button, iframe, div, svg, span, contact-us-layer { width: 9px !important; height: 9px !important; opacity: .1 !important;
  position: static !important; display: none !important; transform: rotate(9deg) !important; background: lime !important; }
[role="dialog"], [hidden] { display: block !important; border: 50px solid blue !important; }
:host, html > * { filter: none; }`;

/** How launcher, panel and iframe look. */
const looks = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('contact-us-layer');
    const names = ['position', 'display', 'width', 'height', 'fontFamily', 'fontSize', 'color', 'backgroundColor', 'opacity', 'transform',
      'letterSpacing', 'textTransform', 'lineHeight', 'borderTopWidth', 'visibility'];
    return ['button', '.box', 'iframe', '.close'].map((selector) => {
      const style = getComputedStyle(shadowRoot.querySelector(selector));
      return [selector, ...names.map((name) => style[name])].join(' ');
    });
  });

test('styles of the page do not get in, and ours do not get out', async () => {
  const body = `${WIDGET}<p>A paragraph</p><button>A button</button>`;
  const seen = [];
  for (const style of ['', HOSTILE]) {
    const { page, it, close } = await at({ style, pages: { '/': body } });
    const own = () =>
      page.evaluate(() => [...document.querySelectorAll('body, p, body button')].map((one) => JSON.stringify([...getComputedStyle(one)].map((name) => [name, getComputedStyle(one)[name]]))));
    const without = await own();
    await it.launcher.evaluate((button) => button.click());
    await connected(page);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    seen.push(await looks(page));
    assert.deepEqual(await own(), without, 'the page looks as before');
    await it.heading().waitFor();
    await close(); // and there was no violation of its policy
    await host.stop();
  }
  assert.deepEqual(seen[1], seen[0]);
});

test('the demo page works: hostile styles, a footer of its own, no violation of its strict policy', async () => {
  const tab = await open(browser);
  const { page } = tab;
  const answer = await page.goto(`${server.url}/demo`);
  assert.match(answer.headers()['content-security-policy'], /default-src 'none'/);
  assert.doesNotMatch(answer.headers()['content-security-policy'], /unsafe/);
  await page.getByRole('button', { name: 'Call me back' }).click();
  await widget(page).heading('callback.title').waitFor();
  await page.getByLabel('Method').selectOption('getState');
  await page.getByRole('button', { name: 'Call it' }).click();
  await page.locator('#answer').getByText('"open": true').waitFor();
  await page.locator('#events').getByText('ready').waitFor();
  await tab.close();
});

test('a policy that keeps the widget away is named, and the launcher leaves the page where it is', async () => {
  const { page, it, heard, context } = await at(
    { csp: policy(server.url).replace(/frame-src \S+/, "frame-src 'none'") },
    { allow: [/frame-src|ERR_BLOCKED/] },
  );
  const { ok, problems } = await call(page, 'diagnose');
  assert.equal(ok, false);
  assert.deepEqual(problems.map(({ code }) => code), ['csp']);
  assert.match(problems[0].detail, /frame-src/);
  assert.deepEqual(await call(page, 'open'), { code: 'csp' });
  await it.panel.getByRole('link').waitFor();
  assert.equal((await heard.last('error')).code, 'csp');
  await context.close();
});

test('a panel that does not load is told of, and tried again', async () => {
  const { page, it, context } = await at({}, { allow: [/ERR_FAILED|Failed to fetch/] });
  let away = true;
  await page.route('**/embed-panel.js*', (route) => (away ? route.abort() : route.continue()));
  assert.deepEqual(await call(page, 'open'), { code: 'load' });
  away = false;
  assert.equal(await call(page, 'open'), null);
  await it.heading().waitFor();
  await context.close();
});

test('an account that there is not is named at once, and nothing leads to it', async () => {
  const { page, it, heard, context } = await at({ pages: { '/': '<contact-us account="nope"></contact-us>' } }, { allow: [/404/] });
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  assert.deepEqual(await call(page, 'open'), { code: 'account' });
  await it.panel.getByText(words('en')('embed.account')).waitFor();
  assert.equal(await it.panel.getByRole('link').count(), 0);
  assert.equal(await it.panel.locator('iframe').isVisible(), false, 'no empty frame is shown');
  assert.equal((await heard.last('error')).code, 'account');
  const { problems } = await call(page, 'diagnose');
  assert.deepEqual(problems.map(({ code }) => code), ['account']);
  await context.close();
});

for (const offline of [false, true])
  test(`a launcher without its panel leaves the page where it is (${offline ? 'offline' : 'online'})`, async () => {
    const { page, it, heard, context } = await at(
      { pages: { '/': `${WIDGET}<input aria-label="Typed">` } },
      { allow: [/ERR_|Failed to fetch/] },
    );
    await page.getByLabel('Typed').fill('Half a thought');
    await page.route('**/embed-panel.js*', (route) => route.abort());
    await context.setOffline(offline);
    await it.launcher.click();
    const said = page.locator('contact-us-layer a[tabindex]');
    await said.waitFor();
    assert.equal((await heard.last('error')).code, 'load');
    assert.equal(page.url(), `${host.url}/`);
    assert.equal(await page.getByLabel('Typed').inputValue(), 'Half a thought');
    if (offline) {
      assert.equal(await said.textContent(), words('en')('embed.offline'));
      assert.equal(await said.getAttribute('href'), null);
    } else {
      assert.equal(await said.getAttribute('href'), `${server.url}/contact?account=demo`);
      assert.equal(await said.getAttribute('target'), '_blank');
    }
    await context.setOffline(false);
    await page.unroute('**/embed-panel.js*');
    await it.launcher.click();
    await it.heading().waitFor();
    assert.equal(await said.count(), 0);
    await context.close();
  });

test('an origin that is not allowed gets nothing: no page, no port', async () => {
  await server.run('embed', 'allow', 'demo', 'https://shop.example.com');
  for (const origin of ["'self'", 'http://localhost:*', 'http://127.0.0.1:*']) await server.run('embed', 'deny', 'demo', origin).catch(() => {});
  try {
    const { page, it, context } = await at({}, { allow: [/frame-ancestors|ERR_BLOCKED|frame/] });
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000); // nobody waits for what cannot come
    assert.deepEqual(await call(page, 'open'), { code: 'origin' });
    await it.panel.getByRole('link').waitFor();
    assert.equal(await it.panel.locator('iframe').isVisible(), false, 'no empty frame is shown');
    await context.close();
  } finally {
    for (const origin of ["'self'", 'http://localhost:*', 'http://127.0.0.1:*']) await server.run('embed', 'allow', 'demo', origin);
  }
});

test('the app takes a port from its parent alone, once, and from an allowed origin', async () => {
  host = await startHost(server, {
    pages: { '/': `<iframe src="${server.url}/embed?account=demo"></iframe>` },
    script: `globalThis.said = [];
      addEventListener('message', ({ data, source }) => {
        if (data?.type !== 'hello') return;
        const open = (kept) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => said.push([kept, data.type]);
          source.postMessage({ contactUs: 1, type: 'connect', here: {}, tab: {} }, '*', [port2]);
        };
        source.postMessage({ type: 'connect' }, '*', [new MessageChannel().port1]); // not ours
        open('first');
        open('second');
      });`,
  });
  const tab = await open(browser, { allow: [/contact-us/] });
  await tab.page.goto(host.url);
  await until('the app to speak', () => tab.page.evaluate(() => said.some(([, type]) => type === 'ready')));
  assert.deepEqual(await tab.page.evaluate(() => [...new Set(said.map(([who]) => who))]), ['first']);
  await tab.close();
});

test('the panel hears its own iframe alone', async () => {
  const { page, it, heard, close } = await at({ pages: { '/': `${WIDGET}<iframe name="other" src="/nothing"></iframe>`, '/nothing': '<p>Other</p>' } , csp: `${policy(server.url)} 'self'` });
  await page.evaluate(() => ContactUs.open());
  const before = (await heard.names()).length;
  await page.evaluate(() => {
    for (const from of [window, window.frames.other])
      dispatchEvent(new MessageEvent('message', { source: from, origin: location.origin, data: { contactUs: 1, type: 'hello' } }));
    const ours = document.querySelector('contact-us-layer').shadowRoot.querySelector('iframe').contentWindow;
    dispatchEvent(new MessageEvent('message', { source: ours, origin: location.origin, data: { contactUs: 1, type: 'hello' } }));
  });
  await call(page, 'open', 'email'); // the port is still the one there was
  await page.locator('contact-us-layer iframe').contentFrame().getByRole('heading', { level: 1, name: 'Email Us' }).waitFor();
  assert.ok((await heard.names()).length >= before);
  await close();
  void it;
});

test('included twice, moved, its body swapped, in a view transition: one launcher, and the same panel', async () => {
  const { page, it, close } = await at({ pages: { '/': `${WIDGET}<main></main>` } });
  await call(page, 'open', 'email');
  await it.frame.locator('[name="message"]').fill('Half a thought');
  await page.evaluate(async (src) => {
    const again = document.createElement('script');
    again.src = src;
    document.body.append(again);
    await new Promise((done) => (again.onload = done));
    document.querySelector('main').append(document.querySelector('contact-us'));
    document.body.replaceWith(document.body.cloneNode(true));
    await document.startViewTransition?.(() => document.body.append(document.createElement('hr'))).finished;
    await new Promise((done) => setTimeout(done, 50));
  }, `${server.url}/embed.js`);
  assert.equal(await page.locator('contact-us-layer').count(), 1);
  assert.equal(await it.frame.locator('[name="message"]').inputValue(), 'Half a thought');
  assert.equal((await state(page)).open, true);
  await page.evaluate(() => document.querySelector('contact-us').remove());
  await it.launcher.waitFor({ state: 'hidden' });
  assert.equal((await state(page)).open, false);
  await close();
});

test('where storage is refused it works from memory, and says so', async () => {
  const { page, it, close } = await at({
    script: `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });`,
  });
  await page.evaluate(() => ContactUs.open('chat'));
  await it.send('From memory');
  await it.frame.getByText('From memory').first().waitFor();
  await it.panel.getByText('This browser lets us keep nothing here').waitFor();
  assert.equal((await state(page)).remembered, false);
  await call(page, 'setLocale', 'ar'); // the app is loaded anew, and finds what was kept
  await widget(page, 'ar').frame.getByText('From memory').first().waitFor();
  const { problems } = await call(page, 'diagnose');
  assert.ok(problems.some(({ code }) => code === 'storage'));
  await close();
});

test('diagnose finds a missing viewport, a wrong clock and a covered launcher', async () => {
  const { page, close } = await at({
    head: '',
    pages: { '/': `${WIDGET}<aside id="bar"></aside>` },
    style: ':root{--contact-us-z-index:1} #bar{position:fixed;inset:auto 0 0;height:200px;z-index:9}',
  });
  const sound = await call(page, 'diagnose');
  assert.deepEqual(sound.problems.map(({ code }) => code), ['viewport', 'covered']);
  assert.match(sound.problems[1].detail, /<aside id="bar">/);
  await close();
});

test('a wrong clock is found', async () => {
  const { page, close } = await at();
  assert.deepEqual((await call(page, 'diagnose')).problems, []);
  await close();
  await host.stop();
  host = await startHost(server);
  const tab = await open(browser);
  await tab.context.addInitScript(() => {
    const real = Date.now;
    Date.now = () => real() + 3_600_000;
  });
  await tab.page.goto(host.url);
  await tab.page.waitForFunction(() => globalThis.ContactUs?.open);
  const { problems } = await call(tab.page, 'diagnose');
  assert.deepEqual(problems.map(({ code }) => code), ['clock']);
  assert.match(problems[0].detail, /3[56]\d\d s/);
  await tab.close();
});

test('inline, it stands where the element stands', async () => {
  const { page, it, close } = await at({
    pages: { '/': '<div id="place"><contact-us account="demo" mode="inline"></contact-us></div>' },
    style: '#place{width:420px;height:600px;margin:40px} contact-us{height:100%}',
  });
  await it.heading().waitFor();
  const box = await page.locator('iframe').boundingBox();
  assert.ok(box.x >= 40 && box.width <= 420 && box.height > 560 && box.height <= 600, JSON.stringify(box));
  await it.launcher.waitFor({ state: 'hidden' });
  await call(page, 'open', 'email');
  await it.heading('email.title').waitFor();
  await close();
});

for (const [side, dir, where] of [['', 'ltr', 'right'], ['', 'rtl', 'left'], ['start', 'ltr', 'left'], ['left', 'rtl', 'left'], ['right', 'rtl', 'right']]) {
  test(`launcher and panel stand at the ${where} (side "${side}", ${dir})`, async () => {
    const { page, it, close } = await at({ pages: { '/': `<contact-us account="demo" side="${side}" offset="30 44"></contact-us>` } });
    await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
    await it.launcher.click();
    await connected(page);
    for (const part of [it.launcher, it.panel]) {
      const { x, width } = await part.boundingBox();
      assert.equal(where === 'left' ? x : DESKTOP.viewport.width - x - width, 44);
    }
    const { y, height } = await it.launcher.boundingBox();
    assert.deepEqual([height, DESKTOP.viewport.height - y - height], [56, 30]);
    await close();
  });
}

test('an offset larger than the window leaves launcher and panel on the screen', async () => {
  const { page, it, close } = await at({ pages: { '/': '<contact-us account="demo" offset="99999"></contact-us>' } });
  await it.launcher.click();
  await connected(page);
  await it.heading().waitFor();
  const { width, height } = DESKTOP.viewport;
  for (const part of [it.launcher, it.panel]) {
    const box = await part.boundingBox();
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, JSON.stringify(box));
  }
  assert.ok((await it.panel.boundingBox()).height >= 400);
  await close();
});

// The widget on a page of another site: what it costs while it is closed, every method, every event.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { DESKTOP, PHONE, SIZES, launch, open } from './support/browser.mjs';
import { startDesk } from './support/desk.mjs';
import { WIDGET, call, listen, startHost, widget } from './support/host.mjs';
import { startServer } from './support/server.mjs';
import { until } from './support/until.mjs';

const MOST = 3_072; // bytes of embed.js, brotli, by the design

let server, host, browser, desk;
before(async () => {
  browser = await launch(['--site-per-process']);
});
beforeEach(async () => {
  server = await startServer();
  host = await startHost(server, { pages: { '/buttons': `${WIDGET}<button data-contact-us="callback">Call me</button>` } });
});
afterEach(async () => {
  await desk?.close();
  desk = undefined;
  await host?.stop();
  await server?.stop();
});
after(() => browser?.close());

/** A tab at a page of the host, with the widget there. */
async function at(path = '/', { size = DESKTOP, ...more } = {}) {
  const tab = await open(browser, { size, ...more });
  const heard = await listen(tab.page);
  await tab.page.goto(host.url + path);
  await tab.page.waitForFunction(() => globalThis.ContactUs?.open);
  return { ...tab, heard, it: widget(tab.page) };
}
const state = (page) => call(page, 'getState');

test(`the loader is at most ${MOST} bytes, and is asked for anew each time`, async () => {
  const answer = await fetch(`${server.url}/embed.js`);
  const text = Buffer.from(await answer.arrayBuffer());
  const size = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  console.log(`embed.js: ${size} of ${MOST} bytes`);
  assert.ok(size <= MOST, `${size} bytes`);
  assert.match(answer.headers.get('cache-control'), /no-cache/);
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
});

for (const size of SIZES) {
  test(`closed, it costs the page the loader and nothing else (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page, context } = tab;
    const asked = [];
    context.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(() => {
      globalThis.long = 0;
      new PerformanceObserver((list) => (globalThis.long += list.getEntries().length)).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(host.url);
    await widget(page).launcher.waitFor();
    await page.waitForLoadState('networkidle');
    const ours = asked.filter((url) => url.startsWith(server.url));
    assert.deepEqual(ours, [`${server.url}/embed.js`]);
    const [stored, long, shift, frames] = await page.evaluate(() => [
      localStorage.length + sessionStorage.length + document.cookie.length,
      globalThis.long,
      observed.shift,
      document.querySelectorAll('iframe').length + (document.querySelector('contact-us-layer').shadowRoot.querySelector('iframe') ? 1 : 0),
    ]);
    assert.deepEqual({ stored, long, shift, frames }, { stored: 0, long: 0, shift: 0, frames: 0 });
    await tab.close();
  });

  test(`it opens at a press, and Close gives the focus back (${size.name})`, async () => {
    const { page, it, heard, close } = await at('/', { size });
    await it.launcher.click();
    await it.heading().waitFor();
    await until('the widget to be connected', async () => (await state(page)).connected);
    assert.equal(await it.launcher.getAttribute('aria-expanded'), 'true');
    assert.equal((await it.panel.getAttribute('aria-label')), 'Contact Us');
    await it.close();
    await it.panel.waitFor({ state: 'hidden' });
    assert.ok(await it.launcher.evaluate((button) => button.getRootNode().activeElement === button));
    assert.deepEqual((await heard.names()).filter((name) => ['ready', 'open', 'close'].includes(name)), ['ready', 'open', 'close']);
    await close();
  });
}

test('what is meant to be pressed is loaded before it is', async () => {
  const { page, it, close } = await at();
  await it.launcher.hover();
  await page.locator('iframe').waitFor({ state: 'attached' });
  await until('the app to be there', async () => (await state(page)).connected);
  assert.equal((await state(page)).open, false);
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing is stored for a look');
  await close();
});

test('a button of the page opens its option', async () => {
  const { page, it, heard, close } = await at('/buttons');
  await page.getByRole('button', { name: 'Call me' }).click();
  await it.heading('callback.title').waitFor();
  assert.deepEqual(await heard.last('open'), { option: 'callback' });
  await until('the option to be told', async () => (await heard.last('option'))?.option === 'callback');
  await it.close();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Call me');
  await close();
});

test('methods: open, toggle, close, show and hide', async () => {
  const { page, it, close } = await at();
  for (const option of ['email', 'callback', 'call', 'chat']) {
    assert.equal(await call(page, 'open', option), null);
    await until(`${option} to be shown`, async () => (await state(page)).option === option);
  }
  await it.textbox.waitFor();
  await call(page, 'open', 'email');
  await it.heading('email.title').waitFor();
  await it.textbox.waitFor({ state: 'hidden' });
  assert.equal(await call(page, 'toggle'), null);
  assert.equal((await state(page)).open, false);
  await call(page, 'toggle', 'chat');
  await it.textbox.waitFor();
  await call(page, 'close');
  await call(page, 'close'); // once more does no harm
  assert.equal((await state(page)).open, false);
  await call(page, 'open');
  await call(page, 'hide');
  assert.deepEqual([(await state(page)).open, (await state(page)).hidden], [false, true]);
  await it.launcher.waitFor({ state: 'hidden' });
  await call(page, 'show');
  await it.launcher.waitFor();
  await close();
});

test('methods: every wrong call is refused with a code', async () => {
  const { page, close } = await at();
  for (const [method, given, code] of [
    ['open', ['fax'], 'option'],
    ['setTheme', ['pink'], 'theme'],
    ['setLocale', ['not a language'], 'locale'],
    ['setCustomAttributes', ['x'], 'attributes'],
    ['prefill', [null], 'prefill'],
    ['identify', ['zoe'], 'identity'],
    ['setLocale', ['xx'], 'locale'],
  ])
    assert.deepEqual(await call(page, method, ...given), { code }, method);
  assert.deepEqual(await page.evaluate(() => ContactUs.push(['fly']).then(() => null, ({ code }) => code)), 'method');
  await close();
});

test('methods: what cannot be told is refused once the panel is there', async () => {
  const { page, it, close } = await at();
  await call(page, 'open');
  await it.heading().waitFor();
  for (const [method, given, code] of [
    ['setCustomAttributes', { plan: { speed: 500 } }, 'attributes'],
    ['prefill', { email: ['zoe@example.com'] }, 'prefill'],
    ['identify', {}, 'identity'],
    ['identify', { token: 5 }, 'identity'],
    ['page', 'http://', 'page'],
  ])
    assert.deepEqual(await call(page, method, given), { code }, method);
  await close();
});

test('events: a chat is told of once, before its first message, and not again where it goes on', async () => {
  const { page, it, heard, close } = await at();
  await call(page, 'open', 'chat');
  await it.send('First');
  await it.frame.getByText('First').first().waitFor();
  await it.send('Second');
  const told = async () => (await heard.names()).filter((name) => name === 'chat:start' || name === 'chat:message');
  await until('both to be told', async () => (await told()).length >= 3);
  assert.deepEqual(await told(), ['chat:start', 'chat:message', 'chat:message']);
  await page.reload();
  await until('the chat to go on', async () => (await state(page)).connected);
  await call(page, 'open', 'chat');
  await it.frame.getByText('Second').first().waitFor();
  await it.send('Third');
  await until('the third to be told', async () => (await told()).length > 0);
  assert.deepEqual(await told(), ['chat:message']);
  await close();
});

test('a chat that is put away takes the panel with it; the launcher shows which way it goes', async () => {
  desk = await startDesk(server);
  const { page, it, close } = await at();
  const sign = () => it.launcher.locator('path').first().getAttribute('d');
  const bubble = await sign();
  await call(page, 'open', 'chat');
  assert.notEqual(await sign(), bubble);
  await it.send('Is anybody there?');
  const id = await desk.take('Is anybody there?');
  await it.press('chat.minimize');
  await it.panel.waitFor({ state: 'hidden' });
  assert.equal(await sign(), bubble);
  assert.ok(await it.launcher.evaluate((button) => button.getRootNode().activeElement === button));
  // Opened without news, the chat is a bar on the page, and not the host's button once more.
  await it.launcher.click();
  await it.heading().waitFor();
  const bar = await it.frame.locator('.cu-launcher').boundingBox();
  assert.ok(bar.width > 300, `${bar.width} px wide`);
  await it.close();
  await desk.say(id, 'I am.');
  await it.launcher.getByText('1').waitFor();
  await it.launcher.click();
  await it.textbox.waitFor();
  await it.textbox.press('Escape');
  await it.panel.waitFor({ state: 'hidden' });
  await close();
});

test('methods: on, once and off; a listener that fails harms nobody', async () => {
  const { page, close } = await at('/', { allow: [/mine/] });
  const seen = await page.evaluate(async () => {
    const seen = [];
    const always = () => seen.push('always');
    await ContactUs.on('close', () => { throw new Error('mine'); });
    await ContactUs.on('close', always);
    await ContactUs.once('close', () => seen.push('once'));
    const off = await ContactUs.on('close', () => seen.push('until off'));
    await ContactUs.on('ready', () => seen.push('ready already'));
    await ContactUs.open();
    await ContactUs.close();
    off();
    await ContactUs.open();
    await ContactUs.close();
    await ContactUs.off('close', always);
    await ContactUs.open();
    await ContactUs.close();
    return seen;
  });
  assert.deepEqual(seen, ['ready already', 'always', 'once', 'until off', 'always']);
  await close();
});

test('methods: what is called before the loader is there is done when it is, and answered', async () => {
  await host.stop();
  host = await startHost(server, {
    script: `globalThis.answers = [];
      globalThis.ContactUs ??= [];
      ContactUs.push(Object.assign(['open', 'email'], { ok: () => answers.push('open') }));
      ContactUs.push(Object.assign(['setTheme', 'pink'], { no: ({ code }) => answers.push(code) }));`,
  });
  const tab = await open(browser);
  await tab.page.route('**/embed.js', async (route) => {
    await until('the page to have called', () => tab.page.evaluate(() => globalThis.answers !== undefined));
    await route.continue();
  });
  await tab.page.goto(host.url);
  await widget(tab.page).heading('email.title').waitFor();
  await until('both to be answered', async () => (await tab.page.evaluate(() => answers.join())) === 'theme,open');
  await tab.close();
});

test('methods: prefill fills what is empty, and nothing that was typed', async () => {
  const { page, it, close } = await at();
  await call(page, 'prefill', { name: 'Zoë van Dijk', email: 'zoe@example.com' });
  await call(page, 'open', 'email');
  const field = (name) => it.frame.locator(`[name="${name}"]`);
  await until('the name to be filled in', async () => (await field('lastName').inputValue()) === 'van Dijk');
  assert.equal(await field('email').inputValue(), 'zoe@example.com');
  await field('email').fill('own@example.com');
  await call(page, 'prefill', { email: 'other@example.com', message: 'Slow.' });
  await until('the message to be filled in', async () => (await field('message').inputValue()) === 'Slow.');
  assert.equal(await field('email').inputValue(), 'own@example.com');
  await close();
});

test('methods: setLocale and setTheme change the panel where it stands, and lose nothing', async () => {
  const { page, close, it } = await at();
  await call(page, 'open', 'email');
  await it.frame.locator('[name="message"]').fill('Half a thought');
  await call(page, 'setTheme', 'dark');
  await until('the panel to be dark', () => it.frame.locator('html[data-theme="dark"]').count());
  await call(page, 'setLocale', 'ar');
  const arabic = widget(page, 'ar');
  await arabic.heading('email.title').waitFor();
  await until('the text to be back', async () => (await it.frame.locator('[name="message"]').inputValue()) === 'Half a thought');
  assert.equal(await it.launcher.getAttribute('aria-label'), 'اتصل بنا');
  assert.equal(await it.panel.getAttribute('dir'), 'rtl');
  await until('the theme to be back', () => it.frame.locator('html[data-theme="dark"]').count());
  await close();
});

test('methods: what the page says of itself and the visitor goes along, escaped', async () => {
  const { page, it, close, context } = await at();
  const sent = [];
  context.on('request', async (request) => {
    const header = (await request.allHeaders().catch(() => ({})))['contact-us-host'];
    if (header) sent.push(JSON.parse(decodeURIComponent(header)));
  });
  await call(page, 'setCustomAttributes', { plan: 'Glasfaser „500“', since: 2019, none: null });
  await call(page, 'identify', { id: '4711', name: 'Zoë' });
  await call(page, 'open', 'chat');
  await it.send('Hello');
  await until('the attributes to be sent', () => sent.some(({ attributes }) => attributes?.plan === 'Glasfaser „500“'));
  const last = sent.at(-1);
  assert.deepEqual(last.attributes, { plan: 'Glasfaser „500“', since: '2019' });
  assert.deepEqual(last.known, { id: '4711', name: 'Zoë' });
  assert.equal(last.page.url, `${host.url}/`);
  await page.evaluate(() => history.pushState(null, '', '/second?secret=1'));
  await it.send('Again');
  await until('the new page to be sent', () => sent.some(({ page }) => page.url === `${host.url}/second`));
  assert.ok(sent.every(({ page }) => !page.url.includes('secret')), 'no query of the host is sent');
  await close();
});

test('methods: a visitor whom the site signs for is verified; a refused token is asked for anew, once', async () => {
  const secret = (await server.run('identity', 'secret', 'demo')).trim();
  const token = (exp) => {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'HS256' })}.${part({ sub: 'c-17', aud: 'demo', name: 'Zoë van Dijk', exp: Math.floor(Date.now() / 1000) + exp })}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };
  const { page, it, heard, close, context } = await at('/', { allow: [/status of 401/] });
  const given = [token(-3_600), token(600)]; // the first is over already
  let asked = 0;
  await page.exposeFunction('tokenOfTheSite', () => given[Math.min(asked++, 1)]);
  const answers = [];
  context.on('response', (response) => {
    if (response.request().method() === 'POST' && response.url().includes('/api/v1/email')) answers.push(response.status());
  });
  await page.evaluate(() => ContactUs.identify({ getToken: () => tokenOfTheSite() }));
  assert.equal(asked, 0, 'nobody is asked before the panel is opened');
  await call(page, 'open', 'email');
  await it.frame.locator('[name="email"]').fill('zoe@example.com');
  await it.frame.locator('[name="message"]').fill('My line is slow.');
  // Whatever asks the server first is refused: this form, or what its page looks up.
  const next = it.frame.getByRole('button', { name: 'Next', exact: true });
  await until('the e-mail to be accepted', async () => {
    await next.click({ timeout: 500 }).catch(() => {});
    return /^CU-/.test((await heard.last('email:sent'))?.reference);
  });
  assert.equal(asked, 2);
  assert.ok(answers.every((status) => status === 401 || status === 201), String(answers));
  const [mail] = await server.mailAbout('');
  assert.match(mail.text, /Customer, verified by the site: Zoë van Dijk/);
  await close();
});

test('methods: reset forgets the visitor here, destroy takes everything away, init begins anew', async () => {
  const { page, it, close } = await at();
  await call(page, 'open', 'chat');
  await it.send('Remember me');
  await until('the chat to be kept', () => page.evaluate(() => Object.keys(localStorage).some((key) => key.endsWith('contact-us.chat'))));
  await call(page, 'reset');
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await call(page, 'open', 'chat');
  await it.textbox.waitFor();
  assert.equal(await it.frame.getByText('Remember me').count(), 0);
  await call(page, 'destroy');
  assert.equal(await page.locator('contact-us, contact-us-layer, iframe').count(), 0);
  assert.deepEqual(await call(page, 'open'), { code: 'destroyed' });
  await call(page, 'init', { account: 'demo', launcher: 'label', label: 'Ask us' });
  await it.launcher.getByText('Ask us').waitFor();
  await call(page, 'open', 'email');
  await it.heading('email.title').waitFor();
  await close();
});

test('what is taken away before its app was there is refused, and complains of nothing later', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await page.clock.install();
  await page.route('**/embed?*', () => {}); // it never comes
  await page.goto(host.url);
  await page.waitForFunction(() => globalThis.ContactUs?.open);
  const opened = call(page, 'open');
  await page.locator('iframe').waitFor({ state: 'attached' });
  await call(page, 'destroy');
  assert.deepEqual(await opened, { code: 'destroyed' });
  await page.clock.fastForward(60_000);
  await tab.close();
});

test('a page keeps no script more for a widget that is taken away and made anew, and no panel of those before', async () => {
  const { page, close } = await at();
  const loaded = [];
  page.on('request', (request) => /\/embed-.*\.js/.test(request.url()) && loaded.push(new URL(request.url()).pathname));
  for (let n = 0; n < 3; n += 1) {
    await call(page, 'open');
    await call(page, 'destroy');
    await call(page, 'init', { account: 'demo' });
  }
  assert.deepEqual(loaded, ['/embed-panel.js', '/embed-allowed.js']);
  const session = await page.context().newCDPSession(page);
  const panels = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { result } = await session.send('Runtime.evaluate', { expression: 'ShadowRoot.prototype' });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
    const { result: count } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId,
      functionDeclaration: 'function () { return this.filter((root) => root.querySelector(".box")).length; }',
      returnByValue: true,
    });
    return count.value;
  };
  await until('the panels to be let go of', async () => (await panels()) === 0);
  await close();
});

test('events: a callback, an e-mail and a chat are told of with their references', async () => {
  const { page, it, heard, close } = await at();
  await call(page, 'open', 'callback');
  await it.frame.locator('[name="phone"]').fill('020 7946 0018');
  await it.press('callback.send');
  await until('the callback to be told', async () => /^CU-/.test((await heard.last('callback:booked'))?.reference));
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await call(page, 'open', 'email');
  await it.frame.locator('[name="email"]').fill('zoe@example.com');
  await it.frame.locator('[name="message"]').fill('My line is slow.');
  await it.press('email.next');
  await until('the e-mail to be told', async () => /^CU-/.test((await heard.last('email:sent'))?.reference));
  assert.equal(asked.filter((path) => path.endsWith('/email/context')).length, 1, 'what goes along is asked for once');
  await call(page, 'open', 'chat');
  await it.send('Hello');
  await until('the chat to be told', async () => (await heard.names()).includes('chat:start'));
  await until('the message to be told', async () => (await heard.last('chat:message'))?.from === 'customer');
  assert.equal((await heard.last('availability')).email, 'open');
  await it.press('chat.end');
  await it.press('chat.end.yes');
  await until('the end to be told', async () => (await heard.last('chat:end'))?.by === 'customer');
  await close();
});

test('events: what an agent says while the panel is closed is counted on the launcher', async () => {
  desk = await startDesk(server);
  const { page, it, heard, close } = await at();
  await call(page, 'open', 'chat');
  await it.send('Is anybody there?');
  const id = await desk.take('Is anybody there?');
  await call(page, 'close');
  await desk.say(id, 'I am.');
  await until('the message to be told', async () => (await heard.last('unread'))?.count === 1);
  assert.deepEqual(await heard.last('chat:message'), { from: 'agent' });
  await it.launcher.getByText('1').waitFor();
  assert.match(await it.launcher.getAttribute('aria-label'), /1/);
  await it.launcher.click();
  await it.frame.getByText('I am.').first().waitFor();
  await until('it to be read', async () => (await state(page)).unread === 0);
  await close();
});

test('a conversation goes on on the next page, and its token never leaves for the server of the host', async () => {
  const { page, it, close, context } = await at();
  await call(page, 'open', 'chat');
  await it.send('I go on to the next page');
  await until('the server to take it', () =>
    page.evaluate(() => /^[^\n]+\n[^\n]+/.test(localStorage.getItem('contact-us:demo:contact-us.chat') ?? '')));
  const [, token] = (await page.evaluate(() => localStorage.getItem('contact-us:demo:contact-us.chat'))).split('\n');
  const addresses = [];
  context.on('request', (request) => addresses.push(request.url()));
  await page.goto(`${host.url}/next`);
  await until('the conversation to be there without a press', async () => (await state(page)).connected);
  await it.launcher.click();
  await call(page, 'open', 'chat');
  await it.frame.getByText('I go on to the next page').first().waitFor();
  assert.ok(addresses.every((url) => !url.includes(token)), 'no token in an address');
  await close();
});

test('it works on a phone: Back closes the panel and leaves the page where it was', async () => {
  await host.stop();
  host = await startHost(server, {
    pages: { '/': `${WIDGET}<div class="tall"></div>`, '/first': '<p>First</p>' },
    style: '.tall{height:4000px} html{scroll-behavior:smooth}',
  });
  const { page, it, close } = await at('/first', { size: PHONE });
  await page.goto(host.url);
  await page.evaluate(() => scrollTo({ top: 1234, behavior: 'instant' }));
  await it.launcher.click();
  await it.heading().waitFor();
  const box = await it.panel.boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height], [0, 0, 360, 640], 'it takes the screen');
  await call(page, 'open', 'chat');
  await it.textbox.waitFor();
  await page.goBack();
  await it.panel.waitFor({ state: 'hidden' });
  assert.equal(page.url(), `${host.url}/`);
  assert.equal(await page.evaluate(() => scrollY), 1234);
  assert.deepEqual(await page.evaluate(() => [document.documentElement.outerHTML.match(/<html[^>]*>/)[0], document.body.outerHTML.match(/<body[^>]*>/)[0]]), ['<html lang="en">', '<body>']);
  await it.launcher.click();
  await it.close();
  await it.panel.waitFor({ state: 'hidden' });
  await until('the entry to be gone', () => page.evaluate(() => !history.state?.contactUs));
  assert.equal(await page.evaluate(() => scrollY), 1234);
  await page.goBack();
  await page.getByText('First').waitFor();
  await close();
});

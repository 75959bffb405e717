// Every method and every event of the widget, on the demo page at an origin of its own, in whatever engine: a tab has
// `goto`, `top` and `inside` (carry out a function in the page, or in the widget's frame), `press` and `type`.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { startDesk } from '../support/desk.mjs';
import { until } from '../support/until.mjs';
import { REFERENCE, words } from '../support/words.mjs';

const word = words('en');
const METHODS = 'init open close toggle show hide identify reset destroy setLocale setTheme setCustomAttributes prefill page getState diagnose on once off push';
const EVENTS = 'ready open close option unread availability chat:start chat:message chat:end callback:booked email:sent error';

/** A method called in the page; a rejection is its code. */
const call = (tab, method, ...given) =>
  tab.top(
    ([method, given]) => ContactUs[method](...given).then((value) => value ?? null, ({ code }) => ({ code })),
    [method, given],
  );
const state = (tab) => call(tab, 'getState');
const shown = (tab, key, locale = 'en') =>
  until(`the page of ${key}`, () =>
    tab.inside((name) => [...document.querySelectorAll('h1')].some((one) => one.textContent === name), words(locale)(key)));
const value = (tab, name) => tab.inside((name) => document.querySelector(`[name="${name}"]`)?.value ?? null, name);
const field = (tab, name, text) => tab.type(`[name="${name}"]`, text);
const button = (tab, key) =>
  tab.press((name) => [...document.querySelectorAll('button')].find((one) => (one.ariaLabel ?? one.textContent).trim() === name), word(key));
const last = (tab, name) => tab.top((name) => heard.findLast(([known]) => known === name)?.[1] ?? null, name);
const hear = (tab, name, fits = () => true) =>
  until(`${name} to be told`, async () => {
    const detail = await last(tab, name);
    return detail && fits(detail) && detail;
  });
const launcher = (tab) =>
  tab.top(() => {
    const button = document.querySelector('contact-us-layer')?.shadowRoot.querySelector('button');
    return button && { hidden: button.hidden, label: button.ariaLabel, text: button.textContent, expanded: button.ariaExpanded };
  });
const ready = async (tab, option, key = `${option}.title`) => {
  assert.equal(await call(tab, 'open', option), null);
  await shown(tab, key);
};
const send = async (tab, text) => {
  await tab.type('#chat-text', text);
  await button(tab, 'chat.send');
};
/** What the app says of the host page to the server, from now on. */
const listenIn = (tab) =>
  tab.inside(() => {
    globalThis.told = [];
    const real = globalThis.fetch;
    globalThis.fetch = (...given) => {
      const host = new Request(...given).headers.get('contact-us-host');
      if (host) told.push(JSON.parse(decodeURIComponent(host)));
      return real(...given);
    };
  });
const told = (tab, what, fits) =>
  until(what, async () => (await tab.inside(() => globalThis.told)).find(fits));

const CHECKS = {
  'every method and every event is there': async (tab) => {
    assert.deepEqual(await tab.top((names) => names.split(' ').filter((name) => typeof ContactUs[name] !== 'function'), METHODS), []);
  },
  'push before the loader; ready': async (tab) => {
    assert.deepEqual(await last(tab, 'ready'), {});
    // The demo page has listened by calls that it pushed before the loader was there.
    await until('the page to list it', () => tab.top(() => document.querySelector('#events').textContent.includes('ready')));
  },
  'the launcher opens the panel, Close gives the focus back; open, close': async (tab) => {
    await tab.press(() => document.querySelector('contact-us-layer').shadowRoot.querySelector('button'), null, true);
    await shown(tab, 'contact.title');
    assert.equal((await launcher(tab)).expanded, 'true');
    assert.deepEqual(await last(tab, 'open'), { option: null });
    await tab.press(() => document.querySelector('contact-us-layer').shadowRoot.querySelector('.close'), null, true);
    await hear(tab, 'close');
    assert.ok(await tab.top(() => document.activeElement === document.querySelector('contact-us-layer')));
  },
  'open with each option; option, availability': async (tab) => {
    for (const option of ['email', 'callback', 'call', 'chat']) {
      assert.equal(await call(tab, 'open', option), null);
      await hear(tab, 'option', (detail) => detail.option === option);
      assert.equal((await state(tab)).option, option);
    }
    assert.equal((await hear(tab, 'availability')).email, 'open');
    assert.deepEqual(await call(tab, 'open', 'fax'), { code: 'option' });
  },
  'toggle and close': async (tab) => {
    await call(tab, 'toggle', 'email');
    await shown(tab, 'email.title');
    await call(tab, 'toggle');
    assert.equal((await state(tab)).open, false);
    await call(tab, 'close');
    assert.equal((await state(tab)).open, false);
  },
  'show and hide': async (tab) => {
    await call(tab, 'open');
    await call(tab, 'hide');
    assert.equal((await state(tab)).open, false);
    assert.equal((await launcher(tab)).hidden, true);
    await call(tab, 'show');
    assert.equal((await launcher(tab)).hidden, false);
  },
  'on, once and off': async (tab) => {
    const seen = await tab.top(async () => {
      const seen = [];
      const always = () => seen.push('always');
      await ContactUs.on('close', always);
      await ContactUs.once('close', () => seen.push('once'));
      const off = await ContactUs.on('close', () => seen.push('until off'));
      for (const after of [off, () => ContactUs.off('close', always), () => {}]) {
        await ContactUs.open();
        await ContactUs.close();
        await after();
      }
      return seen;
    });
    assert.deepEqual(seen, ['always', 'once', 'until off', 'always']);
  },
  'prefill fills what is empty, and nothing that was typed': async (tab) => {
    await call(tab, 'prefill', { name: 'Zoë van Dijk', email: 'zoe@example.com' });
    await ready(tab, 'email');
    await until('the name to be there', async () => (await value(tab, 'lastName')) === 'van Dijk');
    await field(tab, 'message', 'My own words.');
    await call(tab, 'prefill', { message: 'Others.', phone: '020 7946 0018' });
    await until('the number to be there', async () => (await value(tab, 'phone')) === '020 7946 0018');
    assert.equal(await value(tab, 'message'), 'My own words.');
  },
  'setLocale and setTheme, and what was typed stays': async (tab) => {
    await ready(tab, 'email');
    await field(tab, 'message', 'Half a thought');
    await call(tab, 'setTheme', 'dark');
    await until('it to be dark', () => tab.inside(() => document.documentElement.dataset.theme === 'dark'));
    await call(tab, 'setLocale', 'ar');
    await shown(tab, 'email.title', 'ar');
    await until('the text to be back', async () => (await value(tab, 'message')) === 'Half a thought');
    assert.equal(await tab.inside(() => document.documentElement.dir), 'rtl');
    assert.equal((await launcher(tab)).label, words('ar')('contact.title'));
    assert.deepEqual(await call(tab, 'setTheme', 'pink'), { code: 'theme' });
    assert.deepEqual(await call(tab, 'setLocale', 'no language'), { code: 'locale' });
  },
  'setCustomAttributes, identify and page go along': async (tab) => {
    await call(tab, 'setCustomAttributes', { plan: 'Glasfaser „500“', since: 2019 });
    await call(tab, 'identify', { id: '4711', name: 'Zoë' });
    await call(tab, 'page', '/elsewhere?secret=1');
    await ready(tab, 'email');
    await listenIn(tab);
    await field(tab, 'email', 'zoe@example.com');
    await field(tab, 'message', 'My line is slow.');
    await button(tab, 'email.next');
    const one = await told(tab, 'what goes along to be sent', ({ attributes }) => attributes?.plan);
    assert.deepEqual(one.attributes, { plan: 'Glasfaser „500“', since: '2019' });
    assert.deepEqual(one.known, { id: '4711', name: 'Zoë' });
    assert.match(one.page.url, /\/elsewhere$/);
    assert.deepEqual(await call(tab, 'setCustomAttributes', 'x'), { code: 'attributes' });
  },
  'identify with a token of the site': async (tab, { server }) => {
    const secret = (await server.run('identity', 'secret', 'demo')).trim();
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'c-17', aud: 'demo', name: 'Zoë van Dijk', exp: Math.floor(Date.now() / 1000) + 600 };
    const signed = `${part({ alg: 'HS256' })}.${part(claims)}`;
    await call(tab, 'identify', { token: `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}` });
    await ready(tab, 'email');
    await field(tab, 'email', 'zoe@example.com');
    await field(tab, 'message', 'Signed for.');
    await button(tab, 'email.next');
    await hear(tab, 'email:sent');
    await until('the mail', async () =>
      (await server.mails()).some(({ text }) => text.includes('Signed for.') && /verified by the site: Zoë van Dijk/.test(text)));
  },
  'an e-mail; email:sent': async (tab) => {
    await ready(tab, 'email');
    await field(tab, 'email', 'zoe@example.com');
    await field(tab, 'message', 'My line is slow.');
    await button(tab, 'email.next');
    assert.match((await hear(tab, 'email:sent')).reference, REFERENCE);
  },
  'a callback; callback:booked': async (tab) => {
    await ready(tab, 'callback');
    await field(tab, 'phone', '020 7946 0018');
    await button(tab, 'callback.send');
    assert.match((await hear(tab, 'callback:booked')).reference, REFERENCE);
  },
  'a chat; chat:start, chat:message, unread, chat:end': async (tab, { server }) => {
    const desk = await startDesk(server, `Agent ${Date.now()}`);
    try {
      await call(tab, 'open', 'chat');
      await send(tab, 'Is anybody there?');
      await hear(tab, 'chat:start');
      assert.deepEqual(await hear(tab, 'chat:message'), { from: 'customer' });
      const id = await desk.take('Is anybody there?');
      await call(tab, 'close');
      await desk.say(id, 'I am.');
      await hear(tab, 'unread', ({ count }) => count === 1);
      assert.deepEqual(await last(tab, 'chat:message'), { from: 'agent' });
      assert.match((await launcher(tab)).label, /1/);
      await call(tab, 'open', 'chat');
      await hear(tab, 'unread', ({ count }) => count === 0);
      await desk.end(id);
      await hear(tab, 'chat:end', ({ by }) => by === 'agent');
    } finally {
      await desk.close();
    }
  },
  'getState and diagnose': async (tab) => {
    assert.deepEqual(await state(tab), { open: false, connected: false, option: null, unread: 0, hidden: false });
    const { ok, problems } = await call(tab, 'diagnose');
    assert.deepEqual(problems, []);
    assert.equal(ok, true);
    await call(tab, 'open');
    const { open, connected, remembered } = await state(tab);
    assert.deepEqual([open, connected, remembered], [true, true, true]);
  },
  'a wrong call; error': async (tab) => {
    const refused = await tab.top(() => ContactUs.push(['fly']).then(() => null, ({ code }) => code));
    assert.equal(refused, 'method');
    await call(tab, 'identify', { token: 'no.token.at-all' });
    await ready(tab, 'email');
    await field(tab, 'email', 'zoe@example.com');
    await field(tab, 'message', 'Unsigned.');
    await button(tab, 'email.next');
    // Better a visitor whom nobody vouches for than none.
    await hear(tab, 'error', ({ code }) => code === 'identity');
    await hear(tab, 'email:sent');
  },
  'init in another account, in place': async (tab) => {
    await call(tab, 'open');
    await shown(tab, 'contact.title');
    await call(tab, 'init', { account: 'no-such-account' });
    await call(tab, 'init', { account: 'demo', launcher: 'label', label: 'Ask us' });
    await until('it to be connected', async () => (await state(tab)).connected);
    await shown(tab, 'contact.title');
    assert.equal((await state(tab)).open, true);
    assert.match((await launcher(tab)).text, /Ask us/);
  },
  reset: async (tab) => {
    await call(tab, 'open', 'chat');
    await send(tab, 'Remember me');
    await until('it to be kept', () => tab.top(() => Object.keys(localStorage).some((key) => key.endsWith('contact-us.chat'))));
    await call(tab, 'reset');
    assert.equal(await tab.top(() => localStorage.length + sessionStorage.length), 0);
    await call(tab, 'open', 'chat');
    assert.equal(await tab.inside(() => document.body.textContent.includes('Remember me')), false);
    const { width, height } = await tab.top(() => document.querySelector('contact-us-layer').shadowRoot.querySelector('.box').getBoundingClientRect().toJSON());
    assert.ok(width > 300 && height > 400, `as large as before: ${width} × ${height}`);
  },
  'destroy, and init anew': async (tab) => {
    await call(tab, 'open');
    await call(tab, 'destroy');
    assert.equal(await tab.top(() => document.querySelectorAll('contact-us, contact-us-layer, iframe').length), 0);
    assert.deepEqual(await call(tab, 'open'), { code: 'destroyed' });
    await call(tab, 'init', { account: 'demo' });
    await ready(tab, 'email');
  },
  // The last one: for a minute nothing more is taken from here.
  'what the server does not take; error': async (tab, { server }) => {
    const letter = () =>
      fetch(`${server.url}/api/v1/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({ email: 'zoe@example.com', message: 'One of many.' }),
      });
    await ready(tab, 'email');
    await field(tab, 'email', 'zoe@example.com');
    await field(tab, 'message', 'Too soon.');
    await until('the server to have enough', async () => (await letter()).status === 429);
    // It takes one more each 2 s: that is not left to the widget.
    const more = setInterval(() => letter().catch(() => {}), 100);
    try {
      await button(tab, 'email.next');
      await hear(tab, 'error', ({ code }) => code === 'refused');
    } finally {
      clearInterval(more);
    }
  },
};

/** Notes every event of the widget, in the document; `ready` was told before, and is told again to who asks for it. */
const listen = async (names) => {
  globalThis.heard = [];
  await ContactUs.once('ready', (detail) => heard.push(['ready', detail]));
  for (const name of names.split(' '))
    document.addEventListener(`contactus:${name}`, ({ detail }) => heard.push([name, JSON.parse(JSON.stringify({ ...detail, code: detail.code }))]));
};

/** Tries all of it in a tab; gives how much was tried and a line for each failure. */
export async function tryWidget(tab, server, page) {
  const failed = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      await tab.goto(page);
      await tab.top(() => (localStorage.clear(), sessionStorage.clear()));
      await tab.goto(page);
      await until('the widget', () => tab.top(() => typeof globalThis.ContactUs?.open === 'function'));
      await tab.top(listen, EVENTS);
      await check(tab, { server });
    } catch (error) {
      failed.push(`${name}: ${String(error.stack ?? error).split('\n').slice(0, 4).join(' | ')}`);
    }
  }
  return { methods: METHODS.split(' ').length, events: EVENTS.split(' ').length, tried: Object.keys(CHECKS).length, failed };
}

/** The demo page on its own origin and another site; on the server's where that could not be had. */
export function demoPage(server) {
  const beside = /The widget in another site: http:\/\/[^:]+:(\d+)\/demo/.exec(server.log());
  return beside ? `http://localhost:${beside[1]}/demo` : `${server.url}/demo`;
}

// The app takes over a page that already works: nothing typed is lost, nothing jumps, and a failure is quiet.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SIZES, launch, open, ready, shift, visit } from './support/browser.mjs';
import { LETTER, button, field, fill, heading, link, reference } from './support/forms.mjs';
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

const DELAY = 5000; // ms; the design's own figure

/** Keeps the WebAssembly back until it is let go. */
async function hold(page) {
  let letGo;
  const gate = new Promise((done) => (letGo = done));
  await page.route('**/*.wasm', async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

/** The WebAssembly is here, and the page has been drawn since. */
async function arrived(page) {
  await until('the WebAssembly to arrive', () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('.wasm') && entry.responseEnd > 0),
    ),
  );
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const caret = (box) => box.evaluate((element) => [element.selectionStart, element.selectionEnd]);
const hasFocus = (box) => box.evaluate((element) => element === document.activeElement);

for (const size of SIZES) {
  test(`typing goes on through the take-over (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await page.route('**/*.wasm', async (route) => {
      await new Promise((done) => setTimeout(done, DELAY)); // the network's slowness, not the test's
      await route.continue();
    });
    await page.goto(`${server.url}/contact/email`);
    await fill(page, { Email: LETTER.Email });
    const message = field(page, 'Message');
    await message.click();
    await page.keyboard.type('Hello world');
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('ArrowLeft');
    await arrived(page);
    await page.keyboard.type(',');
    // A key that types nothing proves to the app that no word is being composed.
    await until('the app to take over', async () => {
      await page.keyboard.press('Shift');
      return page.locator('#app[data-ready]').count();
    });
    assert.equal(await message.inputValue(), 'Hello, world');
    assert.deepEqual(await caret(message), [6, 6]);
    assert.ok(await hasFocus(message));
    await page.keyboard.type(' dear');
    assert.equal(await message.inputValue(), 'Hello, dear world');
    assert.equal(await field(page, 'Email').inputValue(), LETTER.Email);
    assert.equal(await shift(page), 0);
    await button(page, 'Next').click();
    await reference(page);
    await tab.close();
  });

  test(`a word that is being composed survives the take-over (${size.name})`, async () => {
    const tab = await open(browser, { size });
    const { page, context } = tab;
    const letGo = await hold(page);
    await page.goto(`${server.url}/contact/email`, { waitUntil: 'domcontentloaded' });
    const message = field(page, 'Message');
    await message.click();
    await page.keyboard.type('A: ');
    const keyboard = await context.newCDPSession(page);
    const compose = (text) =>
      keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await compose('に');
    letGo();
    await arrived(page);
    await compose('にほ');
    await compose('にほん');
    assert.equal(await message.inputValue(), 'A: にほん');
    assert.ok(await hasFocus(message));
    await keyboard.send('Input.insertText', { text: '日本' });
    await until('the app to take over', async () => {
      await page.keyboard.press('Shift');
      return page.locator('#app[data-ready]').count();
    });
    assert.equal(await message.inputValue(), 'A: 日本');
    assert.deepEqual(await caret(message), [5, 5]);
    assert.ok(await hasFocus(message));
    await tab.close();
  });

  for (const path of ['/', '/contact/call', '/contact/callback', '/contact/email']) {
    test(`nothing moves while the app takes over ${path} (${size.name})`, async () => {
      const tab = await open(browser, { size });
      const { page } = tab;
      const letGo = await hold(page);
      await page.goto(server.url + path, { waitUntil: 'domcontentloaded' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      const places = () =>
        page.locator('h1, a, button, input, select, textarea').evaluateAll((all) =>
          all
            .filter((one) => one.checkVisibility() && one.type !== 'hidden')
            .map((one) => {
              const { x, y, width, height } = one.getBoundingClientRect();
              return [one.id || one.textContent.trim().slice(0, 30), x, y, width, height].join(' ');
            }),
        );
      // Parts that only a script can serve may come with it, in room that was kept for them.
      const before = await places();
      letGo();
      await ready(page);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const later = new Set(await places());
      assert.deepEqual(before.filter((place) => !later.has(place)), []);
      assert.equal(await shift(page), 0);
      await tab.close();
    });
  }
}

for (const timezoneId of ['Europe/London', 'America/Los_Angeles', 'Asia/Tokyo']) {
  for (const size of SIZES) {
    test(`the opening times of closed options keep their place (${timezoneId}, ${size.name})`, async () => {
      const tab = await open(browser, { size, timezoneId });
      const { page } = tab;
      const letGo = await hold(page);
      await page.goto(`${server.url}/?interaction=demo&element=after-hours`, { waitUntil: 'domcontentloaded' });
      const heights = () =>
        page.locator('main li').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
      await page.getByText(/Opens Monday 09:00 in London/).first().waitFor();
      const [before, moved] = [await heights(), await shift(page)];
      letGo();
      await page.getByText(/Opens \w+ \d\d:\d\d your time$/).first().waitFor();
      assert.deepEqual([await heights(), await shift(page)], [before, moved]);
      await tab.close();
    });
  }
}

test('a press before the app is ready is honoured', async () => {
  const tab = await open(browser);
  const { page } = tab;
  const letGo = await hold(page);
  await page.goto(server.url, { waitUntil: 'domcontentloaded' });
  await link(page, 'Email Us').click({ noWaitAfter: true });
  await heading(page, 'Email Us').waitFor();
  letGo();
  await ready(page);
  await heading(page, 'Email Us').waitFor();
  await tab.close();
});

test('without WebAssembly the page works, and says nothing alarming', async () => {
  const tab = await open(browser, { allow: [/ERR_FAILED/, /wasm/i, /Failed to fetch/] });
  const { page } = tab;
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(server.url);
  await heading(page, 'Contact Us').waitFor();
  const said = await page.getByRole('main').innerText();
  assert.doesNotMatch(said, /error|fail|wrong|sorry|unsupported/i);
  await link(page, 'Email Us').click();
  await fill(page, LETTER);
  await button(page, 'Next').click();
  await heading(page, 'We have your message').waitFor();
  await server.mailAbout(await reference(page));
  await tab.close();
});

test('a form that was refused without the app is taken over as it stands', async () => {
  const tab = await open(browser, { allow: [/status of 4\d\d/, /ERR_FAILED/, /wasm/i, /Failed to fetch/] });
  const { page } = tab;
  await page.route('**/*.wasm', (route) => route.abort());
  await visit({ page, script: false }, `${server.url}/contact/email`);
  await fill(page, { 'First name': 'Zoë' });
  await page.unroute('**/*.wasm');
  await button(page, 'Next').click();
  await ready(page);
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.equal(await field(page, 'First name').inputValue(), 'Zoë');
  await fill(page, { Email: LETTER.Email, Message: LETTER.Message });
  await button(page, 'Next').click();
  await reference(page);
  await tab.close();
});

test('what goes along with a message stays as it was served, and is not asked for again', async () => {
  const tab = await open(browser, {});
  const asked = [];
  tab.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await tab.page.goto(`${server.url}/contact/email`);
  await ready(tab.page);
  await tab.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await tab.page.locator('details.cu-along').waitFor();
  assert.deepEqual(asked.filter((path) => path.startsWith('/api/')), []);
  await tab.close();
});

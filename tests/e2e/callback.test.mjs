// Schedule a Callback: asked for, asked for again, moved, cancelled.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { REFUSED_PAGE, SIZES, launch, open, visit } from './support/browser.mjs';
import { NUMBER, button, fill, heading, holds, link, problemsInFocus, reference } from './support/forms.mjs';
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

async function ask(tab) {
  const { page } = tab;
  await visit(tab, server.url);
  await link(page, 'Schedule a Callback').click();
  await heading(page, 'Schedule a Callback').waitFor();
}

for (const size of SIZES) {
  test(`a callback is asked for, moved and cancelled (${size.name}, with the app)`, async () => {
    const tab = await open(browser, { size });
    const { page } = tab;
    await ask(tab);
    await button(page, 'Send').click();
    await problemsInFocus(page);
    await fill(page, { 'Phone number': NUMBER });
    await button(page, 'Send').click();
    await heading(page, 'We will call you').waitFor();
    const first = await reference(page);
    await button(page, 'Add to calendar').waitFor();

    // The same number again is the same request.
    await link(page, 'Ask for another call').click();
    await fill(page, { 'Phone number': '+442079460018' });
    await button(page, 'Send').click();
    await page.getByText(/You had already asked us/).waitFor();
    assert.equal(await reference(page), first);

    await link(page, 'See, move or cancel it').click();
    await heading(page, 'Your callback').waitFor();
    const { pathname, search, hash } = new URL(page.url());
    assert.equal(pathname, `/contact/callback/${first}`);
    assert.ok(hash.length > 20 && !search.includes(hash.slice(1)), 'the right stands in the fragment');

    const times = page.getByRole('combobox', { name: 'Move to another time' });
    await until('times to be offered', async () => (await times.locator('option').count()) > 1);
    const values = await times.locator('option').evaluateAll((all) => all.map((one) => one.value));
    assert.ok(values.filter(Boolean).length > 0, 'times are offered');
    await page.getByText(/^Soonest: /).waitFor();
    await times.selectOption(values.filter(Boolean)[0]);
    // The choice has room for the hours alone.
    await page.getByText(/^We call \w+day \d+ \w+ \d\d:\d\d to \d\d:\d\d your time/).waitFor();
    await button(page, 'Move it').click();
    await page.getByText(/^Moved\. We call /).waitFor();

    await button(page, 'Cancel the callback').click();
    await button(page, 'Yes, cancel it').click();
    await page.getByText('Cancelled. We will not call you.').waitFor();
    assert.equal(await button(page, 'Move it').count(), 0);

    // The link goes on telling the truth.
    await page.reload();
    await page.getByText('Cancelled: we will not call you').waitFor();
    await tab.close();
  });

  test(`a callback is asked for and cancelled (${size.name}, without script)`, async () => {
    const tab = await open(browser, { size, script: false, allow: [REFUSED_PAGE] });
    const { page } = tab;
    await ask(tab);
    await button(page, 'Send').click();
    await problemsInFocus(page);
    await fill(page, { 'Phone number': '12' });
    await button(page, 'Send').click();
    await problemsInFocus(page);
    await holds(page, { 'Phone number': '12' });
    await fill(page, { 'Phone number': NUMBER });
    await button(page, 'Send').click();
    await heading(page, 'We will call you').waitFor();
    await reference(page);
    await button(page, 'Cancel the callback').click();
    await page.getByText(/we will not call you/i).first().waitFor();
    await tab.close();
  });
}

test('the same plain form, sent again, is one request', async () => {
  const tab = await open(browser, { script: false });
  const { page } = tab;
  await visit(tab, `${server.url}/contact/callback`);
  await fill(page, { 'Phone number': '+44 20 7946 0021' });
  const sending = page.waitForRequest((request) => request.method() === 'POST');
  await button(page, 'Send').click();
  const sent = await sending;
  const first = await reference(page);
  // As a browser does whose answer was lost, or a person who reloads the confirmation.
  const again = await fetch(sent.url(), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: sent.postData(),
  });
  assert.ok((await again.text()).includes(first));
  await tab.close();
});

test('the calendar file holds the call and its reference', async () => {
  const tab = await open(browser);
  const { page } = tab;
  await visit(tab, `${server.url}/contact/callback`);
  await fill(page, { 'Phone number': '+44 20 7946 0022' });
  await button(page, 'Send').click();
  const mine = await reference(page);
  const waiting = page.waitForEvent('download');
  await button(page, 'Add to calendar').click();
  const download = await waiting;
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const file = Buffer.concat(chunks).toString('utf8').replace(/\r\n[ \t]/g, '');
  assert.match(file, /^BEGIN:VCALENDAR\r\n/);
  assert.match(file, /\r\nDTSTART[^\r]*:\d{8}T\d{6}Z\r\n/);
  assert.ok(file.includes(mine), 'the reference');
  await tab.close();
});

test('a link without its right, and one with a wrong one, say what to do', async () => {
  const tab = await open(browser, { allow: [REFUSED_PAGE] });
  const { page } = tab;
  await visit(tab, `${server.url}/contact/callback/CU-7F3K-29QD`);
  await page.getByText(/This link is not complete/).waitFor();
  await page.goto('about:blank');
  await visit(tab, `${server.url}/contact/callback/CU-7F3K-29QD#wrong`);
  await page.getByText(/This link does not open a callback/).waitFor();
  await tab.close();

  const plain = await open(browser, { script: false });
  await visit(plain, `${server.url}/contact/callback/CU-7F3K-29QD#wrong`);
  await plain.page.getByText(/This link needs JavaScript/).waitFor();
  await plain.close();
});

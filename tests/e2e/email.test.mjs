// Email Us, from the Contact Us page to the mail: small and large, with the app and without script.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { REFUSED_PAGE, SIZES, launch, open, visit } from './support/browser.mjs';
import { LETTER, button, field, fill, heading, holds, link, problemsInFocus, reference } from './support/forms.mjs';
import { startServer } from './support/server.mjs';

let server, browser;
before(async () => {
  server = await startServer();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const size of SIZES) {
  for (const script of [true, false]) {
    test(`an e-mail is sent (${size.name}, ${script ? 'with the app' : 'without script'})`, async () => {
      const tab = await open(browser, { size, script, allow: script ? [] : [REFUSED_PAGE] });
      const { page } = tab;
      const letter = { ...LETTER, Email: `zoe.${size.viewport.width}.${script}@example.com` };
      await visit(tab, server.url);
      await heading(page, 'Contact Us').waitFor();
      await link(page, 'Email Us').click();
      await heading(page, 'Email Us').waitFor();

      // Both mandatory fields are missing: the summary says so, and nothing typed is lost.
      const { Email, Message, ...optional } = letter;
      await fill(page, optional);
      await button(page, 'Next').click();
      await problemsInFocus(page);
      await page.getByRole('link', { name: 'Write your message' }).waitFor();
      await page.getByRole('link', { name: /^Enter your email address/ }).waitFor();
      assert.match(await page.title(), /^Error: /);
      await holds(page, optional);

      await fill(page, { Email, Message });
      await button(page, 'Next').click();
      await heading(page, 'We have your message').waitFor();
      assert.doesNotMatch(await page.title(), /^Error: /);
      await page.getByText(Email).waitFor();

      const mails = await server.mailAbout(await reference(page));
      assert.equal(mails.length, 1, 'one mail');
      checkMail(mails[0], letter);
      await tab.close();
    });
  }
}

/** Details and message, history link, time, variable set; as text and as HTML. */
function checkMail({ headers, text, html }, letter) {
  assert.ok(headers.to, 'To');
  assert.ok(headers.from, 'From');
  assert.notEqual(headers.from, headers['reply-to']);
  assert.match(headers['reply-to'], new RegExp(letter.Email.replaceAll('.', '\\.')));
  assert.match(headers['message-id'], /^<.+@.+>$/);
  const unescaped = html.replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  for (const part of [text, unescaped]) {
    for (const line of Object.values(letter).flatMap((value) => value.split('\n'))) {
      assert.ok(part.includes(line), `the mail holds “${line}”`);
    }
    assert.match(part, /http:\/\/127\.0\.0\.1:\d+\/history\/CU-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    assert.match(part, /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/);
    assert.ok(part.includes('Device'), 'the variable set');
  }
}

describe('with the app', () => {
  test('every key of a text arrives in its field', async () => {
    const tab = await open(browser);
    const { page } = tab;
    await visit(tab, `${server.url}/contact/email`);
    for (const name of ['First name', 'Last name', 'Phone number', 'Email', 'Message']) {
      await field(page, name).click();
      await page.keyboard.type('one by one');
      assert.equal(await field(page, name).inputValue(), 'one by one', name);
    }
    await tab.close();
  });

  test('a double click on Next stores one', async () => {
    const tab = await open(browser);
    const { page } = tab;
    const twice = { ...LETTER, Email: 'twice@example.com', Message: 'Pressed twice.' };
    await visit(tab, `${server.url}/contact/email`);
    await fill(page, twice);
    await button(page, 'Next').dblclick();
    await server.mailAbout(await reference(page));

    // Mails leave in order: once a later one is there, a second one of the first would be, too.
    await link(page, 'Send another').click();
    await fill(page, { Email: 'later@example.com', Message: 'Sent afterwards.' });
    await button(page, 'Next').click();
    await server.mailAbout(await reference(page));
    const all = await server.mails();
    assert.equal(all.filter((mail) => mail.headers['reply-to'].includes('twice@example.com')).length, 1);
    await tab.close();
  });

  test('what was typed offline is kept and then sent', async () => {
    const tab = await open(browser, { allow: [/ERR_INTERNET_DISCONNECTED/] });
    const { page, context } = tab;
    await visit(tab, `${server.url}/contact/email`);
    await fill(page, LETTER);
    await context.setOffline(true);
    await button(page, 'Next').click();
    await page.getByText(/You seem to be offline/).waitFor();
    await holds(page, LETTER);
    await context.setOffline(false);
    await button(page, 'Next').click();
    await heading(page, 'We have your message').waitFor();
    await server.mailAbout(await reference(page));
    await tab.close();
  });

  test('an answer that was lost on its way does not make a second mail', async () => {
    const tab = await open(browser, { allow: [/ERR_FAILED/] });
    const { page } = tab;
    await visit(tab, `${server.url}/contact/email`);
    await fill(page, { ...LETTER, Email: 'lost@example.com' });
    let lost = '';
    await page.route('**/api/v1/email*', async (route) => {
      if (lost) return route.continue();
      lost = (await (await route.fetch()).json()).reference;
      await route.abort();
    });
    await button(page, 'Next').click();
    await page.getByText(/We could not reach our server/).waitFor();
    await button(page, 'Next').click();
    assert.equal(await reference(page), lost);
    assert.equal((await server.mailAbout(lost)).length, 1);
    await tab.close();
  });

  test('a reload keeps the draft', async () => {
    const tab = await open(browser);
    const { page } = tab;
    await visit(tab, `${server.url}/contact/email`);
    await fill(page, LETTER);
    await page.reload();
    await page.locator('#app[data-ready]').waitFor({ state: 'attached' });
    await holds(page, LETTER);
    await tab.close();
  });

  test('Back keeps the place and the draft', async () => {
    const tab = await open(browser, { size: { viewport: { width: 360, height: 320 }, mobile: true } });
    const { page } = tab;
    const start = `${server.url}/contact?interaction=Claim&element=Policy`;
    await visit(tab, start);
    await link(page, 'Email Us').scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => Math.round(scrollY));
    await link(page, 'Email Us').click();
    await heading(page, 'Email Us').waitFor();
    assert.match(page.url(), /interaction=Claim&element=Policy/);
    await fill(page, { Message: 'Half a sentence' });
    await page.goBack();
    await heading(page, 'Contact Us').waitFor();
    assert.equal(page.url(), start);
    assert.equal(await page.evaluate(() => Math.round(scrollY)), scrolled);
    await page.goForward();
    await heading(page, 'Email Us').waitFor();
    await holds(page, { Message: 'Half a sentence' });
    await tab.close();
  });
});

// What was typed comes back in the markup of the next page: it must stay text.
for (const script of [true, false]) {
  test(`a message that closes its field stays text (${script ? 'scripts run' : 'without script'})`, async () => {
    const tab = await open(browser, { script, allow: [REFUSED_PAGE, /ERR_FAILED/, /Failed to fetch/] });
    const { page } = tab;
    const evil = 'x</textarea><script>globalThis.hacked = 1</script><b id="hacked">&amp;';
    // The app is kept away, so that the server draws what was typed.
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(`${server.url}/contact/email`);
    await fill(page, { 'First name': '"><b id="hacked">', Message: evil });
    await button(page, 'Next').click();
    await problemsInFocus(page);
    await holds(page, { 'First name': '"><b id="hacked">', Message: evil });
    assert.equal(await page.locator('#hacked').count(), 0);
    assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
    await tab.close();
  });
}

// WebKitGTK, by its WebDriver, in a display of its own that nobody sees.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { freePort } from '../support/server.mjs';
import { until } from '../support/until.mjs';
import { framed } from './harness.mjs';

const BROWSERS = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser'];

export async function launchWebKit(url) {
  const port = await freePort();
  // It finds a display number by itself, and starts the driver in it.
  const driver = spawn('xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const stop = () => {
    try {
      process.kill(-driver.pid, 'SIGTERM'); // the driver and its display
    } catch {
      // They have ended.
    }
  };
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  try {
    await until('the driver to be ready', async () => (await ask('GET', '/status').catch(() => null))?.ready);
    const browser = BROWSERS.find((path) => existsSync(path));
    const { sessionId, capabilities } = await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } } },
    });
    const session = `/session/${sessionId}`;
    await ask('POST', `${session}/timeouts`, { script: 120_000 });
    await ask('POST', `${session}/window/rect`, { width: 1400, height: 1150 });
    await ask('POST', `${session}/url`, { url: `${url}/harness` });
    const run = async (act, given) => {
      const script = `const [given, done] = arguments;
        Promise.resolve(given).then(${act}).then(
          (value) => done({ value: value === undefined ? null : value }),
          (error) => done({ error: String(error) }),
        );`;
      const { value, error } = await ask('POST', `${session}/execute/async`, { script, args: [given] });
      if (error) throw new Error(error);
      return value;
    };
    const find = async (find, given) => {
      const script = `return (${find})(arguments[0])`;
      return until('an element', () => ask('POST', `${session}/execute/sync`, { script, args: [given ?? null] }));
    };
    return {
      tab: widgetTab(session, ask, run, find),
      name: `${capabilities.browserName} ${capabilities.browserVersion}`,
      // A frame hears of its new size in the frame after it has got it.
      late: 1,
      page: framed(run),
      close: async () => {
        await ask('DELETE', session).catch(() => {});
        stop();
      },
    };
  } catch (error) {
    stop();
    throw error;
  }
}

/** A page that holds the widget, as the checks of the widget use it. */
function widgetTab(session, ask, run, find) {
  const into = (id) => ask('POST', `${session}/frame`, { id });
  const inside = async (act) => {
    for (let left = 5; ; left--) {
      try {
        await into(await find(() => document.querySelector('contact-us-layer')?.shadowRoot.querySelector('iframe')));
        return await act();
      } catch (error) {
        // The frame may be on its way to another page.
        if (left === 0 || !/stale|no such|detached|closed/i.test(String(error))) throw error;
        await new Promise((done) => setTimeout(done, 200));
      } finally {
        await into(null);
      }
    }
  };
  const id = (element) => Object.values(element)[0];
  const press = async (...given) => ask('POST', `${session}/element/${id(await find(...given))}/click`, {});
  return {
    goto: (url) => ask('POST', `${session}/url`, { url }),
    top: (act, given) => run(act, given ?? null),
    inside: (act, given) => inside(() => run(act, given ?? null)),
    press: (what, given, top = false) => (top ? press(what, given) : inside(() => press(what, given))),
    // WebKit gives nothing in another site's frame the focus before somebody has pressed there, so neither driver nor script
    // can type: the text is put in as a program that fills in forms does.
    type: (css, text) =>
      inside(() =>
        until(`${css} to take text`, () =>
          run(([css, text]) => {
            const one = document.querySelector(css);
            if (!one) return false;
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(one), 'value').set.call(one, text);
            return one.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data: text }));
          }, [css, text]))),
  };
}

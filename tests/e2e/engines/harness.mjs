// The app in a frame of any size, for engines whose windows cannot be made as small as a phone.
//
// A proxy in front of the server: it takes off what forbids frames, and puts the keyboard and the meter into each page
// before the app's own scripts, as Playwright does in Chromium.
import http from 'node:http';
import { installContent } from '../viewport/content.mjs';
import { installKeyboard } from '../viewport/keyboard.mjs';
import { installMeter } from '../viewport/meter.mjs';

const SCRIPT = [installKeyboard, installMeter, installContent].map((install) => `(${install})();`).join('\n');
const TAKEN_OFF = ['content-security-policy', 'x-frame-options', 'content-length', 'content-encoding', 'cross-origin-opener-policy'];

const HARNESS = `<!doctype html><meta charset="utf-8"><title>Harness</title>
<style>html, body { margin: 0; } iframe { border: 0; display: block; }</style>
<iframe></iframe>
<script>
  const frame = document.querySelector('iframe');
  globalThis.size = (width, height) => Object.assign(frame.style, { width: width + 'px', height: height + 'px' });
  globalThis.visit = (url) => new Promise((done) => { frame.onload = () => done(true); frame.src = url; });
  globalThis.inside = (code, given) => frame.contentWindow.eval('(' + code + ')')(given);
</script>`;

/** Starts the proxy on a port; gives its address. */
export async function startHarness(port, target) {
  const proxy = http.createServer((request, answer) => {
    if (request.url === '/harness') return answer.setHeader('content-type', 'text/html').end(HARNESS);
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const asked = http.request(`${target()}${request.url}`, { method: request.method, headers }, (given) => {
      const kept = Object.entries(given.headers).filter(([name]) => !TAKEN_OFF.includes(name));
      answer.writeHead(given.statusCode, Object.fromEntries(kept));
      if (!/html/.test(given.headers['content-type'] ?? '')) return given.pipe(answer);
      let html = '';
      given.setEncoding('utf8');
      given.on('data', (text) => (html += text));
      given.on('end', () => answer.end(html.replace(/<head[^>]*>/, `$&<script>${SCRIPT}</script>`)));
    });
    asked.on('error', () => answer.destroy());
    request.pipe(asked);
    answer.on('close', () => asked.destroy());
  });
  await new Promise((done) => proxy.listen(port, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

/**
 * A page as the states of the matrix use it, inside the harness. `run` carries out a function of an engine's top page
 * with one argument and waits for what comes of it.
 */
export function framed(run) {
  return {
    evaluate: (act, given) =>
      run(([code, given]) => globalThis.inside(code, given), [String(act), given === undefined ? null : given]),
    setViewportSize: ({ width, height }) => run(([width, height]) => globalThis.size(width, height), [width, height]),
    goto: (url) => run(([url]) => globalThis.visit(url), [url]),
  };
}

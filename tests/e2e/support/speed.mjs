// How quick a page is: conditions of network and processor, and what the page itself sees.
import { throttling } from 'lighthouse/core/config/constants.js';
import { DESKTOP, PHONE, open } from './browser.mjs';
import { watchMemory } from './memory.mjs';

const { requestLatencyMs, downloadThroughputKbps, uploadThroughputKbps, cpuSlowdownMultiplier } = throttling.mobileSlow4G;
const bytes = (kbps) => (kbps * 1024) / 8;

/** The two halves of the table. */
export const CONDITIONS = [
  { name: 'unthrottled', about: 'desktop, nothing throttled', size: DESKTOP },
  {
    name: 'slow 4G',
    about: `phone; Lighthouse's slow 4G (150 ms round trip, 1.6 Mbit/s down, 750 kbit/s up), set in the browser as Lighthouse sets it: ${requestLatencyMs} ms a request, ${downloadThroughputKbps} kbit/s down, ${uploadThroughputKbps} kbit/s up; ${cpuSlowdownMultiplier} × slower processor`,
    size: PHONE,
    network: {
      offline: false,
      latency: requestLatencyMs,
      downloadThroughput: bytes(downloadThroughputKbps),
      uploadThroughput: bytes(uploadThroughputKbps),
    },
    slowdown: cpuSlowdownMultiplier,
  },
];

/** Runs in a page before its own scripts, told what it can be used by; `speed` holds the times, in milliseconds. */
function look(usable) {
  if (globalThis !== globalThis.top) return;
  const speed = (globalThis.speed = { long: [], shift: 0, usable: null, click: null, ready: null, dropped: 0 });
  new PerformanceObserver((list) => speed.long.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  new PerformanceObserver((list) => {
    for (const { hadRecentInput, value } of list.getEntries()) if (!hadRecentInput) speed.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  // A change in the document is seen at once and costs nothing while there is none.
  if (usable) {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(usable)) return;
      speed.usable = performance.now();
      watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-ready'] });
  }
  /** Called in a frame: once that has been painted, a message that was sent in it comes. */
  const painted = (call) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => call(performance.now());
    port2.postMessage(0);
  };
  const FRAME = 1000 / 60;
  const opening = ({ timeStamp }) => {
    if (speed.click !== null) return;
    speed.click = timeStamp;
    let last = null;
    const wait = () => {
      if (document.activeElement?.localName === 'textarea') painted((now) => (speed.ready = now));
      else requestAnimationFrame(wait);
    };
    requestAnimationFrame(wait);
    // The popup's own motion is over by then.
    const frames = (now) => {
      if (last !== null) speed.dropped += Math.max(0, Math.round((now - last) / FRAME) - 1);
      last = now;
      if (now < timeStamp + 500) requestAnimationFrame(frames);
      else speed.settled = true;
    };
    requestAnimationFrame(frames);
  };
  addEventListener('click', opening, { capture: true });
}

/** A page of a browser that has never been here, under a condition. `usable` is a selector. */
export async function openUnder(browser, { size, network, slowdown }, usable) {
  const tab = await open(browser, { size, allow: [/./] });
  await watchMemory(tab.context);
  await tab.context.addInitScript(look, usable);
  const session = await tab.context.newCDPSession(tab.page);
  await session.send('Network.enable');
  if (network) await session.send('Network.emulateNetworkConditions', network);
  if (slowdown) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { ...tab, session };
}

/** What a page has seen so far, and when it first painted something. */
export const seen = (page) =>
  page.evaluate(() => ({
    ...globalThis.speed,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
  }));

export const median = (all) => {
  const sorted = [...all].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

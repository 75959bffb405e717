// What a page holds in memory, after its garbage was collected: the JavaScript heap, the document, and the memory and the
// references of WebAssembly, which only the page itself can tell.

/** Runs in a page before its own scripts: keeps what WebAssembly shares with it. */
function watch() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      globalThis.wasm ??= (made.instance ?? made).exports;
      return made;
    };
  }
}

/** Runs in a page. References are the JavaScript values that WebAssembly holds: listeners, nodes, closures. */
function wasmHolds() {
  const shared = Object.values(globalThis.wasm ?? {});
  const sizes = (kind, size) => shared.filter((one) => one instanceof kind).map(size);
  return {
    wasm: Math.max(0, ...sizes(WebAssembly.Memory, ({ buffer }) => buffer.byteLength)),
    references: Math.max(
      0,
      ...sizes(WebAssembly.Table, (table) => table.length),
    ),
  };
}

/** Has a context's pages tell what WebAssembly holds. Before they are opened. */
export const watchMemory = (context) => context.addInitScript(watch);

/** What a page, or a frame of another site, holds now: bytes and counts. */
export async function memory(context, frame) {
  // A frame of the page's own site is one with the page, and has no session of its own.
  const session = await context.newCDPSession(frame);
  try {
    await session.send('Performance.enable');
    let best;
    // What one collection lets go of may hold something that only the next one finds.
    for (let n = 0; n < 3; n += 1) {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name) => metrics.find((one) => one.name === name).value;
      const now = { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), documents: of('Documents') };
      for (const name of Object.keys(now)) now[name] = Math.min(now[name], best?.[name] ?? Infinity);
      best = now;
    }
    return { ...best, ...(await frame.evaluate(wasmHolds)) };
  } finally {
    await session.detach();
  }
}

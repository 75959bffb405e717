// Measures the chat's composer in every frame: whether textbox and Send can be seen whole, and whether it moved.

/** Runs in the page before its own scripts. */
export function installMeter() {
  const NEAR = 0.05; // px; less is rounding
  const element = (role, name) => document.querySelector(`[role="dialog"] ${role}[aria-label="${name}"]`);
  let names = {}; // until the test gives them, nothing in the page is the composer, whatever else moves
  let record;
  const shifts = [];
  const composer = () => element('textarea', names.message)?.parentElement;

  const outside = (box) => {
    const { offsetTop, offsetLeft, height, width } = visualViewport;
    return Math.max(
      offsetTop - box.top,
      box.bottom - offsetTop - height,
      offsetLeft - box.left,
      box.right - offsetLeft - width,
    );
  };

  function measure() {
    const parts = [element('textarea', names.message), element('button', names.send)];
    const drawn = parts.every((part) => part?.checkVisibility());
    const worst = drawn ? Math.max(...parts.map((part) => outside(part.getBoundingClientRect()))) : Infinity;
    const box = composer()?.getBoundingClientRect();
    const gap = visualViewport.offsetTop + visualViewport.height - (box?.bottom ?? 0);
    return { worst, gap, share: (box?.height ?? 0) / visualViewport.height };
  }

  function frame() {
    if (record) {
      const { worst, gap } = measure();
      record.frames += 1;
      if (worst > NEAR) record.bad += 1;
      record.worst = Math.max(record.worst, worst);
      record.low = Math.min(record.low, gap);
      record.high = Math.max(record.high, gap);
    }
    requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);

  // All of them, also those that the browser excuses because they follow an input or a change of the viewport. A textbox
  // that grows upwards with its text is one for the browser, but not for whoever types: its lower edge stays.
  const isHeld = (node) => node && (node === composer() || (composer()?.contains(node) && node.matches?.('textarea, button, label')));
  const hasMoved = ({ node, previousRect: was, currentRect: is }) =>
    isHeld(node) && (was.bottom !== is.bottom || was.left !== is.left || was.right !== is.right);
  const keep = (entries) => {
    for (const { sources, startTime } of entries) if (sources.some(hasMoved)) shifts.push(startTime);
  };
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });

  const frames = async (n) => {
    for (; n > 0; n -= 1) await new Promise((done) => requestAnimationFrame(done));
  };

  globalThis.meter = {
    frames,
    measure,
    textbox: () => element('textarea', names.message),
    /** The accessible names of the textbox and Send. */
    name(given) {
      names = given;
    },
    begin() {
      record = { frames: 0, bad: 0, worst: -Infinity, low: Infinity, high: -Infinity, from: performance.now() };
    },
    /** What was seen since the beginning: frames, bad ones, px outside at worst, px that the composer's edge moved. */
    end() {
      const { frames, bad, worst, low, high, from } = record;
      record = undefined;
      const now = measure();
      keep(observer.takeRecords());
      const moved = shifts.filter((at) => at >= from).length;
      return { frames, bad, worst, drift: high - low, gap: now.gap, atRest: now.worst <= NEAR, share: now.share, shifts: moved };
    },
    /** Measures while something happens, and so many frames more. */
    async during(act, after = 4) {
      this.begin();
      await act();
      await frames(after);
      return this.end();
    },
  };
}

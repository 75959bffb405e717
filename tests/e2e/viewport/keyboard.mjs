// An on-screen keyboard of the kind that only covers the page (iOS): no browser can be told to show one. The page reads
// the visual viewport through its usual getters, and hears of changes through the usual events.

/** Runs in the page before its own scripts. */
export function installKeyboard() {
  const state = { covered: 0, offset: 0 };
  const covered = (height) => (state.covered < 1 ? Math.round(height * state.covered) : state.covered);
  const real = Object.getOwnPropertyDescriptors(VisualViewport.prototype);
  const replace = (name, value) =>
    Object.defineProperty(VisualViewport.prototype, name, {
      ...real[name],
      get() {
        return value(real[name].get.call(this));
      },
    });
  replace('height', (height) => height - covered(height));
  replace('offsetTop', (offset) => offset + state.offset);
  replace('pageTop', (top) => top + state.offset);
  const changed = (...events) => events.forEach((name) => visualViewport.dispatchEvent(new Event(name)));
  globalThis.keyboard = {
    changed,
    /** Covers so many px at the bottom, or a part below 1 of whatever height there is, and pans by so many px; nobody
     * hears of it. */
    put(covered, offset = 0) {
      Object.assign(state, { covered, offset });
    },
    /** The same, with the events of it. */
    show(covered, offset = 0) {
      const panned = offset !== state.offset;
      this.put(covered, offset);
      changed('resize', ...(panned ? ['scroll'] : []));
    },
  };
}

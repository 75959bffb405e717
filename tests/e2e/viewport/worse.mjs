// Popups that are worse than ours, to prove that the measurement would tell. Each runs in the page before the app.

/** The popup is never told where it belongs. */
export function applyNothing() {
  const set = CSSStyleDeclaration.prototype.setProperty;
  CSSStyleDeclaration.prototype.setProperty = function (name, ...rest) {
    if (!name.startsWith('--vv')) set.call(this, name, ...rest);
  };
}

/** The popup is told in the next frame, as is usual. */
export function applyInFrame() {
  const set = CSSStyleDeclaration.prototype.setProperty;
  CSSStyleDeclaration.prototype.setProperty = function (name, ...rest) {
    if (name.startsWith('--vv')) requestAnimationFrame(() => set.call(this, name, ...rest));
    else set.call(this, name, ...rest);
  };
}

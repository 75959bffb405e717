// What a screen reader is told: a model of live regions, fed by what changes in the page.

/**
 * Runs in the page before its own scripts. `ears.heard` holds what was said, oldest first.
 *
 * It follows WAI-ARIA 1.2: additions and changed text are said where the nearest `aria-live`, or a role that implies one,
 * is not `off`; all of the region where it is atomic (`status` and `alert` are); nothing that is hidden from everybody or
 * by `aria-hidden`. An alert is said when it appears, too; another region that appears with its content is not.
 */
export function installEars() {
  const IMPLIED = { log: 'polite', status: 'polite', alert: 'assertive', timer: 'off', marquee: 'off' };
  const ATOMIC = ['status', 'alert'];
  const heard = [];
  const manner = (element) => element.getAttribute('aria-live') ?? IMPLIED[element.getAttribute('role')];
  const region = (node) => {
    let element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    while (element && manner(element) === undefined) element = element.parentElement;
    return element;
  };
  const isHidden = (element) =>
    !element.isConnected || !element.checkVisibility() || element.closest('[aria-hidden="true"], [inert]') !== null;

  /** A node as it is read. */
  const text = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    if (node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility()) return '';
    const name = node.getAttribute('aria-label');
    if (name !== null && node.getAttribute('role') !== 'log') return ` ${name} `;
    const inside = [...node.childNodes].map(text).join('');
    return ['SPAN', 'BDI', 'A'].includes(node.tagName) ? inside : ` ${inside} `;
  };
  const clean = (words) => words.replace(/\s+/g, ' ').trim();
  const say = (how, words) => words && heard.push({ how, text: words });

  const alerts = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    return [...(node.matches('[role=alert]') ? [node] : []), ...node.querySelectorAll('[role=alert]')];
  };

  const listen = (records) => {
    const [whole, parts] = [new Set(), new Set()];
    const changed = (node) => {
      const place = region(node);
      if (!place || manner(place) === 'off') return;
      const atomic = place.getAttribute('aria-atomic') ?? String(ATOMIC.includes(place.getAttribute('role')));
      if (atomic === 'true') whole.add(place);
      else if (place !== node) parts.add(node);
    };
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') changed(target);
      for (const node of addedNodes) {
        alerts(node).forEach((alert) => whole.add(alert));
        // A region that comes with its content says nothing.
        if (node.nodeType !== Node.ELEMENT_NODE || region(node) !== node) changed(node);
      }
    }
    for (const place of whole) if (!isHidden(place)) say(manner(place), clean(text(place)));
    for (const node of parts) {
      const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      const outer = [...parts].some((other) => other !== node && other.contains(node));
      if (element && !outer && !isHidden(element)) say(manner(region(node)), clean(text(node)));
    }
  };
  const observer = new MutationObserver(listen);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
  globalThis.ears = {
    /** What was said since the last time that it was asked. */
    taken() {
      listen(observer.takeRecords());
      return heard.splice(0);
    },
  };
}

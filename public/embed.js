// The widget's launcher and queue: all that a page loads before a visitor's first act. The rest is embed-panel.js.
(() => {
  if (customElements.get('contact-us')) return; // included twice

  const early = window.ContactUs;
  const root = document.documentElement;
  const { origin } = new URL((document.currentScript ?? document.querySelector('script[src*="/embed.js"]')).src);
  const LABELS = { en: 'Contact Us', ar: 'اتصل بنا' };
  const OPTIONS = ['chat', 'call', 'callback', 'email'];
  const anObject = [(it) => it && typeof it == 'object', 'an object'];
  const SETTERS = {
    setLocale: ['locale', (it) => /^[a-z]{2,3}(-\w+)*$/i.test(it), 'a language tag'],
    setTheme: ['theme', (it) => /^(auto|light|dark)$/.test(it), 'auto, light or dark'],
    setCustomAttributes: ['attributes', ...anObject],
    prefill: ['prefill', ...anObject],
    identify: ['identity', ...anObject],
    page: ['page', () => true],
  };
  const said = {};
  const blocked = []; // what the host's policy has kept away
  const listeners = {};
  let element, layer, button, loading, panel, hidden, over, told, tries = 0;

  const fail = (code, sentence) => Object.assign(new Error(`Contact Us: ${sentence}`), { code });
  const attribute = (name) => element?.getAttribute(name) ?? '';
  const locale = () => said.locale || attribute('locale') || root.lang;
  const key = () => `contact-us:${attribute('account')}:`;

  const emit = (name, detail = {}) => {
    for (const call of [...(listeners[name] ?? [])]) {
      try {
        call(detail);
      } catch (error) {
        reportError(error);
      }
    }
    (element?.isConnected ? element : document).dispatchEvent(
      new CustomEvent(`contactus:${name}`, { detail, bubbles: true, composed: true }),
    );
  };

  document.addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
    if (blockedURI.startsWith(origin)) blocked.push(effectiveDirective);
  });

  const load = () =>
    (loading ??= import(`${origin}/embed-panel.js${tries++ ? `?${tries}` : ''}`).then(
      (module) => {
        draw();
        panel = module.default({ origin, said, blocked, fail, emit, attribute, locale, key, run, layer, button, root });
        panel.update(element);
        return panel;
      },
      () => {
        loading = null;
        throw blocked[0]
          ? fail('csp', `your policy's ${blocked[0]} must allow ${origin}.`)
          : fail('load', `${origin}/embed-panel.js cannot be loaded. Try again.`);
      },
    ));
  const intend = () => load().then((it) => it.prepare(), () => {});

  const STYLE = `:host{all:initial!important;position:fixed!important;z-index:var(--contact-us-z-index,2147483000)!important}
[hidden]{display:none!important}
button{all:unset;position:fixed;bottom:calc(var(--contact-us-bottom,var(--y)) + env(safe-area-inset-bottom));inset-inline-end:var(--s);--s:calc(var(--contact-us-side,var(--x)) + max(env(safe-area-inset-left),env(safe-area-inset-right)));box-sizing:border-box;display:flex;gap:8px;min-width:56px;height:56px;padding:15px;border:1px solid transparent;border-radius:28px;background:var(--contact-us-accent,#00646f);color:var(--contact-us-on-accent,#fff);font:600 16px/24px system-ui,sans-serif;cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0003;view-transition-name:contact-us-launcher}
.start{inset-inline:var(--s) auto}
.left{left:var(--s);right:auto}
.right{left:auto;right:var(--s)}
button:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #00646f}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linejoin:round}`;

  function make() {
    layer = document.createElement('contact-us-layer').attachShadow({ mode: 'open' });
    layer.adoptedStyleSheets = [new CSSStyleSheet()];
    layer.adoptedStyleSheets[0].replaceSync(STYLE);
    button = document.createElement('button');
    button.ariaHasPopup = 'dialog';
    const svg = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
    const [icon, path] = [svg('svg'), svg('path')];
    path.setAttribute('d', 'M4 5h16v11H9.5L5 20v-4H4z');
    icon.append(path);
    button.append(icon, document.createElement('span'));
    button.onclick = () => press(button, 'toggle');
    button.onpointerenter = button.onfocus = button.ontouchstart = intend;
    layer.append(button);
  }

  function draw() {
    if (!layer) make();
    // Outside of the body: what becomes of that does not reload the panel.
    if (!layer.host.isConnected) root.append(layer.host);
    const look = attribute('launcher');
    const [y = 20, x = y] = attribute('offset').match(/\d+/g) ?? [];
    const [, text] = button.childNodes;
    button.ariaLabel = text.textContent = attribute('label') || LABELS[locale().slice(0, 2)] || LABELS.en;
    text.hidden = look != 'label';
    button.className = attribute('side');
    button.style.setProperty('--x', `${x}px`);
    button.style.setProperty('--y', `${y}px`);
    button.hidden = hidden || !element || look == 'none' || attribute('mode') == 'inline';
  }

  const update = () => {
    if (over) return;
    draw();
    panel?.update(element);
  };

  // A button that cannot open the panel leads to the page.
  const press = (it, method, option) =>
    run(method, option, it).catch((error) => {
      emit('error', { code: error.code, message: error.message });
      if (['csp', 'load'].includes(error.code)) location.assign(it.href ?? `${origin}/contact?account=${attribute('account')}`);
    });

  customElements.define(
    'contact-us',
    class extends HTMLElement {
      static observedAttributes = ['account', 'locale', 'theme', 'launcher', 'side', 'offset', 'mode', 'label'];

      connectedCallback() {
        if (over || (element?.isConnected && element != this)) return;
        element = this;
        update();
        if (attribute('mode') == 'inline') load().catch((error) => emit('error', error));
        if (told) return;
        told = true;
        emit('ready');
        try {
          if (localStorage.getItem(`${key()}contact-us.chat`)) intend();
        } catch {} // storage is refused
      }

      disconnectedCallback() {
        // It may be on its way to another place.
        setTimeout(() => {
          if (element != this || this.isConnected) return;
          element = document.querySelector('contact-us');
          update();
        });
      }

      attributeChangedCallback() {
        if (element == this) update();
      }
    },
  );

  const on = (name, call) => {
    (listeners[name] ??= new Set()).add(call);
    if (name == 'ready' && told) call({});
    return () => listeners[name].delete(call);
  };
  const METHODS = {
    on,
    off: (name, call) => void listeners[name]?.delete(call),
    once: (name, call) => {
      const off = on(name, (detail) => (setTimeout(() => off()), call(detail)));
      return off;
    },
    init: (config) => {
      over = false;
      const it = element ?? document.createElement('contact-us');
      for (const name in config) it.setAttribute(name, config[name]);
      if (!it.isConnected) (document.body ?? root).append(it);
    },
    show: () => ((hidden = false), update()),
    hide: () => ((hidden = true), update(), panel?.close()),
    open: async (option, by) => {
      if (option && !OPTIONS.includes(option)) throw fail('option', `there is no option ${option}; there are ${OPTIONS}.`);
      return (await load()).open(option, by);
    },
    close: () => panel?.close(),
    toggle: (option, by) => (panel?.isOpen() ? panel.close() : METHODS.open(option, by)),
    getState: () => panel?.getState(!!hidden) ?? { open: false, option: null, unread: 0, hidden: !!hidden, connected: false },
    reset: async () => {
      for (const name of ['identity', 'prefill', 'attributes']) delete said[name];
      return (await load()).reset();
    },
    destroy: () => {
      panel?.destroy();
      layer?.host.remove();
      over = true;
      element?.remove();
      element = layer = loading = panel = told = null;
    },
    diagnose: async () => (await load()).diagnose(),
  };

  async function run(method, ...given) {
    const [name, fits, wanted] = SETTERS[method] ?? [];
    if (over && method != 'init') throw fail('destroyed', 'it was destroyed; call init first.');
    if (METHODS[method]) return METHODS[method](...given);
    if (!name) throw fail('method', `there is no method ${method}.`);
    if (!fits(given[0])) throw fail(name, `${method} needs ${wanted}.`);
    said[name] = given[0];
    update();
    return panel?.tell(name);
  }

  const trigger = (event) => event.composedPath()[0].closest?.('[data-contact-us]');
  for (const type of ['pointerover', 'focusin', 'touchstart'])
    document.addEventListener(type, (event) => trigger(event) && intend(), { passive: true });
  document.addEventListener('click', (event) => {
    const it = trigger(event);
    if (!it || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    press(it, 'open', it.dataset.contactUs);
  });

  window.ContactUs = { push: (call) => run(...call).then(call.ok, call.no) };
  for (const name of Object.keys({ ...METHODS, ...SETTERS })) ContactUs[name] = (...given) => run(name, ...given);
  if (Array.isArray(early)) early.forEach(ContactUs.push);
})();

// The widget's launcher and queue: all that a page loads before a visitor's first act. The rest is embed-panel.js.
(() => {
  if (customElements.get('contact-us')) return; // included twice

  const early = window.ContactUs;
  const root = document.documentElement;
  const { origin } = new URL((document.currentScript ?? document.querySelector('script[src*="/embed.js"]')).src);
  // The words of each language: the server's build script puts them in here.
  const WORDS = '{{words}}';
  const object = [(it) => it && typeof it == 'object', 'an object'];
  const SETTERS = {
    setLocale: ['locale', (it) => /^\w\w(-|$)/.test(it) && WORDS[it.slice(0, 2)], Object.keys(WORDS)],
    setTheme: ['theme', (it) => /^(auto|light|dark)$/.test(it), 'auto, light or dark'],
    setCustomAttributes: ['attributes', ...object],
    prefill: ['prefill', ...object],
    identify: ['identity', ...object],
    page: ['page', () => true],
  };
  const said = {};
  const blocked = []; // what the host's policy kept away
  const listeners = {};
  let element, layer, button, note, loading, panel, hidden, over, told, tries = 0;

  const fail = (code, sentence) => Object.assign(new Error(`Contact Us: ${sentence}`), { code });
  const attribute = (name) => element?.getAttribute(name) ?? '';
  const locale = () => said.locale || attribute('locale') || root.lang;
  const words = () => WORDS[locale().slice(0, 2)] ?? WORDS.en;
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
    (loading ??= import(`${origin}/embed-panel.js?${tries || ''}`).then(
      (module) => {
        note?.remove();
        draw();
        panel = module.default({ origin, said, blocked, fail, emit, attribute, locale, key, layer, button, root });
        panel.update(element);
        return panel;
      },
      () => {
        loading = null;
        tries++;
        throw blocked[0] ? fail('csp', `${blocked[0]} must allow ${origin}.`) : fail('load', `${origin} does not answer. Try again.`);
      },
    ));
  const intend = () => load().then((it) => it.prepare()).catch(() => {});

  const STYLE = `:host{all:initial!important;position:fixed!important;z-index:var(--contact-us-z-index,2147483000)!important}
[hidden]{display:none!important}
button,a{all:unset;position:fixed;bottom:calc(var(--contact-us-bottom,var(--y)) + env(safe-area-inset-bottom));--s:calc(var(--contact-us-side,var(--x)) + max(env(safe-area-inset-left),env(safe-area-inset-right)));inset-inline-end:var(--s);box-sizing:border-box;min-width:56px;padding:15px;border:1px solid transparent;border-radius:28px;background:var(--contact-us-accent,#035f5c);color:var(--contact-us-on-accent,#fff);font:600 16px/24px system-ui,sans-serif;box-shadow:0 4px 20px #0005}
button{display:flex;gap:8px;height:56px;cursor:pointer;view-transition-name:contact-us-launcher}
a{margin-bottom:68px}
.start{inset-inline:var(--s) auto}
.left{left:var(--s);right:auto}
.right{left:auto;right:var(--s)}
button:focus-visible,a:focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #035f5c}
svg{width:24px;fill:none;stroke:currentColor;stroke-width:1.75}`;

  function make() {
    layer = document.createElement('contact-us-layer').attachShadow({ mode: 'open' });
    layer.adoptedStyleSheets = [new CSSStyleSheet()];
    layer.adoptedStyleSheets[0].replaceSync(STYLE);
    button = document.createElement('button');
    button.ariaHasPopup = 'dialog';
    const [icon, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name));
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
    const text = button.lastChild;
    button.ariaLabel = attribute('label') || words()['contact.title'];
    text.textContent = look == 'label' ? button.ariaLabel : '';
    text.hidden = look != 'label';
    button.className = attribute('side');
    button.style = `--x:min(${x}px,80vw);--y:min(${y}px,80vh)`;
    button.hidden = hidden || !element || look == 'none' || attribute('mode') == 'inline';
  }

  const update = () => {
    if (over) return;
    draw();
    panel?.update(element);
  };

  const press = (it, method, option) => {
    note?.remove();
    run(method, option, it).catch((error) => {
      emit('error', error);
      if (panel || over) return;
      if (it.href && navigator.onLine) open(it.href, it.target || '_self');
      else tell();
    });
  };

  // No panel comes: beside the launcher stands why, or a link to the page. The host page stays as it is.
  function tell() {
    draw();
    const it = words();
    note = Object.assign(document.createElement('a'), {
      className: button.className,
      style: button.style.cssText,
      tabIndex: 0,
      textContent: navigator.onLine ? `${it['contact.title']} ↗` : it['embed.offline'],
      target: '_blank',
      onclick: () => note.remove(),
    });
    if (navigator.onLine) note.href = `${origin}/contact?account=${attribute('account')}`;
    layer.append(note);
    note.focus();
  }

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

  const METHODS = {
    on: (name, call) => {
      (listeners[name] ??= new Set()).add(call);
      if (name == 'ready' && told) call({});
      return () => listeners[name].delete(call);
    },
    off: (name, call) => listeners[name]?.delete(call),
    once: (name, call) => METHODS.on(name, function once(detail) {
      listeners[name].delete(once);
      call(detail);
    }),
    init: (config) => {
      over = false;
      const it = element ?? document.createElement('contact-us');
      for (const name in config) it.setAttribute(name, config[name]);
      if (!it.isConnected) (document.body ?? root).append(it);
    },
    show: () => update((hidden = false)),
    hide: () => {
      update((hidden = true));
      panel?.close();
    },
    open: async (option, by) => {
      if (option && !/^(chat|call|callback|email)$/.test(option)) throw fail('option', `there is no option ${option}.`);
      return (await load()).open(option, by);
    },
    close: () => panel?.close(),
    toggle: (option, by) => (panel?.getState().open ? panel.close() : METHODS.open(option, by)),
    getState: () => ({ open: false, connected: false, option: null, unread: 0, ...panel?.getState(), hidden: !!hidden }),
    reset: async () => {
      delete said.identity;
      delete said.prefill;
      delete said.attributes;
      return (await load()).reset();
    },
    destroy: () => {
      over = true;
      panel?.destroy();
      layer?.host.remove();
      element?.remove();
      element = layer = loading = panel = told = null;
    },
    diagnose: async () => (await load()).diagnose(),
  };

  async function run(method, ...given) {
    const [name, fits, wanted] = SETTERS[method] ?? [];
    if (over && method != 'init') throw fail('destroyed', 'call init first.');
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
  for (const name in { ...METHODS, ...SETTERS }) ContactUs[name] = (...given) => run(name, ...given);
  if (Array.isArray(early)) early.forEach(ContactUs.push);
})();

/**
 * The widget's panel: our iframe, its place on the screen, and what goes between it and the host page. embed.js loads it
 * at a visitor's first act.
 */
/** The words of each language, by their keys in the catalogue: the server's build script puts them in here. */
const WORDS = '{{words}}';
const STYLE = `
.box{all:initial;position:fixed;visibility:hidden;top:calc(var(--vvo) + var(--vvh) - var(--h) - var(--gap));right:calc(min(var(--contact-us-side,var(--x)),100vw - 416px) + env(safe-area-inset-right));--h:min(640px,var(--vvh) - var(--gap) - 16px);box-sizing:border-box;display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr);width:400px;height:var(--h);overflow:hidden;border:1px solid #8886;border-radius:16px;background:Canvas;color:CanvasText;color-scheme:light;font:14px/1.4 system-ui,sans-serif;box-shadow:0 2px 6px #0003,0 16px 48px #0004;view-transition-name:contact-us-panel}
.box.dark{color-scheme:dark}
.box.left{left:calc(min(var(--contact-us-side,var(--x)),100vw - 416px) + env(safe-area-inset-left));right:auto}
.box.open{visibility:visible}
.box.inline{position:relative;inset:auto;width:100%;height:100%;min-height:320px;box-shadow:none;view-transition-name:none}
.box.full{position:fixed;inset:var(--vvo) 0 auto;width:auto;height:var(--vvh);min-height:0;border:0;border-radius:0}
iframe{grid-row:2;border:0;width:100%;height:100%;color-scheme:inherit}
p{margin:0;padding:10px 60px 10px 16px;border-bottom:1px solid #8886}
p:dir(rtl){padding:10px 16px 10px 60px}
.failed{grid-row:2;place-self:center;max-width:300px;padding:24px;border:0;font-size:16px;text-align:center}
.failed:dir(rtl){padding:24px}
.failed svg{width:40px;height:40px;margin-bottom:12px;fill:none;stroke:currentColor;stroke-width:1.5;opacity:.6}
.failed a{all:unset;display:inline-block;margin-top:16px;padding:10px 16px;border:1px solid;border-radius:10px;font-weight:600;cursor:pointer}
.failed a:focus-visible{outline:3px solid;outline-offset:2px}
.failed [hidden]{display:none}
.close{all:unset;position:absolute;top:max(8px,env(safe-area-inset-top));inset-inline-end:max(6px,env(safe-area-inset-right));box-sizing:border-box;width:44px;height:44px;padding:12px;border:1px solid transparent;border-radius:12px;cursor:pointer}
.close:hover{background:#8883}
.close:focus-visible{outline:3px solid;outline-offset:-3px}
.close svg{width:18px;height:18px;stroke:currentColor;stroke-width:2;fill:none}
.inline:not(.full) .close{display:none}
.badge{position:absolute;top:-6px;inset-inline-end:-4px;min-width:22px;box-sizing:border-box;padding:0 6px;border:1px solid transparent;border-radius:11px;background:#b3261e;color:#fff;font:600 13px/20px system-ui,sans-serif;text-align:center}`;

/** The launcher's sign while the panel is open: it puts that away. */
const DOWN = 'm6 9 6 6 6-6';

/** How long the viewport is read each frame after an event, in milliseconds: iOS sends events before its values change. */
const WATCH = 1_000;
/** How long the iframe may take until its app has spoken, in milliseconds. */
const PATIENCE = 20_000;
/** How soon after one refused identity another is not asked for anew, in milliseconds. */
const AGAIN = 60_000;
/** How long a request may have been on its way with the one before, in milliseconds. */
const SOON = 5_000;
/** How long the attributes may be together, in bytes as they are sent: page and visitor need room, too. */
const MOST = 2_000;

/** What the server says of an account's widget on this page: '' where it may be held. What was asked before is not asked
 * again, as long as it was good: a page lets go of no script. */
const verdicts = Object.create(null);
const verdict = (origin, account) =>
  (verdicts[account] ??= askServer(origin, account).then((code) => {
    if (code) delete verdicts[account];
    return code;
  }));
/** Asks as a script, which the page's policy allows; and with its origin, by which the server judges. */
const askServer = (origin, account) =>
  import(`${origin}/embed-allowed.js?${new URLSearchParams({ account, at: Date.now() })}`).then((it) => it.default, () => 'load');

export default function panel(core) {
  const { origin, said, fail, emit, attribute, layer, button, root } = core;
  const gone = new AbortController();
  const listen = (target, events, call) => {
    for (const event of events) target?.addEventListener(event, call, { signal: gone.signal });
  };
  const place = createPlace();
  const kept = createKept(core);
  const state = { open: false, option: null, unread: 0, connected: false, availability: null };
  const sign = button.querySelector('path');
  const bubble = sign.getAttribute('d');
  const written = new Set(); // the customer's messages that were told of
  let box, frame, peer, port, refused = null, meeting, opener, inline, asked = 0, sent = {}, number = 0, inlineFull = false, where = '', renewing = false, timers = [];
  const waiting = new Map();

  const words = () => WORDS[core.locale().slice(0, 2)] ?? WORDS.en;
  const post = (message) => port?.postMessage(message);
  const query = () => {
    const all = { account: attribute('account'), locale: core.locale(), theme: theme() };
    return new URLSearchParams(Object.entries(all).filter(([, value]) => value)).toString();
  };
  const theme = () => said.theme || attribute('theme');

  // ---- the box

  function make() {
    box = element('div', { className: 'box', role: 'dialog', tabIndex: -1 });
    const note = element('p', { hidden: true, className: 'note' });
    const close = element('button', { type: 'button', className: 'close', onclick: () => api.close() });
    const failed = element('p', { hidden: true, className: 'failed', role: 'alert' });
    const link = element('a', { target: '_blank', rel: 'noopener' });
    const svg = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);
    const [cross, path] = [svg('svg'), svg('path')];
    cross.setAttribute('viewBox', '0 0 18 18');
    path.setAttribute('d', 'M3 3l12 12M15 3 3 15');
    cross.append(path);
    close.append(cross);
    const mark = svg('svg');
    mark.setAttribute('viewBox', '0 0 24 24');
    mark.append(sign.cloneNode());
    mark.firstChild.setAttribute('d', bubble);
    failed.append(mark, document.createElement('br'), element('span'), document.createElement('br'), link);
    box.append(note, failed, close);
    const home = inline ? (core.inside.shadowRoot ?? core.inside.attachShadow({ mode: 'open' })) : layer;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE + (inline ? ':host{display:block}[hidden]{display:none!important}' : ''));
    home.adoptedStyleSheets = [...home.adoptedStyleSheets.slice(0, inline ? 0 : 1), sheet];
    home.append(box);
    box.onkeydown = (event) => event.key == 'Escape' && !event.isComposing && api.close();
  }

  function dress() {
    if (!box) return;
    const [note, failed, close] = ['.note', '.failed', '.close'].map((one) => box.querySelector(one));
    const it = words();
    const dark = theme() == 'dark' || (theme() == 'auto' && matchMedia('(prefers-color-scheme:dark)').matches);
    box.ariaLabel = it['contact.title'];
    box.dir = core.locale().startsWith('ar') ? 'rtl' : core.locale() ? 'ltr' : '';
    for (const [name, on] of Object.entries({
      open: state.open || inline,
      full: place.full,
      inline,
      dark: dark || (!theme() && matchMedia('(prefers-color-scheme:dark)').matches),
      left: !inline && isLeft(),
    }))
      box.classList.toggle(name, !!on);
    box.ariaModal = String(!!place.full);
    if (frame) frame.title = it['contact.title'];
    close.ariaLabel = it['embed.close'];
    note.textContent = it['embed.memory'];
    note.hidden = kept.remembers;
    failed.hidden = !refused;
    failed.querySelector('span').textContent =
      refused == 'account' ? it['embed.account'] : refused == 'load' ? it['embed.offline'] : it['embed.failed'];
    // Only where it leads somewhere.
    failed.lastChild.hidden = refused == 'account' || refused == 'load';
    failed.lastChild.textContent = it['embed.page'];
    failed.lastChild.href = `${origin}/contact?${query()}`;
    box.style.setProperty('--x', button.style.getPropertyValue('--x'));
    button.ariaExpanded = String(state.open);
    sign.setAttribute('d', state.open ? DOWN : bubble);
    badge(it);
    place.apply();
  }

  /** Where the launcher stands: by the direction of the page, not of the panel's language. */
  function isLeft() {
    const side = attribute('side') || 'end';
    const rtl = getComputedStyle(layer.host).direction == 'rtl';
    return side == 'left' || (side == 'start' && !rtl) || (side == 'end' && rtl);
  }

  function badge(it) {
    let mark = button.querySelector('.badge');
    if (!state.unread) {
      mark?.remove();
      return;
    }
    if (!mark) button.append((mark = element('span', { className: 'badge' })));
    mark.textContent = state.unread;
    const label = attribute('label') || it['contact.title'];
    button.ariaLabel = it['embed.unread'].replace('{label}', label).replace('{n}', state.unread);
  }

  // ---- the iframe, and what is said to it and by it

  function prepare() {
    if (gone.signal.aborted) throw fail('destroyed', 'call init first.'); // what got the focus back at the end meant nothing
    inline = attribute('mode') == 'inline';
    if (!box?.isConnected) {
      box?.remove();
      box = frame = null;
      make();
    }
    if (frame) {
      if (peer && frame.contentWindow !== peer) expectApp(); // it was moved, and loads anew
      return meeting.promise;
    }
    sent = { account: attribute('account'), locale: core.locale(), theme: theme() };
    frame = element('iframe', { allow: 'clipboard-write', src: `${origin}/embed?${query()}` });
    frame.style.visibility = 'hidden'; // until it is known that it will show something
    box.querySelector('.note').after(frame);
    const silent = expectApp();
    const mine = meeting;
    verdict(origin, sent.account).then((code) => {
      if (code) silent(code);
      else if (mine === meeting) frame.style.visibility = '';
    });
    dress();
    return meeting.promise;
  }

  /** The app in the iframe is that of the page which is there now. */
  const isMet = () => state.connected && frame.contentWindow === peer;

  /** An app is to come, or another one than before: who waited for that waits for this. Gives what says that none comes. */
  function expectApp() {
    const [mine, before] = [Promise.withResolvers?.() ?? resolvers(), meeting];
    meeting = mine;
    mine.promise.catch(() => {});
    before?.resolve(mine.promise);
    peer = null;
    state.connected = false;
    rest();
    const silent = (code) => mine === meeting && !state.connected && !refused && unheard(code);
    timers = [
      setTimeout(silent, PATIENCE, 'origin'),
      setTimeout(() => core.blocked.length && silent('csp'), 500), // by then the page's policy has said so
    ];
    return silent;
  }

  /** Nobody is waited for any more. */
  const rest = () => timers.forEach(clearTimeout);

  /** No app has spoken, or none will: the panel says why, and where else it is to be had. */
  function unheard(code) {
    refused = core.blocked.length ? 'csp' : code;
    frame.hidden = true;
    dress();
    meeting.reject(
      fail(refused, {
        csp: `your policy's ${core.blocked[0]} must allow ${origin}.`,
        account: `${origin} has no account "${sent.account}".`,
        load: `${origin} does not answer. Try again.`,
        origin: `${origin} shows nothing in ${location.origin}. Is it among the account's allowed origins?`,
      }[refused]),
    );
  }

  listen(window, ['message'], ({ source, origin: from, data }) => {
    if (!frame || source !== frame.contentWindow || from !== origin) return;
    if (data?.contactUs === 1 && data.type === 'hello') connect();
  });

  function connect() {
    if (state.connected) expectApp(); // it was loaded anew
    peer = frame.contentWindow;
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => HEARD[data.type]?.(data);
    where = '';
    const { here, tab } = kept.all();
    frame.contentWindow.postMessage({ contactUs: 1, type: 'connect', here, tab }, origin, [channel.port2]);
    if (theme()) post({ type: 'theme', theme: theme() });
    for (const name of ['page', 'attributes', 'prefill', 'identity']) tell(name).catch(() => {});
    if (state.open) post({ type: 'shown', shown: true });
  }

  const HEARD = {
    ready() {
      rest();
      state.connected = true;
      refused = null;
      frame.hidden = false;
      frame.style.visibility = '';
      dress();
      meeting.resolve();
    },
    keep({ key, value, tab }) {
      const isNew = value && !kept.has(key);
      kept.keep(key, value, tab);
      // A chat is written down once, before the first message of it is.
      if (isNew && key == 'contact-us.chat') emit('chat:start');
      if (isNew && key.startsWith('contact-us.chat.out.') && !written.has(key)) {
        written.add(key);
        emit('chat:message', { from: 'customer' });
      }
      box.querySelector('.note').hidden = kept.remembers;
    },
    event({ name, detail }) {
      if (name == 'option') state.option = detail.option;
      if (name == 'availability') state.availability = detail;
      emit(name, detail);
    },
    unread({ count }) {
      if (state.unread == count) return;
      state.unread = count;
      dress();
      emit('unread', { count });
    },
    mode({ full }) {
      inlineFull = full;
      if (inline) place.choose();
    },
    close: () => api.close(),
    // Put away in the panel is put away; inline there is nothing to go behind.
    minimize: () => inline || api.close(),
    identity: () => identify(true).catch(() => {}),
    answer({ id, value }) {
      waiting.get(id)?.(value);
      waiting.delete(id);
    },
  };

  /** Asks the app, for at most two seconds. */
  const ask = (what) =>
    new Promise((done) => {
      waiting.set(++number, done);
      post({ type: 'ask', id: number, what });
      setTimeout(done, 2_000);
    });

  /** Tells the app what the host page has set. */
  async function tell(name) {
    const value = said[name];
    if (name == 'page') {
      const url = typeof value == 'string' ? address(value) : location;
      const page = { url: (url.origin + url.pathname).slice(0, 1_000), title: document.title.slice(0, 200) };
      if (where == (where = JSON.stringify(page))) return;
      post({ type: name, page });
    } else if (name == 'identity') {
      await identify(false);
    } else if (value && (name == 'prefill' || name == 'attributes')) {
      check(name, value);
      const texts = Object.entries(value).filter(([, it]) => it != null && typeof it != 'object');
      const all = Object.fromEntries(texts.map(([key, it]) => [key, String(it)]));
      if (name == 'attributes' && encodeURIComponent(JSON.stringify(all)).length > MOST)
        throw told(fail(name, `attributes may take ${MOST} bytes together; these are not told.`));
      post({ type: name, [name]: all });
    }
  }

  /** Only what can be shown is taken. */
  function check(name, value) {
    const wrong = Object.entries(value).find(([, it]) => it != null && !['string', 'number', 'boolean'].includes(typeof it));
    if (wrong) throw told(fail(name, `${wrong[0]} must be a text.`));
  }

  const told = (error) => {
    emit('error', { code: error.code, message: error.message });
    return error;
  };

  function address(text) {
    try {
      return new URL(text, location);
    } catch {
      throw fail('page', `${text} is no address.`);
    }
  }

  /** Says who the visitor is. One that was refused is asked for anew, once. */
  async function identify(again) {
    const { token, getToken, id, name, email, phone } = said.identity ?? {};
    if (!said.identity) return;
    if (!Object.keys(said.identity).length || (getToken && typeof getToken != 'function') || (token && typeof token != 'string'))
      throw told(fail('identity', 'identify needs id, name, email, phone, token (a text) or getToken (a function).'));
    check('identity', { id, name, email, phone });
    if (!port) return;
    const since = Date.now() - asked;
    // One is on its way, or what was refused was sent with the one before.
    if (again && getToken && (renewing || since < SOON)) return;
    if (again && (!getToken || since < AGAIN)) {
      emit('error', { code: 'identity', message: 'Contact Us: the token of the identity was refused.' });
      post({ type: 'identify', token: '' }); // better a visitor whom nobody vouches for than none
      return;
    }
    const known = Object.entries({ id, name, email, phone }).filter(([, value]) => typeof value == 'string');
    post({ type: 'known', known: Object.fromEntries(known) });
    if (!token && !getToken) return post({ type: 'identify', token: '' }); // nobody vouches any more
    try {
      if (again) renewing = true;
      const jwt = (!again && token) || (await getToken());
      if (typeof jwt != 'string') throw new TypeError('getToken gave no text');
      post({ type: 'identify', token: jwt });
    } catch (cause) {
      post({ type: 'identify', token: '' });
      const error = fail('identity', 'getToken gave no token.');
      error.cause = cause;
      throw told(error);
    } finally {
      if (again) [renewing, asked] = [false, Date.now()];
    }
  }

  // ---- the place on the screen

  function createPlace() {
    let until = 0, width = innerWidth, set = '', placed, locked, entered;
    const it = { full: false };
    const small = () => innerWidth <= 640 || (innerHeight <= 480 && matchMedia('(pointer:coarse)').matches);

    /** Sizes are chosen on opening and when the width has changed: never by the height, which a keyboard changes. */
    it.choose = () => {
      width = innerWidth;
      const full = small() && (inline ? inlineFull : state.open);
      if (full == it.full) return;
      it.full = full;
      lock(full);
      if (full && !inline) enter();
      dress();
    };

    it.apply = () => {
      const seen = window.visualViewport;
      if (!box || seen?.scale > 1.01) return;
      const layout = (document.scrollingElement ?? root).clientHeight || innerHeight;
      const height = seen?.height ?? innerHeight;
      const hidden = layout - height;
      const home = box.getRootNode();
      const covered = hidden > 1 && home.activeElement === frame;
      const offset = covered ? Math.max(0, Math.min(hidden, seen.offsetTop)) : 0;
      // Above the launcher; where that is set far up, over it: the panel stays on the screen.
      const above = layout - button.getBoundingClientRect().top + 12;
      const gap = covered || button.hidden ? 16 : Math.min(above, Math.max(16, height - 416));
      const now = [height, offset, gap].join();
      if (now != set || box != placed) {
        [set, placed] = [now, box];
        box.style.setProperty('--vvh', `${height}px`);
        box.style.setProperty('--vvo', `${offset}px`);
        box.style.setProperty('--gap', `${gap}px`);
      }
      if (Math.abs(innerWidth - width) > 0.5) it.choose();
    };

    const moved = () => {
      if (!state.open && !inline) return;
      it.apply();
      const watched = until > 0;
      until = Date.now() + WATCH;
      if (!watched) requestAnimationFrame(frames);
    };
    const frames = () => {
      it.apply();
      if (Date.now() < until) requestAnimationFrame(frames);
      else until = 0;
    };
    listen(window.visualViewport, ['resize', 'scroll'], moved);
    listen(window, ['resize', 'focus', 'blur', 'focusin', 'focusout', 'pageshow'], moved);
    listen(document, ['visibilitychange'], moved);
    it.moved = moved;

    /** Holds the page behind still, or lets it go exactly as it was. */
    function lock(on) {
      const others = document.adoptedStyleSheets.filter((one) => one !== still);
      if (on) {
        locked = { at: { left: scrollX, top: scrollY, behavior: 'instant' }, was: new Map() };
        document.adoptedStyleSheets = [...others, still];
        hold();
      } else if (locked) {
        document.adoptedStyleSheets = others;
        release();
        scrollTo(locked.at);
        locked = null;
      }
    }
    // A sheet: what stands on the elements goes when the page is swapped or morphed, and into copies that are kept of it.
    const still = new CSSStyleSheet();
    still.replaceSync(':is(html,body):not(#_){overflow:hidden!important}');

    /** Nobody gets at the page behind; whatever takes its body's place is held, too. */
    const watch = new MutationObserver(() => hold());
    function hold() {
      const { body } = document;
      if (!locked || inline || !body) return;
      if (!locked.was.has(body)) locked.was.set(body, body.inert);
      if (!body.inert) body.inert = true;
      watch.observe(root, { childList: true });
      watch.observe(body, { attributeFilter: ['inert'] });
    }
    function release() {
      watch.disconnect();
      for (const [body, inert] of locked.was) body.inert = inert;
      locked.was.clear();
    }
    // Turbo copies the page in the next turn, as it may be shown again: not as one that is held.
    listen(document, ['turbo:before-cache'], () => locked && release());
    listen(document, ['turbo:render'], () => setTimeout(hold));

    /** An entry of the history, so that going back closes the panel. */
    function enter() {
      history.pushState({ ...history.state, contactUs: true }, '');
      entered = true;
    }
    it.leave = () => {
      if (entered && history.state?.contactUs) history.back();
      entered = false;
    };
    listen(window, ['popstate'], () => {
      if (!entered || history.state?.contactUs) return;
      entered = false;
      api.close();
    });
    return it;
  }

  // ---- following the host page

  // Another tab has changed what is kept.
  listen(window, ['storage'], ({ key, newValue }) => {
    if (key?.startsWith(core.key())) post({ type: 'stored', key: key.slice(core.key().length), value: newValue });
  });

  const moved = () => port && tell('page').catch(() => {});
  listen(window.navigation, ['currententrychange'], moved);
  listen(window, ['popstate', 'hashchange'], moved);
  listen(document, ['turbo:load', 'astro:page-load'], moved);
  // A page that moves on by itself names what it shows a moment later.
  const titles = new MutationObserver(moved);
  titles.observe(document.head, { childList: true, subtree: true, characterData: true });
  gone.signal.addEventListener('abort', () => titles.disconnect());

  const api = {
    prepare,
    isOpen: () => state.open,

    /** Attributes of the element, or what was set, have changed. */
    update(now) {
      core.inside = now;
      if (!now) return api.close();
      const shown = attribute('mode') == 'inline';
      if (frame && (sent.account != attribute('account') || shown != inline)) {
        discard();
        // In another account, too, it is open as it was.
        if (state.open && !shown) api.open().catch(() => {});
      }
      if (shown) prepare().then(() => post({ type: 'shown', shown: true }), (error) => emit('error', error));
      if (port && sent.locale != core.locale()) post({ type: 'locale', locale: core.locale() });
      if (port && sent.theme != theme()) post({ type: 'theme', theme: theme() || 'auto' });
      Object.assign(sent, { locale: core.locale(), theme: theme() });
      dress();
    },

    tell,

    async open(option, by) {
      if (refused) discard(); // once more
      const heard = prepare();
      const was = state.open;
      opener = was ? opener : (by ?? active());
      state.open = true;
      place.choose();
      dress();
      place.moved();
      if (!was) emit('open', { option: option ?? null });
      focus();
      try {
        await heard;
      } catch (error) {
        emit('error', { code: error.code, message: error.message });
        throw error;
      }
      if (!state.open) return;
      focus();
      post({ type: 'open', option: option ?? null });
    },

    close() {
      if (!state.open && !(inline && place.full)) return;
      if (inline) {
        post({ type: 'away' });
        return;
      }
      state.open = false;
      post({ type: 'shown', shown: false });
      place.choose();
      place.leave();
      dress();
      const back = opener?.isConnected ? opener : button;
      back.focus({ preventScroll: true });
      emit('close');
    },

    getState: (hidden) => ({ ...state, connected: isMet(), hidden, remembered: kept.remembers }),

    reset() {
      api.close();
      kept.clear();
      discard();
      if (inline) api.update(core.inside);
    },

    destroy() {
      api.close();
      gone.abort();
      discard();
      box?.remove();
    },

    diagnose: () => diagnose(core, { frame, kept, ask, connected: isMet(), prepare }),
  };

  function discard() {
    rest();
    meeting?.reject(fail('destroyed', 'the panel was taken away before its app was there.'));
    meeting = null;
    port?.close();
    frame?.remove();
    box?.remove();
    box = frame = peer = port = refused = null;
    Object.assign(state, { connected: false, unread: 0, option: null, availability: null });
    button.querySelector('.badge')?.remove();
  }

  function focus() {
    if (state.connected) frame.focus({ preventScroll: true });
    else box.focus({ preventScroll: true });
  }
  return api;
}

/**
 * What the app keeps, in the host page's own storage; where that is refused, as long as the page lives. Everything stands
 * under the account's prefix.
 */
function createKept(core) {
  const memory = { here: new Map(), tab: new Map() };
  const it = { remembers: true };
  const storage = (tab) => (tab ? sessionStorage : localStorage);
  const attempt = (use) => {
    try {
      return use();
    } catch {
      it.remembers = false;
    }
  };
  const stored = (tab) =>
    attempt(() => {
      const all = storage(tab);
      return Object.keys(all).filter((key) => key.startsWith(core.key())).map((key) => [key.slice(core.key().length), all.getItem(key)]);
    }) ?? [];
  it.all = () => ({
    here: Object.fromEntries([...stored(false), ...memory.here]),
    tab: Object.fromEntries([...stored(true), ...memory.tab]),
  });
  it.has = (key) => key in it.all().here;
  it.keep = (key, value, tab) => {
    const name = core.key() + key;
    const other = memory[tab ? 'tab' : 'here'];
    const done = attempt(() => {
      if (value == null) storage(tab).removeItem(name);
      else storage(tab).setItem(name, value);
      return true;
    });
    if (value == null || done) other.delete(key);
    else other.set(key, value);
  };
  it.clear = () => {
    for (const tab of [false, true]) {
      for (const [key] of stored(tab)) it.keep(key, null, tab);
      memory[tab ? 'tab' : 'here'].clear();
    }
  };
  return it;
}

/** What is wrong, each with a code and a sentence that says what to do. */
async function diagnose(core, { frame, kept, ask, connected, prepare }) {
  const { origin, layer, button, blocked } = core;
  const problems = [];
  const found = (code, detail) => problems.push({ code, detail });
  let code;
  const clock = await prepare().then(() => ask('clock'), (error) => void ({ code } = error));
  for (const directive of new Set(blocked)) found('csp', `The page's policy must allow ${origin} in ${directive}.`);
  if (code == 'account') found(code, `${origin} has no account "${core.attribute('account')}". The element's attribute names it.`);
  else if (code == 'load') found(code, `${origin} does not answer. Check that the server runs.`);
  else if (!clock && !blocked.length && !connected)
    found('origin', `${origin} shows nothing here. Allow it: contact-us-server embed allow ${core.attribute('account') || 'demo'} ${location.origin}`);
  if (!document.querySelector('meta[name=viewport]'))
    found('viewport', 'Phones show this page as on a desk. Add <meta name="viewport" content="width=device-width,initial-scale=1">.');
  kept.all();
  if (!kept.remembers) found('storage', 'The browser refuses storage: visitors are forgotten when they leave the page.');
  const skew = clock ? clock.local - clock.server : 0;
  if (Math.abs(skew) > 60_000)
    found('clock', `The visitor's clock is ${Math.round(skew / 1_000)} s off the server's: tokens may count as expired.`);
  if (!button.hidden) {
    const { left, top, width, height } = button.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    if (above !== layer.host && above !== null)
      found('covered', `The launcher lies under <${above.localName}${above.id ? ` id="${above.id}"` : ''}>. Set side, offset or --contact-us-z-index.`);
  }
  return { ok: !problems.length, origin, problems };
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

/** What has the focus, in whatever shadow. */
function active() {
  let it = document.activeElement;
  while (it?.shadowRoot?.activeElement) it = it.shadowRoot.activeElement;
  return it === document.body ? null : it;
}

function resolvers() {
  const it = {};
  it.promise = new Promise((resolve, reject) => Object.assign(it, { resolve, reject }));
  return it;
}

// The demo host page: a switch for every method, every event, and what hosts do to a widget.
const EXAMPLES = {
  init: [{ account: 'demo' }],
  open: [],
  close: [],
  toggle: ['chat'],
  show: [],
  hide: [],
  identify: [{ id: '4711', name: 'Zoë van Dijk', email: 'zoe@example.com' }],
  reset: [],
  destroy: [],
  setLocale: ['ar'],
  setTheme: ['dark'],
  setCustomAttributes: [{ plan: 'Fibre 500' }],
  prefill: [{ name: 'Zoë van Dijk', email: 'zoe@example.com', message: 'My line is slow.' }],
  page: ['/demo?page=3'],
  getState: [],
  diagnose: [],
  on: ['unread'],
  once: ['open'],
  off: ['unread'],
};
const EVENTS = [
  'ready', 'open', 'close', 'option', 'unread', 'availability', 'chat:start', 'chat:message', 'chat:end',
  'callback:booked', 'email:sent', 'error',
];
const methods = document.querySelector('#methods');
const { method, given } = methods.elements;

const note = (text) => {
  const line = document.createElement('li');
  line.textContent = text;
  document.querySelector('#events').prepend(line);
};
const written = (value) =>
  value instanceof Error ? `${value.code ?? value.name}: ${value.message}` : (JSON.stringify(value, null, 1) ?? 'done');

// One a name, so that `off` finds it.
const listeners = {};
const heard = (name) => (listeners[name] ??= (detail) => note(`${name} ${written(detail)}`));

for (const name of Object.keys(EXAMPLES)) method.add(new Option(name));
const example = () => (given.value = JSON.stringify(EXAMPLES[method.value]).slice(1, -1));
method.addEventListener('change', example);
example();

methods.addEventListener('submit', async (event) => {
  event.preventDefault();
  const answer = document.querySelector('#answer');
  answer.value = '…';
  try {
    const all = JSON.parse(`[${given.value}]`);
    if (['on', 'once', 'off'].includes(method.value)) all.push(heard(all[0]));
    const value = await ContactUs[method.value](...all);
    answer.value = typeof value == 'function' ? 'listens' : written(value);
  } catch (error) {
    answer.value = written(error);
  }
});

// Whether or not the loader is there yet. In the document they are heard, too, as `contactus:…`.
window.ContactUs ??= [];
for (const name of EVENTS) ContactUs.push(['on', name, (detail) => note(`${name} ${written(detail)}`)]);

// In place: what is open stays open, and shows the other account.
document.querySelector('#states').addEventListener('change', ({ target }) => ContactUs.push(['init', { account: target.value }]));

document.querySelector('#attributes').addEventListener('change', ({ target }) => {
  const widget = document.querySelector('contact-us');
  if (target.name == 'mode') {
    (target.value == 'inline' ? document.querySelector('#inline') : document.body).append(widget);
  }
  if (target.value) widget.setAttribute(target.name, target.value);
  else widget.removeAttribute(target.name);
});

const DOES = {
  twice() {
    const script = document.createElement('script');
    script.src = document.querySelector('script[src*="/embed.js"]').src;
    document.body.append(script);
  },
  move: () => document.querySelector('main').prepend(document.querySelector('contact-us')),
  swap() {
    const body = document.body.cloneNode(true);
    document.body.replaceWith(body);
    document.dispatchEvent(new CustomEvent('turbo:load'));
  },
  transition() {
    const change = () => document.body.classList.toggle('changed');
    if (document.startViewTransition) document.startViewTransition(change);
    else change();
  },
  turn: () => (document.documentElement.dir = document.documentElement.dir == 'rtl' ? 'ltr' : 'rtl'),
  lock: () => document.body.classList.toggle('locked'),
  cover() {
    document.body.classList.toggle('covered');
    document.documentElement.classList.toggle('covered');
  },
};
document.addEventListener('click', (event) => {
  const act = DOES[event.target.dataset?.do];
  act?.();
  const link = event.target.closest?.('[data-shallow]');
  if (link) {
    event.preventDefault();
    history.pushState(null, '', link.href);
    document.title = `Page ${location.search}`;
  }
});

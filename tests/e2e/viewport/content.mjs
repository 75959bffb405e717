// What our own content does while somebody types. None of it may move the composer's lower edge, or hide anything.

/** Runs in the page before its own scripts. */
export function installContent() {
  const log = () => document.querySelector('[role="dialog"] [role="log"]');
  const add = (name, text = '') => {
    const line = document.createElement(name);
    line.textContent = text;
    log().append(line);
    return line;
  };
  const type = (text) => {
    const box = meter.textbox();
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const messages = async (pinned) => {
    for (let n = 0; n < 30; n += 1) add('p', `Earlier message ${n}`);
    log().scrollTop = pinned ? log().scrollHeight : 0;
    for (let n = 0; n < 50; n += 1) {
      add('p', `Message ${n} that came while somebody typed`);
      if (pinned) log().scrollTop = log().scrollHeight;
      type('x'.repeat(n % 9));
      if (n % 2) await meter.frames(1);
    }
    type('');
  };
  const acts = {
    'thirty lines are typed and taken back': async () => {
      for (let n = 1; n < 60; n += 1) {
        type(Array(Math.min(n, 60 - n)).fill('line').join('\n'));
        await meter.frames(1);
      }
      type('');
    },
    'fifty messages come while somebody types': () => messages(true),
    'fifty messages come below somebody who reads': () => messages(false),
    'a picture grows late': async () => {
      const picture = add('img');
      for (const height of [20, 120, 400, 900]) {
        picture.style.height = `${height}px`;
        await meter.frames(2);
      }
    },
    'a text is too long': async () => {
      for (const length of [3_600, 4_100, 0]) {
        type('x'.repeat(length));
        await meter.frames(3);
      }
    },
    'a banner appears and goes': async () => {
      const banner = document.createElement('p');
      banner.textContent = 'The connection was lost.';
      log().before(banner);
      await meter.frames(3);
      banner.remove();
    },
    'a font comes late': async (bytes) => {
      const face = new FontFace('Late', Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0)));
      document.fonts.add(await face.load());
      document.documentElement.style.setProperty('--cu-font', 'Late');
      await meter.frames(4);
    },
  };
  globalThis.content = {
    names: Object.keys(acts),
    /** Measures while one of them happens over a keyboard that takes a part of the screen. */
    async during(name, part, given) {
      keyboard.show(part);
      await meter.frames(2);
      return meter.during(() => acts[name](given));
    },
  };
}

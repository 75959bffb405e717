// Reads what the server writes: headers with encoded words, multipart, base64 and quoted-printable bodies.

function decodeBody(text, encoding) {
  if (/base64/i.test(encoding)) return Buffer.from(text, 'base64').toString('utf8');
  if (/quoted-printable/i.test(encoding)) return decodeQuoted(text.replace(/=\r?\n/g, ''));
  return text;
}

function decodeQuoted(text) {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(text) {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind, word) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : decodeQuoted(word.replace(/_/g, ' ')),
    );
}

function split(source) {
  const end = source.search(/\r?\n\r?\n/);
  const head = source.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
  const headers = {};
  for (const line of head.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = decodeWords(line.slice(colon + 1).trim());
  }
  return { headers, body: source.slice(end).replace(/^\r?\n\r?\n/, '') };
}

/** @returns {{headers: Record<string, string>, text: string, html: string}} */
export function parseMail(source) {
  const { headers, body } = split(source);
  const mail = { headers, text: '', html: '' };
  collect(headers, body, mail);
  return mail;
}

function collect(headers, body, mail) {
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary) {
    const parts = body.split(`--${boundary}`).slice(1, -1);
    for (const part of parts) {
      const inner = split(part.replace(/^\r?\n/, ''));
      collect(inner.headers, inner.body, mail);
    }
    return;
  }
  const text = decodeBody(body, headers['content-transfer-encoding'] ?? '');
  if (/text\/html/i.test(type)) mail.html += text;
  else mail.text += text;
}

// Bytes on the wire.
import http from 'node:http';

/** One answer over the wire: bytes of its headers and its body. */
function get(url, encoding) {
  return new Promise((done, fail) => {
    const request = http.get(url, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let body = 0;
      answer.on('data', (chunk) => (body += chunk.length));
      answer.on('error', fail);
      answer.on('end', () => {
        const pairs = answer.rawHeaders;
        let headers = `HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n\r\n`.length;
        for (let n = 0; n < pairs.length; n += 2) headers += pairs[n].length + pairs[n + 1].length + 4;
        done({ headers, body, encoding: answer.headers['content-encoding'] ?? 'none' });
      });
    });
    request.on('error', fail);
  });
}

/** What each of these addresses costs: as it is, by brotli, and its headers. */
export async function measure(urls) {
  const rows = [];
  for (const url of urls) {
    const raw = await get(url, 'identity');
    const small = await get(url, 'br');
    rows.push({ path: new URL(url).pathname, raw: raw.body, brotli: small.body, headers: small.headers });
  }
  return rows;
}

/** All of them as one. */
export const sum = (rows) => ({
  path: 'all',
  raw: rows.reduce((n, row) => n + row.raw, 0),
  brotli: rows.reduce((n, row) => n + row.brotli, 0),
  headers: rows.reduce((n, row) => n + row.headers, 0),
});
/** What a row costs on the wire. */
export const wire = (row) => row.brotli + row.headers;


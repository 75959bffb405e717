// The real server on a free port of the loopback, with a data folder of its own.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.mjs';
import { parseMail } from './mail.mjs';

const BINARY = process.env.CONTACT_US_SERVER;

/** A port that was free a moment ago. */
export async function freePort() {
  const probe = net.createServer();
  await new Promise((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/**
 * Starts a server and waits until it is ready. `command` is what is typed behind its name.
 * @returns {Promise<{url: string, data: string, mails: Function, mailAbout: Function, run: Function, crash: Function,
 *   start: Function, stop: Function}>}
 */
export async function startServer(settings = {}, command = []) {
  if (!BINARY) throw new Error('Set CONTACT_US_SERVER to the path of the built server, or run `make e2e`.');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const data = await mkdtemp(path.join(tmpdir(), 'contact-us-e2e-'));
  const options = {
    cwd: data,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      CONTACT_US_LISTEN: `127.0.0.1:${port}`,
      CONTACT_US_DATA: data,
      CONTACT_US_DATABASE_URL: `sqlite:${path.join(data, 'contact-us.db')}`,
      CONTACT_US_PUBLIC_URL: url,
      ...settings,
    },
  };
  let log = '';
  let child, gone, ended;
  const start = async () => {
    child = spawn(BINARY, command, options);
    ended = false;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
    gone = new Promise((done) => child.once('exit', done).once('error', done)).then(() => (ended = true));
    await until(`the server to be ready`, async () => {
      if (ended) throw new Error(`The server stopped while it started:\n${log}`);
      return (await fetch(`${url}/readyz`).catch(() => null))?.ok;
    });
  };
  await start();

  const mails = async () => {
    const folder = path.join(data, 'mail');
    const names = await readdir(folder).catch(() => []);
    const files = names.filter((name) => name.endsWith('.eml')).sort();
    return Promise.all(files.map(async (name) => parseMail(await readFile(path.join(folder, name), 'utf8'))));
  };
  return {
    url,
    data,
    log: () => log,
    mails,
    /** Runs a command of the server's beside it, on the same data; gives what it says. */
    run: async (...command) => {
      const { stdout } = await promisify(execFile)(BINARY, command, { cwd: data, env: options.env });
      return stdout;
    },
    /** Kills it at once, by its process id, as a power cut would. */
    crash: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    /** Starts it again, on the same data and address. */
    start,
    /** The mails whose subject holds a text, once there is one. */
    mailAbout: (text) =>
      until(`a mail about ${text}`, async () => {
        const found = (await mails()).filter((mail) => mail.headers.subject?.includes(text));
        return found.length > 0 && found;
      }),
    /** Asks it to stop, by its process id. */
    stop: async () => {
      if (!ended) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
      await rm(data, { recursive: true, force: true });
    },
  };
}

// The simulated Voice IVR, as a process of its own.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { until } from './until.mjs';

const BINARY =
  process.env.CONTACT_US_IVR ?? path.join(path.dirname(process.env.CONTACT_US_SERVER ?? '.'), 'voice-simulator');

/**
 * Opens a call.
 * @returns {Promise<{link: string, said: () => string[], hears: Function, tell: Function, stop: Function}>}
 */
export async function startIvr(server, key, ...more) {
  const words = ['--server', server.url, '--account', 'demo', '--key', key, ...more];
  const child = spawn(BINARY, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
  const gone = new Promise((done) => child.once('exit', done).once('error', done));
  const said = () => log.split('\n');
  const hears = (text) => until(`the IVR to say ${text}: ${log}`, () => said().find((line) => line.includes(text)));
  const call = {
    said,
    /** A line that holds a text, once it is said. */
    hears,
    /** Types a command. */
    tell: (command) => child.stdin.write(`${command}\n`),
    /** Hangs up and ends it. */
    stop: async () => {
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await gone;
      clearTimeout(late);
    },
  };
  const line = await hears('open this on a phone: ');
  return { ...call, link: line.slice(line.indexOf('http')) };
}

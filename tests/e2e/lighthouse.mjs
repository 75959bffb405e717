// Lighthouse's four scores of the Contact Us page. Usage: node lighthouse.mjs [FOLDER]
import lighthouse from 'lighthouse';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from './support/browser.mjs';
import { freePort, startServer } from './support/server.mjs';

const folder = process.argv[2] ?? 'bench';
const port = await freePort();
const server = await startServer();
const browser = await launch([`--remote-debugging-port=${port}`]);
try {
  const { lhr } = await lighthouse(`${server.url}/`, {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  });
  const lines = Object.values(lhr.categories).map(({ title, score }) => `${title}: ${Math.round(score * 100)}`);
  const lost = Object.values(lhr.categories).flatMap(({ title, auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `  ${title}: ${lhr.audits[id].title} (${lhr.audits[id].displayValue ?? lhr.audits[id].score})`),
  );
  const text = [...lines, ...(lost.length > 0 ? ['Short of full marks:', ...lost] : [])].join('\n');
  console.log(text);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'lighthouse.txt'), `${text}\n`);
  await writeFile(path.join(folder, 'lighthouse.json'), JSON.stringify(lhr, null, 2));
} finally {
  await browser.close();
  await server.stop();
}

// Firefox, by WebDriver BiDi. It can be made as small as any phone.
import puppeteer from 'puppeteer-core';
import { widgetTab } from './tab.mjs';

export async function launchFirefox() {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' });
  const page = await browser.newPage();
  return {
    name: await browser.version(),
    late: 0,
    page: {
      evaluate: (act, given) => page.evaluate(act, given),
      setViewportSize: (size) => page.setViewport(size),
      goto: (url) => page.goto(url),
    },
    tab: widgetTab(page),
    close: () => browser.close(),
  };
}

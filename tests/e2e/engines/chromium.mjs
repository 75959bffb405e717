// Chromium, for the widget alone: the matrix of the chat's textbox has it by Playwright.
import puppeteer from 'puppeteer-core';
import { FLAGS } from '../support/browser.mjs';
import { widgetTab } from './tab.mjs';

export async function launchChromium() {
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, '--site-per-process'],
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  return { name: await browser.version(), tab: widgetTab(page), close: () => browser.close() };
}

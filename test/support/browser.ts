import { execFileSync } from 'node:child_process';
import { type Browser, chromium } from 'playwright-core';

function findChromium(): string {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next name.
    }
  throw new Error('the tests of the pages need Chromium on the PATH (Debian: apt-get install chromium)');
}

/** A real, headless Chromium that asks nobody but the pages under test for anything. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { toHtml } from '../../review/render/html.ts';
import type { Report } from '../../review/report.ts';
import { startBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// A report in a real browser, which opens the file and can reach nothing else.

/** Screenshots of this run, for people to look at. */
const artefacts = 'dist/test-artefacts/review';

/** A browser, and a folder for what it shows. */
export async function startReading(): Promise<Browser> {
  await mkdir(artefacts, { recursive: true });
  return startBrowser();
}

/** Keeps what is to be seen now, all of it or what fits the window. */
export const picture = (page: Page, name: string, fullPage = true) =>
  page.screenshot({ path: `${artefacts}/${name}.png`, fullPage });

export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly forcedColors?: 'active';
}

/** The page of a report as it is opened from a disk, with what it asked for and what went wrong in it. */
export async function read(
  browser: Browser,
  shown: Report,
  { colorScheme = 'light', width = 1280, forcedColors }: Look = {},
) {
  const file = join(await temporaryFolder(), 'report.html');
  await writeFile(file, toHtml(shown));
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 900 },
    ...(forcedColors ? { forcedColors } : {}),
  });
  const page = await context.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (url === pathToFileURL(file).href) return route.continue();
    asked.push(url);
    return route.abort();
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => faults.push(message.text()));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  return { page, asked, faults, close: () => context.close() };
}

/** How often each element is in the page, with the names of its attributes. */
export const anatomy = (page: Page): Promise<Record<string, number>> =>
  page.locator('*').evaluateAll((all) => {
    const counts: Record<string, number> = {};
    for (const element of all) {
      const what = [element.localName, ...element.getAttributeNames().sort()].join(' ');
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  });

/** Texts whose colour is too near to that of what is behind them (WCAG 2, 1.4.3), with the ratio. */
export const paleTexts = (page: Page): Promise<string[]> =>
  page.locator('body *').evaluateAll((all) => {
    const { defaultView: view } = all[0].ownerDocument;
    const brush = all[0].ownerDocument.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const painted = (...colors: string[]): number[] => {
      for (const color of colors) {
        brush.fillStyle = color;
        brush.fillRect(0, 0, 1, 1);
      }
      return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = (color: number[]) => {
      const [red = 0, green = 0, blue = 0] = color.map((each) => {
        const part = each / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const pale: string[] = [];
    for (const element of all) {
      const text = [...element.childNodes]
        .map((node) => (node.nodeType === 3 ? node.data : ''))
        .join('')
        .trim();
      if (text === '') continue;
      const behind: string[] = [];
      for (let each = element; each; each = each.parentElement)
        behind.unshift(view.getComputedStyle(each).backgroundColor);
      const back = luminance(painted('white', ...behind));
      const front = luminance(painted(view.getComputedStyle(element).color));
      const ratio = (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05);
      if (ratio < 4.5) pale.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
    }
    return pale;
  });

export const unfoldAll = (page: Page): Promise<void> =>
  page.locator('details').evaluateAll((all) => {
    for (const details of all) details.open = true;
  });

/** Where the keyboard is: the element, its place in the page, and how wide the line around it is; null: nowhere. */
export const focused = (page: Page): Promise<{ is: string; position: number; outline: number } | null> =>
  page.locator('html').evaluate((root) => {
    const { activeElement: element, body, defaultView: view } = root.ownerDocument;
    if (!element || element === body) return null;
    const outline = Number.parseFloat(view.getComputedStyle(element).outlineWidth);
    return { is: element.localName, position: [...root.querySelectorAll('*')].indexOf(element), outline };
  });

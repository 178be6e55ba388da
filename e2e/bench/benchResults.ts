import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import type { ChromiumHost } from '../fixtures/chromiumHost';
import type { ElectronHost } from '../fixtures/electronHost';
import { keepSection, machineLine } from '../fixtures/measuring';

const resultsFile = path.join(import.meta.dirname, 'RESULTS.md');
const intro = '# Measured\n\nWritten by `npm run bench` with IBIDEM_WRITE_RESULTS=1. The articles are generated with a fixed seed.';

/** "Import, desktop": the heading of what was measured in one host. */
export function benchTitle(what: string, { kind }: ChromiumHost | ElectronHost): string {
  return `## ${what}, ${kind === 'electron' ? 'desktop' : 'browser'}`;
}

/** The program, the machine and the day. */
export async function benchCircumstances(page: Page): Promise<string> {
  const version = await page.evaluate(() => (/Electron\/[\d.]+/.exec(navigator.userAgent) ?? /Chrome\/[\d.]+/.exec(navigator.userAgent))?.[0] ?? 'unknown');
  return `${version.replace('/', ' ')}; ${machineLine()}; ${new Date().toISOString().slice(0, 10)}.`;
}

/** Prints a section, keeps it with the run and, where that is asked for, in the file of results. */
export async function tellBench(section: string, testInfo: TestInfo): Promise<void> {
  await testInfo.attach('results', { body: section, contentType: 'text/markdown' });
  process.stdout.write(`\n${section}\n`);
  if (process.env['IBIDEM_WRITE_RESULTS'] === '1') await keepSection(resultsFile, intro, section);
}

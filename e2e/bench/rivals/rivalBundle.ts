import path from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';

let bundled: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false, root: import.meta.dirname, logLevel: 'error', publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false, target: 'chrome130', cssCodeSplit: false,
      lib: { entry: path.join(import.meta.dirname, 'rivals.ts'), formats: ['iife'], name: 'ibidemRivalBundle', fileName: 'rivals' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const code = outputs.flatMap((each) => ('output' in each ? each.output : [])).find((file) => file.type === 'chunk')?.code;
  if (!code) throw new Error('The rivals were not bundled');
  return code;
}

/** Brings the other painters and the bare editor into the window, beneath its content policy: nothing of it is in the product. */
export async function bringRivals(page: Page): Promise<void> {
  bundled ??= bundle();
  await page.evaluate(await bundled);
}

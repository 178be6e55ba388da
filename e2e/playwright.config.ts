import { defineConfig } from '@playwright/test';

const browser = process.env['IBIDEM_CHROMIUM'];

/**
 * One suite, two hosts: `chromium` drives the browser edition, `electron` the desktop program. Specs named
 * `*.desktop.spec.ts` need the desktop, `*.browser.spec.ts` the browser; the others run on both.
 */
export default defineConfig({
  testDir: '.',
  outputDir: './output',
  // Each test starts a whole program of its own; two at once is what a small machine carries.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env['IBIDEM_REPORT'] ? [['line'], ['json', { outputFile: process.env['IBIDEM_REPORT'] }]] : [['list']],
  use: {
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    // A trace tells most, and costs a third of the time: IBIDEM_TRACE=1 where a failure is to be understood.
    trace: process.env['IBIDEM_TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    ...(browser ? { launchOptions: { executablePath: browser } } : {}),
  },
  projects: [
    { name: 'chromium', testMatch: 'specs/**/*.spec.ts', testIgnore: '**/*.desktop.spec.ts', metadata: { host: 'chromium' } },
    { name: 'electron', testMatch: 'specs/**/*.spec.ts', testIgnore: '**/*.browser.spec.ts', metadata: { host: 'electron' } },
    // The program as it is packaged: its own specs, the main path and the boundary (`npm run test:packaged`).
    { name: 'packaged', testMatch: ['packaged/**/*.spec.ts', 'specs/wholePath.spec.ts', 'specs/boundary.desktop.spec.ts', 'specs/openedFiles.desktop.spec.ts'], metadata: { host: 'electron' } },
    { name: 'screens', testMatch: 'screens/**/*.screens.ts', metadata: { host: 'chromium' } },
    { name: 'bench', testMatch: 'bench/**/*.bench.ts', metadata: { host: 'chromium' }, timeout: 600_000 },
    { name: 'bench-packaged', testMatch: 'bench/**/*.packaged.ts', metadata: { host: 'electron' }, timeout: 600_000 },
    { name: 'bench-electron', testMatch: 'bench/**/*.bench.ts', metadata: { host: 'electron' }, timeout: 600_000 },
  ],
});

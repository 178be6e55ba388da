import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Unit tests stand beside the code. Those that need a page say so in their first line (`// @vitest-environment happy-dom`).
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    environment: 'node',
    restoreMocks: true,
    // Only against a test that hangs: property tests take a second alone, and many on a busy machine.
    testTimeout: 60_000,
  },
});

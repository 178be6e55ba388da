// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
// Only now: these need the installed packages.
const { buildAll } = await import('./build.mjs');
const { runE2eProject } = await import('./e2eProject.mjs');

// Kills the desktop program while it works, as often as asked for: `npm run torture -- 100`. Takes about 10 s a kill.
const kills = process.argv[2] ?? '100';
await buildAll();
const result = await runE2eProject('electron', ['--grep', 'killed while', '--reporter', './e2e/fixtures/measuredReporter.ts'], { IBIDEM_KILLS: kills });
if (typeof result === 'string') console.log(`skipped: ${result}`);
process.exitCode = typeof result === 'string' ? 1 : result;

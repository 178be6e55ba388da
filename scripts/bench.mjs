// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
// Only now: this needs the installed packages.
const { buildAndRun } = await import('./e2eProject.mjs');
process.exitCode = await buildAndRun(['bench', 'bench-electron'], process.argv.slice(2));

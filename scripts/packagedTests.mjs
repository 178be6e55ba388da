// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
// Only now: these need the installed packages.
const { testPackaged } = await import('./packaging/testPackaged.mjs');
const result = await testPackaged('packaged', process.argv.slice(2));
if (typeof result === 'string') console.log(`skipped: packaged — ${result}`);
process.exit(typeof result === 'string' ? 1 : result.code);

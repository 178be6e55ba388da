// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
const [first, ...rest] = process.argv.slice(2);
if (first === 'packaged') {
  // Only now: this needs the installed packages, as the other way does.
  const { testPackaged } = await import('./packaging/testPackaged.mjs');
  const result = await testPackaged('bench-packaged', ['--workers', '1', ...rest], {}, { asOurselves: true });
  if (typeof result === 'string') console.log(`skipped: packaged — ${result}`);
  process.exit(typeof result === 'string' ? 1 : result.code);
} else {
  const { buildAndRun } = await import('./e2eProject.mjs');
  process.exitCode = await buildAndRun(['bench', 'bench-electron'], process.argv.slice(2));
}

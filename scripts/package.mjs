// @ts-check
import { ensureInstalled } from './install.mjs';

await ensureInstalled();
// Only now: these need the installed packages.
const { readRequest } = await import('./packaging/request.mjs');
const { makePackages } = await import('./packaging/makePackages.mjs');

const request = readRequest(process.argv.slice(2), { platform: process.platform, arch: process.arch });
if (typeof request === 'string') {
  console.error(request);
  process.exitCode = 2;
} else {
  const { lines, isGood } = await makePackages(request);
  // electron-builder ends the process with a code of its own otherwise.
  process.stdout.write(`\n${lines.join('\n')}\n`, () => process.exit(isGood ? 0 : 1));
}

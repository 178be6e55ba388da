// @ts-check

/** What each system's users expect. `tool` is what electron-builder fetches for it. */
export const targetsOfSystem = {
  linux: [
    { name: 'AppImage', tool: 'the AppImage tools' },
    { name: 'deb', tool: 'fpm' },
    { name: 'rpm', tool: 'fpm' },
    { name: 'tar.gz', tool: '7-Zip' },
  ],
  mac: [
    { name: 'dmg', tool: 'the dmg tools' },
    { name: 'zip', tool: '7-Zip' },
  ],
  windows: [
    { name: 'nsis', tool: 'NSIS' },
    { name: 'portable', tool: 'NSIS' },
  ],
};

/** @typedef {keyof typeof targetsOfSystem} System */
/** @typedef {{ system: System, targets: { name: string, tool: string }[], archs: ('x64' | 'arm64')[], isChosen: boolean }} PackageRequest */

/** @type {Record<string, System>} */
const systemOfPlatform = { linux: 'linux', darwin: 'mac', win32: 'windows' };
/** @type {Record<string, System>} */
const systemWords = { linux: 'linux', mac: 'mac', macos: 'mac', win: 'windows', windows: 'windows' };

/**
 * What a command line asks for: `[linux|mac|windows] [targets…] [--dir] [--x64] [--arm64]`. Without targets, all of the
 * system; with `--dir`, the unpacked program only.
 * @param {readonly string[]} words
 * @param {{ platform: string, arch: string }} machine
 * @returns {PackageRequest | string} or a sentence that says what is not understood
 */
export function readRequest(words, { platform, arch }) {
  const system = words.map((word) => systemWords[word]).find((found) => found !== undefined) ?? systemOfPlatform[platform];
  if (system === undefined) return `Nothing is known about packages for ${platform}.`;
  const known = targetsOfSystem[system];
  const names = words.filter((word) => !word.startsWith('-') && systemWords[word] === undefined);
  const flags = words.filter((word) => word.startsWith('-'));
  const wrong = [...names.filter((name) => !known.some((each) => each.name.toLowerCase() === name.toLowerCase())), ...flags.filter((flag) => !['--dir', '--x64', '--arm64'].includes(flag))];
  if (wrong.length > 0) return `“${wrong.join(' ')}” is not understood. For ${system} there is: ${known.map(({ name }) => name).join(', ')}, or --dir for the unpacked program; --x64 and --arm64 choose the processor.`;
  const own = arch === 'arm64' ? 'arm64' : 'x64';
  const asked = /** @type {const} */ (['x64', 'arm64']).filter((each) => flags.includes(`--${each}`));
  const usual = system === 'mac' ? /** @type {const} */ (['x64', 'arm64']) : system === systemOfPlatform[platform] ? [own] : /** @type {const} */ (['x64']);
  return {
    system,
    targets: flags.includes('--dir') && names.length === 0 ? [] : known.filter(({ name }) => names.length === 0 || names.some((each) => each.toLowerCase() === name.toLowerCase())),
    archs: [...(asked.length > 0 ? asked : flags.includes('--dir') && system === systemOfPlatform[platform] ? [/** @type {'x64' | 'arm64'} */ (own)] : usual)],
    isChosen: names.length > 0,
  };
}

/**
 * Whether an error says that a download site could not be reached; then its name.
 * @param {unknown} error
 */
export function unreachableSite(error) {
  const text = error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error);
  const found = /(?:getaddrinfo )?(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET)\s*([\w.:-]+)?|HTTPError|fetch failed/.exec(text);
  return found === null ? null : (found[1] ?? 'the download site');
}

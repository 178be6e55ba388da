// @ts-check
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fuseTools from '@electron/fuses';

/** What the program itself may weigh, Electron not counted. */
export const asarBudgetBytes = 12 * 2 ** 20;

/** What may be in app.asar: the built program and nothing else. */
const allowed = [/^package\.json$/, /^electron\/[\w-]+\.(js|cjs)$/, /^renderer\/(index\.html|sw\.js|icon\.svg|licences\.json)$/, /^renderer\/assets\/[^/]+\.(js|mjs|css|wasm|bcmap|svg|png|woff2|ttf|pfb|icc)$/];

/** What may never be there, wherever it lies. */
const forbidden = /(^|\/)node_modules\/|\.map$|\.tsx?$|\.test\.|(^|\/)(src|tests?|__tests__)\//;

/** How every fuse must stand; true is on. */
export const wantedFuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/**
 * @typedef {object} PackageContent
 * @property {string} executable
 * @property {Record<string, boolean | null>} fuses as read from the binary; null where this Electron has no such fuse
 * @property {{ path: string, bytes: number }[]} files of app.asar
 * @property {string[]} unexpected files of app.asar that should not be there
 * @property {string[]} resources names beside app.asar
 * @property {number} asarBytes
 * @property {number} asarBudgetBytes
 * @property {number} totalBytes of the unpacked program, Electron counted
 */

/**
 * Looks into an unpacked program.
 * @param {string} folder
 * @returns {Promise<PackageContent>}
 */
export async function readPackage(folder) {
  const places = placesIn(folder, await readdir(folder));
  const asar = path.join(places.resources, 'app.asar');
  const files = await filesOfAsar(asar);
  return {
    executable: places.executable,
    fuses: await readFuses(places.executable),
    files,
    unexpected: files.map((file) => file.path).filter((name) => forbidden.test(name) || !allowed.some((pattern) => pattern.test(name))),
    resources: (await readdir(places.resources)).sort(),
    asarBytes: (await stat(asar)).size,
    asarBudgetBytes,
    totalBytes: await bytesBelow(folder),
  };
}

/**
 * What is wrong with a package, a sentence each.
 * @param {PackageContent} content
 */
export function faultsOf(content) {
  const faults = [];
  for (const [name, wanted] of Object.entries(wantedFuses)) {
    const found = content.fuses[name] ?? null;
    if (found !== wanted) faults.push(found === null ? `this Electron has no fuse ${name}` : `the fuse ${name} is ${found ? 'on' : 'off'} and should be ${wanted ? 'on' : 'off'}`);
  }
  if (content.asarBytes > content.asarBudgetBytes) faults.push(`app.asar has ${megabytes(content.asarBytes)}, over its budget of ${megabytes(content.asarBudgetBytes)}`);
  const { unexpected } = content;
  if (unexpected.length > 0) faults.push(`app.asar holds what the program does not need: ${unexpected.slice(0, 5).join(', ')}${unexpected.length > 5 ? ` and ${unexpected.length - 5} more` : ''}`);
  return faults;
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 */
function placesIn(folder, names) {
  const bundle = names.find((name) => name.endsWith('.app'));
  if (bundle !== undefined) {
    const contents = path.join(folder, bundle, 'Contents');
    return { executable: path.join(contents, 'MacOS', path.basename(bundle, '.app')), resources: path.join(contents, 'Resources') };
  }
  const executable = names.find((name) => name === 'ibidem' || name === 'Ibidem.exe');
  if (executable === undefined) throw new Error(`No Ibidem lies in ${folder}`);
  return { executable: path.join(folder, executable), resources: path.join(folder, 'resources') };
}

// A fuse is a character in the binary: "1", "0", or "r" where it was removed.
const fuseOn = 49;
const fuseOff = 48;

/** @param {string} executable */
async function readFuses(executable) {
  const { FuseV1Options, getCurrentFuseWire } = fuseTools;
  const wire = await getCurrentFuseWire(executable);
  /** @type {Record<string, boolean | null>} */
  const fuses = {};
  for (const name of Object.keys(wantedFuses)) {
    const state = wire[FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)]];
    fuses[name] = state === fuseOn ? true : state === fuseOff ? false : null;
  }
  return fuses;
}

/**
 * The files of an asar archive, from its header: four lengths, then a tree as JSON.
 * @param {string} file
 */
async function filesOfAsar(file) {
  const handle = await open(file);
  try {
    const lengths = Buffer.alloc(16);
    await handle.read(lengths, 0, 16, 0);
    const header = Buffer.alloc(lengths.readUInt32LE(12));
    await handle.read(header, 0, header.length, 16);
    return filesOfTree(JSON.parse(header.toString('utf8')), '');
  } finally {
    await handle.close();
  }
}

/**
 * @param {any} node
 * @param {string} prefix
 * @returns {{ path: string, bytes: number }[]}
 */
function filesOfTree(node, prefix) {
  return Object.entries(node.files).flatMap(([name, entry]) => (entry.files ? filesOfTree(entry, `${prefix}${name}/`) : [{ path: prefix + name, bytes: entry.size ?? 0 }]));
}

/** @param {string} folder */
async function bytesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = await Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => stat(path.join(entry.parentPath ?? entry.path, entry.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

// Alone: prints what it finds, for tests that look from outside.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const content = await readPackage(path.resolve(process.argv[2] ?? 'release/linux-unpacked'));
  console.log(JSON.stringify({ ...content, faults: faultsOf(content) }));
}

// @ts-check
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Which of the packages a system's updater takes, and the feed that names them. */
const feeds = [
  { name: 'latest-linux.yml', takes: (/** @type {string} */ file) => file.endsWith('.AppImage') },
  { name: 'latest-mac.yml', takes: (/** @type {string} */ file) => file.endsWith('.zip') && file.includes('-mac-') },
  { name: 'latest.yml', takes: (/** @type {string} */ file) => file.endsWith('-windows-setup.exe') },
];

/**
 * Writes and signs what an update server says: for each system whose packages lie in a folder, a feed with their digests
 * and its signature beside it.
 * @param {string} folder
 * @param {string} version
 * @param {string} privateKey Ed25519, PKCS 8 in base64
 * @returns {Promise<string[]>} the feeds
 */
export async function writeFeeds(folder, version, privateKey) {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The key for updates must be an Ed25519 key.');
  const names = (await readdir(folder)).sort();
  /** @type {string[]} */
  const written = [];
  for (const { name, takes } of feeds) {
    const files = await Promise.all(names.filter((file) => takes(file) && file.includes(version)).map(async (file) => {
      const bytes = await readFile(path.join(folder, file));
      return { url: file, sha512: createHash('sha512').update(bytes).digest('base64'), size: (await stat(path.join(folder, file))).size };
    }));
    if (files.length === 0) continue;
    const feed = Buffer.from(`${JSON.stringify({ version, files, releaseDate: new Date().toISOString() }, null, 2)}\n`);
    await writeFile(path.join(folder, name), feed);
    await writeFile(path.join(folder, `${name}.sig`), `${sign(null, feed, key).toString('base64')}\n`);
    written.push(name);
  }
  return written;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [word, asked] = process.argv.slice(2);
  const privateKey = process.env['IBIDEM_UPDATE_PRIVATE_KEY'];
  if (word === '--new-key') {
    const keys = generateKeyPairSync('ed25519');
    console.log(`IBIDEM_UPDATE_PUBLIC_KEY=${keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`);
    console.log(`IBIDEM_UPDATE_PRIVATE_KEY=${keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')}`);
  } else if (!privateKey) {
    console.error('IBIDEM_UPDATE_PRIVATE_KEY is not set: the feeds cannot be signed. "--new-key" prints a new pair.');
    process.exitCode = 1;
  } else {
    const { version: own } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    const version = asked ?? own;
    const written = await writeFeeds(path.resolve(word ?? 'release'), version, privateKey);
    console.log(written.length > 0 ? `Written and signed: ${written.join(', ')}` : `No packages of version ${version} that an updater takes lie in ${word ?? 'release'}.`);
    if (written.length === 0) process.exitCode = 1;
  }
}

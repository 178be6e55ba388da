import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import * as v from 'valibot';

const versionSchema = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));
const feedSchema = v.object({
  version: versionSchema,
  files: v.pipe(
    v.array(v.object({
      /** A plain name beside the feed: no feed leads to another place. */
      url: v.pipe(v.string(), v.regex(/^[\w][\w.-]*$/)),
      sha512: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
      size: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    })),
    v.minLength(1),
  ),
  releaseDate: v.string(),
});
export type UpdateFeed = v.InferOutput<typeof feedSchema>;

export type FeedReading = { readonly status: 'read'; readonly feed: UpdateFeed } | { readonly status: 'failed'; readonly reason: string };

function keyOf(publicKey: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
}

/** The feed's files end in .yml, as electron-updater's own do; JSON is YAML, and needs no further parser here. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** Reads what a server says about the newest version: nothing of it is looked at before its signature (Ed25519, base64) is proven. */
export function readFeed(bytes: Uint8Array, signature: string, publicKey: string): FeedReading {
  if (!verify(null, bytes, keyOf(publicKey), Buffer.from(signature.trim(), 'base64'))) {
    return { status: 'failed', reason: 'What the server said is not signed by the makers of Ibidem, so it was not believed. Nothing was changed.' };
  }
  const parsed = v.safeParse(feedSchema, jsonOf(bytes));
  if (!parsed.success) return { status: 'failed', reason: 'What the server said about its newest version cannot be understood. Nothing was changed.' };
  return { status: 'read', feed: parsed.output };
}

/** Whether one version (three numbers) comes after another. */
export function isNewer(version: string, than: string): boolean {
  const [left, right] = [version, than].map((text) => text.split(/[.+-]/).slice(0, 3).map(Number));
  for (let place = 0; place < 3; place += 1) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

/** The feed of an operating system, by the name that electron-builder gives it. */
export function feedNameOf(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  return platform === 'win32' ? 'latest.yml' : 'latest-linux.yml';
}

export type ServerReading = { readonly url: URL } | { readonly reason: string };

/** The folder on a server that updates come from. Only a protected connection is used, but for this very computer. */
export function readServer(text: string): ServerReading {
  if (text.trim() === '') return { reason: 'No update server is named. Its address belongs in Settings, under “Your data”.' };
  const url = URL.parse(text.trim().replace(/\/*$/, '/'));
  if (url === null || url.hostname === '' || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return { reason: 'The address of the update server is not a plain web address.' };
  const isOwnComputer = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isOwnComputer)) return { reason: 'The address of the update server must begin with https://.' };
  return { url };
}

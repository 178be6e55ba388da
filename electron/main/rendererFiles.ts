import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './fileErrors';

/** An answer to a request for a file of the built window, for the own scheme and the browser edition's server alike. */
export interface FileResponse {
  readonly status: 200 | 403 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

// React Aria adds one constant <style> (touch-action of pressable elements) to the page; this is the hash of its text.
const reactAriaStyleHash = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

/** What the page may load and do: its own files, nothing from anywhere else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' ${reactAriaStyleHash}`,
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const securityHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), payment=()',
} as const;

const mediaTypes = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.woff2', 'font/woff2'],
]);

// What a bundler names files: no separators, no leading dot, so no way out of the folder on any system.
const segmentPattern = /^[\w@~+-][\w.@~+-]*$/;

/** The file that a request path names inside `root`, or null where it names none that could be there. */
export function rendererPath(root: string, requestPath: string): string | null {
  if (requestPath === '/' || requestPath === '') return path.join(root, 'index.html');
  const segments = requestPath.replace(/^\//, '').split('/');
  return segments.every((segment) => segmentPattern.test(segment)) ? path.join(root, ...segments) : null;
}

/** Answers a request for a file of the window built into `root`. */
export async function respondWithFile(root: string, method: string, requestPath: string): Promise<FileResponse> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only GET is answered here.', { Allow: 'GET, HEAD' });
  const filePath = rendererPath(root, requestPath);
  if (filePath === null) return refusal(404, 'There is no such file.');
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await readFile(filePath));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error) ?? '')) return refusal(404, 'There is no such file.');
    throw error;
  }
  const type = mediaTypes.get(path.extname(filePath)) ?? 'application/octet-stream';
  // The bundler puts a hash of the content into the names under assets/; everything else must be asked for anew.
  const cache = requestPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  return {
    status: 200,
    headers: { ...securityHeaders, 'Content-Type': type, 'Content-Length': String(bytes.byteLength), 'Cache-Control': cache },
    body: method === 'HEAD' ? new Uint8Array(0) : bytes,
  };
}

/** A plain sentence instead of a file. */
export function refusal(status: 403 | 404 | 405, sentence: string, more: Readonly<Record<string, string>> = {}): FileResponse {
  return {
    status,
    headers: { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...more },
    body: new TextEncoder().encode(`${sentence}\n`),
  };
}

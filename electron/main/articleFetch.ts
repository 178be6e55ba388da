import { lookup as systemLookup } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { ArticleFetch } from '../../shared/contracts/platformContract';
import { maxFileBytes, tooLargeReason } from '../../shared/importing/importLimits';
import { judgedAddress, readWebAddress } from './fetchAddress';

const mostRedirects = 5;
const timeLimitMs = 15_000;

export interface ArticleFetchOptions {
  /** Whether this IP address may be asked. */
  readonly allowsAddress: (address: string) => boolean;
  readonly timeLimitMs?: number;
  /** Ends the fetching on the person's word. */
  readonly signal?: AbortSignal;
  readonly lookup?: typeof systemLookup;
}

/** Why nothing was imported, as a sentence. */
class FetchRefusal extends Error {
  override readonly name = 'FetchRefusal';
}

const privateReason = 'The address leads to this computer or its own network. Allow that in the dialog if it is what you want.';

/**
 * Looks a name up and hands on only what may be asked: the connection is made to exactly the address that was judged,
 * so that a name that answers otherwise the second time gains nothing.
 */
function judgingLookup(options: ArticleFetchOptions): LookupFunction {
  const look = options.lookup ?? systemLookup;
  return (hostname, lookupOptions, answer) => {
    look(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
      if (error) return answer(error, '', 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => options.allowsAddress(address))) return answer(new FetchRefusal(privateReason), '', 0);
      if (lookupOptions.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };
}

function ask(url: URL, options: ArticleFetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address in figures is not looked up, so it is judged here.
  if (isIP(host) !== 0 && !options.allowsAddress(host)) throw new FetchRefusal(privateReason);
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const requestOptions: RequestOptions = {
    method: 'GET', agent: false, signal, lookup: judgingLookup(options),
    headers: { accept: 'text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf,*/*;q=0.5', 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Ibidem' },
  };
  return new Promise((resolve, reject) => {
    request(url, requestOptions, resolve).on('error', reject).end();
  });
}

function unpacked(response: IncomingMessage): AsyncIterable<Buffer> {
  switch (response.headers['content-encoding']?.trim().toLowerCase()) {
    case undefined: case '': case 'identity': return response;
    case 'gzip': case 'x-gzip': return response.compose(createGunzip());
    case 'deflate': return response.compose(createInflate());
    case 'br': return response.compose(createBrotliDecompress());
    default: throw new FetchRefusal('The server packed its answer in a way that Ibidem cannot read.');
  }
}

async function bytesOf(response: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const stated = Number(response.headers['content-length'] ?? 0);
  if (stated > maxFileBytes) throw new FetchRefusal(tooLargeReason(stated));
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of unpacked(response)) {
    length += piece.byteLength;
    if (length > maxFileBytes) throw new FetchRefusal(tooLargeReason(length));
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

const endings: Readonly<Record<string, string>> = {
  'text/html': 'html', 'application/xhtml+xml': 'xhtml', 'text/plain': 'txt', 'text/markdown': 'md', 'application/pdf': 'pdf', 'application/epub+zip': 'epub',
  'application/rtf': 'rtf', 'text/rtf': 'rtf', 'message/rfc822': 'eml', 'multipart/related': 'mhtml',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
};

/** A file name for what an address gave; its ending is what the server says it is, since addresses often have none. */
function fileNameOf(url: URL, contentType: string | undefined): string {
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  const base = last.replace(/[^\p{L}\p{N}._-]+/gu, ' ').trim().slice(0, 100) || url.hostname;
  const ending = endings[contentType?.split(';')[0]?.trim().toLowerCase() ?? ''];
  return ending === undefined || base.toLowerCase().endsWith(`.${ending}`) ? base : `${base}.${ending}`;
}

async function follow(first: URL, options: ArticleFetchOptions, signal: AbortSignal): Promise<ArticleFetch> {
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const response = await ask(url, options, signal);
    try {
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        const next = URL.parse(location, url.href);
        const read = next ? judgedAddress(next) : null;
        if (!read || 'reason' in read) throw new FetchRefusal('The address leads on to one that is not a plain web address.');
        if (url.protocol === 'https:' && read.url.protocol === 'http:') throw new FetchRefusal('The address leads from a protected connection (https) to an unprotected one.');
        url = read.url;
        continue;
      }
      if (status !== 200) throw new FetchRefusal(`The server answered with ${status}${response.statusMessage ? ` (${response.statusMessage})` : ''}.`);
      const bytes = await bytesOf(response);
      return { status: 'fetched', name: fileNameOf(url, response.headers['content-type']), url: url.href, bytes };
    } finally {
      response.destroy();
    }
  }
  throw new FetchRefusal(`The address leads on more than ${mostRedirects} times.`);
}

function sentenceOf(error: unknown, signal: AbortSignal, cancelled: AbortSignal | undefined, limitMs: number): string {
  if (cancelled?.aborted) return 'The fetching was cancelled. Nothing was imported.';
  if (error instanceof FetchRefusal) return error.message;
  if (signal.aborted) return `The server did not answer in full within ${Math.round(limitMs / 1000)} seconds.`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND': case 'EAI_AGAIN': return 'The server was not found. Check the address and the connection of this computer.';
    case 'ECONNREFUSED': case 'ECONNRESET': case 'EHOSTUNREACH': case 'ENETUNREACH': return 'The server could not be reached.';
    default: return `The article could not be fetched${code === '' ? '' : ` (${code})`}.`;
  }
}

/**
 * Fetches one address, once: no cookies, no credentials, no referrer, no scripts; nothing that the page names is
 * fetched. It goes past the window's session altogether, whose network stays shut.
 */
export async function fetchArticle(address: string, options: ArticleFetchOptions): Promise<ArticleFetch> {
  const read = readWebAddress(address);
  if ('reason' in read) return { status: 'failed', reason: read.reason };
  const limitMs = options.timeLimitMs ?? timeLimitMs;
  const signal = AbortSignal.any([AbortSignal.timeout(limitMs), ...(options.signal ? [options.signal] : [])]);
  try {
    return await follow(read.url, options, signal);
  } catch (error) {
    return { status: 'failed', reason: sentenceOf(error, signal, options.signal, limitMs) };
  }
}

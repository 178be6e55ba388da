import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { maxFileBytes } from '../../shared/importing/importLimits';
import { fetchArticle } from './articleFetch';
import { isPublicAddress, readWebAddress } from './fetchAddress';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const allowed = { allowsAddress: () => true };
const refused = { allowsAddress: isPublicAddress };

describe('fetching an article', () => {
  it('asks once, with nothing that tells who asks', async () => {
    const asked: IncomingHttpHeaders[] = [];
    const origin = await serve((request, response) => {
      asked.push(request.headers);
      response.setHeader('set-cookie', 'id=1');
      if (request.url === '/start') response.writeHead(302, { location: '/news/story?x=1' }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Story</h1>');
    });
    const fetched = await fetchArticle(`${origin}/start`, allowed);
    expect(fetched).toMatchObject({ status: 'fetched', name: 'story.html', url: `${origin}/news/story?x=1` });
    expect(fetched.status === 'fetched' && new TextDecoder().decode(fetched.bytes)).toBe('<h1>Story</h1>');
    expect(asked).toHaveLength(2);
    for (const headers of asked) expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  it('refuses this computer and its network, by figures, by name and by redirect', async () => {
    let asked = 0;
    const origin = await serve((_request, response) => {
      asked += 1;
      response.end('secret');
    });
    const { port } = new URL(origin);
    const hosts = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', '127.1'];
    for (const host of hosts) {
      expect(await fetchArticle(`http://${host}:${port}/`, refused), host).toMatchObject({ status: 'failed', reason: expect.stringContaining('own network') as string });
    }
    // A name under which a resolver gives an address of this computer, alone or among public ones.
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['fd00::1']]) {
      const lookup = ((_name: string, _options: object, answer: (error: null, found: readonly object[]) => void) =>
        answer(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))) as never;
      expect(await fetchArticle(`http://harmless.example:${port}/`, { ...refused, lookup })).toMatchObject({ status: 'failed', reason: expect.stringContaining('own network') as string });
    }
    expect(asked).toBe(0);
    expect(await fetchArticle(origin, allowed)).toMatchObject({ status: 'fetched' });
  });

  it('judges every step of a redirect anew', async () => {
    const inner = await serve((_request, response) => response.end('secret'));
    const outer = await serve((_request, response) => response.writeHead(302, { location: inner }).end());
    // The first name is let through by a resolver that is asked once; the redirect goes to an address in figures.
    let looked = 0;
    const lookup = ((_name: string, _options: object, answer: (error: null, found: readonly object[]) => void) => {
      looked += 1;
      answer(null, [{ address: '127.0.0.1', family: 4 }]);
    }) as never;
    const fetched = await fetchArticle(`http://outer.example:${new URL(outer).port}/`, { ...allowed, lookup });
    expect(fetched).toMatchObject({ status: 'fetched', url: `${inner}/` });
    expect(looked).toBe(1);
    const elsewhere = createServer((_request, response) => response.end('secret'));
    servers.push(elsewhere);
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.2', resolve));
    const leading = await serve((_request, response) => response.writeHead(302, { location: `http://127.0.0.2:${(elsewhere.address() as AddressInfo).port}/` }).end());
    const onlyFirst = { allowsAddress: (address: string) => address === '127.0.0.1' };
    expect(await fetchArticle(leading, onlyFirst)).toMatchObject({ status: 'failed', reason: expect.stringContaining('own network') as string });
    for (const location of ['file:///etc/passwd', 'ftp://example.org/', 'http://user:secret@example.org/', 'javascript:1']) {
      const away = await serve((_request, response) => response.writeHead(301, { location }).end());
      expect(await fetchArticle(away, allowed)).toEqual({ status: 'failed', reason: 'The address leads on to one that is not a plain web address.' });
    }
  });

  it('ends circles, endless answers, slow ones and large ones', async () => {
    const circle = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end());
    expect(await fetchArticle(circle, allowed)).toEqual({ status: 'failed', reason: 'The address leads on more than 5 times.' });
    const large = await serve((_request, response) => response.writeHead(200, { 'content-length': maxFileBytes + 1 }).flushHeaders());
    expect(await fetchArticle(large, allowed)).toMatchObject({ status: 'failed', reason: expect.stringContaining('25 MB') as string });
    // Small on the way, large when it is unpacked, and no length is stated.
    const packed = gzipSync(new Uint8Array(maxFileBytes + 1000));
    const bomb = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    expect(await fetchArticle(bomb, allowed)).toMatchObject({ status: 'failed', reason: expect.stringContaining('25 MB') as string });
    const slow = await serve((_request, response) => response.writeHead(200).write('a beginning'));
    expect(await fetchArticle(slow, { ...allowed, timeLimitMs: 300 })).toMatchObject({ status: 'failed', reason: expect.stringContaining('did not answer in full') as string });
    const missing = await serve((_request, response) => response.writeHead(404).end());
    expect(await fetchArticle(missing, allowed)).toEqual({ status: 'failed', reason: 'The server answered with 404 (Not Found).' });
  });

  it('ends at once when it is cancelled, also in the middle of an answer', async () => {
    const cancelling = new AbortController();
    let ended = (): void => undefined;
    const closed = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const slow = await serve((_request, response) => {
      response.on('close', ended);
      response.writeHead(200, { 'content-type': 'text/plain' }).write('a beginning');
      cancelling.abort();
    });
    expect(await fetchArticle(slow, { ...allowed, signal: cancelling.signal })).toEqual({ status: 'failed', reason: 'The fetching was cancelled. Nothing was imported.' });
    await closed;
    const asked = vi.fn();
    const other = await serve((_request, response) => {
      asked();
      response.end('text');
    });
    expect(await fetchArticle(other, { ...allowed, signal: AbortSignal.abort() })).toMatchObject({ status: 'failed' });
    expect(asked).not.toHaveBeenCalled();
  });

  it('takes web addresses only', () => {
    expect(['ftp://a.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'http://user:secret@a.example/', '', 'http://'].map((text) => 'reason' in readWebAddress(text))).toEqual(Array(6).fill(true));
    expect(['example.org/a', ' https://example.org/a ', 'localhost:8080/x'].map((text) => { const read = readWebAddress(text); return 'url' in read ? read.url.href : read.reason; }))
      .toEqual(['https://example.org/a', 'https://example.org/a', 'https://localhost:8080/x']);
  });

  it('knows what is public', () => {
    expect(['93.184.215.14', '8.8.8.8', '2606:2800:21f::1'].map(isPublicAddress)).toEqual([true, true, true]);
    const own = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255',
      '::1', '::', '::ffff:10.0.0.1', '::ffff:a00:1', 'fe80::1%eth0', 'fd12::1', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', 'not an address'];
    expect(own.filter(isPublicAddress)).toEqual([]);
  });
});

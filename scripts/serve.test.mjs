// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as files from '../electron/main/rendererFiles';
import { serve } from './serve.mjs';

/** @type {string} */
let folder;
/** @type {Awaited<ReturnType<typeof serve>>} */
let server;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-serve-'));
  await mkdir(path.join(folder, 'renderer'));
  await writeFile(path.join(folder, 'renderer', 'index.html'), '<!doctype html>');
  await writeFile(path.join(folder, 'renderer', 'sw.js'), '');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  server = await serve({ port: 0, root: path.join(folder, 'renderer'), files });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/**
 * @param {string} requestPath
 * @param {{ host?: string, method?: string }} [options]
 * @returns {Promise<{ status: number | undefined, headers: import('node:http').IncomingHttpHeaders }>}
 */
function ask(requestPath, { host = `127.0.0.1:${server.port}`, method = 'GET' } = {}) {
  return new Promise((resolve, reject) => {
    request({ port: server.port, host: '127.0.0.1', path: requestPath, method, headers: { host } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    }).on('error', reject).end();
  });
}

describe('serve', () => {
  it('answers with the page under the content policy', async () => {
    const { status, headers } = await ask('/?from=test');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(files.contentSecurityPolicy);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('lets the service worker be asked for anew each time', async () => {
    expect((await ask('/sw.js')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['example.org', '127.0.0.1', '127.0.0.1:1', 'localhost.example.org', 'ibidem.example:4173'])('refuses the host %j', async (host) => {
    expect((await ask('/', { host })).status).toBe(403);
  });

  it('sends localhost to the one address of the notebook', async () => {
    const { status, headers } = await ask('/', { host: `localhost:${server.port}` });
    expect(status).toBe(308);
    expect(headers.location).toBe(server.url);
  });

  it('only reads', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/', { method: 'DELETE' })).status).toBe(405);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//secret.txt'])('does not leave its folder for %s', async (requestPath) => {
    // Written by hand, since clients tidy such paths before they send them.
    const answer = await new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`GET ${requestPath} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`);
      });
      socket.on('data', (data) => { text += data; }).on('end', () => resolve(text)).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('takes the next port where its own is taken', async () => {
    const second = await serve({ port: server.port, root: path.join(folder, 'renderer'), files });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, rendererPath, respondWithFile } from './rendererFiles';

let root: string;
beforeAll(async () => {
  root = path.join(await mkdtemp(path.join(tmpdir(), 'ibidem-renderer-')), 'renderer');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'assets', 'main-B1_x.js'), 'export {}');
  await writeFile(path.join(root, '..', 'secret.txt'), 'secret');
});
afterAll(async () => {
  await rm(path.dirname(root), { recursive: true, force: true });
});

describe('rendererPath', () => {
  it('names files inside the folder', () => {
    expect(rendererPath('/r', '/')).toBe(path.join('/r', 'index.html'));
    expect(rendererPath('/r', '/assets/main-B1_x.js')).toBe(path.join('/r', 'assets', 'main-B1_x.js'));
  });

  it.each(['/../secret.txt', '/..', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//etc/passwd', '/assets//x', '/a\\..\\b', '/C:/x', '/.git/config', '/a\0.js', '/assets/', '/./index.html'])(
    'names nothing for %j', (requestPath) => {
      expect(rendererPath('/r', requestPath)).toBeNull();
    });
});

describe('respondWithFile', () => {
  it('answers with the page, its type and the policy', async () => {
    const answer = await respondWithFile(root, 'GET', '/');
    expect(answer).toMatchObject({ status: 200, headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
    } });
    expect(new TextDecoder().decode(answer.body)).toBe('<!doctype html>');
  });

  it('lets hashed assets be cached for good', async () => {
    expect((await respondWithFile(root, 'GET', '/assets/main-B1_x.js')).headers).toMatchObject({
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });

  it('answers HEAD without a body', async () => {
    expect(await respondWithFile(root, 'HEAD', '/')).toMatchObject({ status: 200, headers: { 'Content-Length': '15' }, body: new Uint8Array(0) });
  });

  it.each([['POST', '/', 405], ['GET', '/gone.js', 404], ['GET', '/assets', 404], ['GET', '/index.html/x', 404], ['GET', '/../secret.txt', 404]] as const)('answers %s %s with %i', async (method, requestPath, status) => {
    expect((await respondWithFile(root, method, requestPath)).status).toBe(status);
  });
});

describe('contentSecurityPolicy', () => {
  it('allows nothing outside the origin, no inline script and no eval', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });
});

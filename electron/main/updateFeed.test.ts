import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isNewer, readFeed, readServer } from './updateFeed';

const keys = generateKeyPairSync('ed25519');
const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const digest = createHash('sha512').update('a program').digest('base64');
const text = JSON.stringify({ version: '1.2.3', files: [{ url: 'Ibidem-1.2.3.AppImage', sha512: digest, size: 9 }], releaseDate: '2026-01-01T00:00:00.000Z' });

function signed(content: string): string {
  return sign(null, Buffer.from(content), keys.privateKey).toString('base64');
}

function reading(content: string, signature = signed(content)): ReturnType<typeof readFeed> {
  return readFeed(Buffer.from(content), signature, publicKey);
}

describe('what a server says about the newest version', () => {
  it('is believed where it is signed', () => {
    expect(reading(text)).toMatchObject({ status: 'read', feed: { version: '1.2.3', files: [{ url: 'Ibidem-1.2.3.AppImage', sha512: digest, size: 9 }] } });
  });

  it('is not believed where one letter changed, or the signature is of something or somebody else', () => {
    expect(reading(text.replace('1.2.3', '1.2.4'), signed(text))).toMatchObject({ status: 'failed', reason: expect.stringContaining('not signed') });
    expect(reading(text, '')).toMatchObject({ status: 'failed' });
    expect(reading(text, 'not base64 at all!')).toMatchObject({ status: 'failed' });
    const stranger = sign(null, Buffer.from(text), generateKeyPairSync('ed25519').privateKey).toString('base64');
    expect(reading(text, stranger)).toMatchObject({ status: 'failed', reason: expect.stringContaining('not signed') });
  });

  it('names no other place and no unproven file, even signed', () => {
    for (const wrong of ['https://elsewhere.example/x.AppImage', '../x.AppImage', '/x.AppImage', 'a/b.AppImage']) {
      expect(reading(text.replace('Ibidem-1.2.3.AppImage', wrong)), wrong).toMatchObject({ status: 'failed' });
    }
    expect(reading(text.replace(digest, 'short'))).toMatchObject({ status: 'failed' });
    expect(reading(text.replace('"1.2.3"', '"1.2.3-beta.1"'))).toMatchObject({ status: 'failed' });
    expect(reading('')).toMatchObject({ status: 'failed' });
  });
});

describe('versions', () => {
  it('are compared number by number', () => {
    expect(isNewer('1.10.0', '1.9.9')).toBe(true);
    expect(isNewer('2.0.0', '1.99.99')).toBe(true);
    expect(isNewer('1.2.3', '1.2.3')).toBe(false);
    expect(isNewer('1.2.3', '1.2.4')).toBe(false);
  });
});

describe('the address of a server', () => {
  it('is protected, but on this computer', () => {
    expect(readServer('https://updates.example/ibidem')).toEqual({ url: new URL('https://updates.example/ibidem/') });
    expect(readServer('http://127.0.0.1:8080')).toEqual({ url: new URL('http://127.0.0.1:8080/') });
    expect(readServer('http://updates.example/')).toEqual({ reason: 'The address of the update server must begin with https://.' });
    for (const wrong of ['', 'updates', 'file:///tmp', 'https://name:word@updates.example/', 'https://updates.example/?a=b']) expect(readServer(wrong), wrong).toHaveProperty('reason');
  });
});

// @ts-check
import { describe, expect, it } from 'vitest';
import { readRequest, unreachableSite } from './request.mjs';

const linux = { platform: 'linux', arch: 'x64' };

/** @param {string[]} words @param {{ platform: string, arch: string }} [machine] */
function understood(words, machine = linux) {
  const request = readRequest(words, machine);
  if (typeof request === 'string') throw new Error(request);
  return { ...request, targets: request.targets.map(({ name }) => name) };
}

describe('what a command line asks for', () => {
  it('is every format of this system, where it says nothing', () => {
    expect(understood([])).toEqual({ system: 'linux', targets: ['AppImage', 'deb', 'rpm', 'tar.gz'], archs: ['x64'], isChosen: false });
    expect(understood([], { platform: 'darwin', arch: 'arm64' })).toEqual({ system: 'mac', targets: ['dmg', 'zip'], archs: ['x64', 'arm64'], isChosen: false });
    expect(understood([], { platform: 'win32', arch: 'x64' })).toEqual({ system: 'windows', targets: ['nsis', 'portable'], archs: ['x64'], isChosen: false });
  });

  it('is what it names, in any case of letters', () => {
    expect(understood(['deb', 'appimage'])).toMatchObject({ targets: ['AppImage', 'deb'], isChosen: true });
    expect(understood(['windows', 'nsis', '--arm64'])).toMatchObject({ system: 'windows', targets: ['nsis'], archs: ['arm64'] });
  });

  it('is the unpacked program for this processor with --dir', () => {
    expect(understood(['--dir'], { platform: 'darwin', arch: 'arm64' })).toEqual({ system: 'mac', targets: [], archs: ['arm64'], isChosen: false });
  });

  it('is refused with what there is', () => {
    expect(readRequest(['dmg'], linux)).toMatch(/“dmg” is not understood\. For linux there is: AppImage, deb, rpm, tar\.gz/);
    expect(readRequest(['--fast'], linux)).toMatch(/--fast/);
  });
});

describe('a site that cannot be reached', () => {
  it('is named', () => {
    expect(unreachableSite(new Error('getaddrinfo ENOTFOUND github.com'))).toBe('github.com');
    expect(unreachableSite(new Error('connect ECONNREFUSED 127.0.0.1:9'))).toBe('127.0.0.1:9');
  });

  it('is not seen in other failures', () => {
    expect(unreachableSite(new Error('Please specify author email'))).toBeNull();
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NetworkChoice } from './networkChoice';
import { UpdateChoiceFile } from './updateChoice';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ibidem-choices-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a choice that is kept in a file', () => {
  it('counts from the moment it is made: who asks at once is answered by it', async () => {
    const network = new NetworkChoice(() => path.join(folder, 'no-network'));
    void network.allow(false);
    expect(await network.isAllowed()).toBe(false);
    void network.allow(true);
    expect(await network.isAllowed()).toBe(true);

    const updates = new UpdateChoiceFile(() => path.join(folder, 'updates.json'));
    void updates.change(() => ({ isAllowed: true, server: 'https://one.example/' }));
    void updates.change((stored) => ({ ...stored, server: `${stored.server}two` }));
    expect(await updates.read()).toEqual({ isAllowed: true, server: 'https://one.example/two' });
  });

  it('that could not be written is told to who made it, and the next one is written', async () => {
    let name = path.join('none', 'updates.json');
    const updates = new UpdateChoiceFile(() => path.join(folder, name));
    await expect(updates.change(() => ({ isAllowed: true, server: '' }))).rejects.toThrow();
    expect(await updates.read()).toEqual({ isAllowed: false, server: '' });
    name = 'updates.json';
    await updates.change(() => ({ isAllowed: true, server: 'x' }));
    expect(await updates.read()).toEqual({ isAllowed: true, server: 'x' });
  });
});

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firstWindowState, fitToDisplays, readWindowState, writeWindowState, type Bounds } from './windowState';

const primary: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const left: Bounds = { x: -1920, y: 0, width: 1920, height: 1080 };

describe('fitToDisplays', () => {
  it('keeps a window that lies inside a display', () => {
    const bounds = { x: -1800, y: 100, width: 900, height: 700 };
    expect(fitToDisplays(bounds, [primary, left])).toEqual(bounds);
  });

  it('centers a first window, shrunk to a small display', () => {
    expect(fitToDisplays(null, [{ x: 0, y: 0, width: 1000, height: 600 }])).toEqual({ x: 0, y: 0, width: 1000, height: 600 });
    expect(fitToDisplays(null, [{ x: 100, y: 0, width: 2360, height: 1080 }])).toEqual({ x: 600, y: 100, width: 1360, height: 880 });
  });

  it('brings a window home whose display was unplugged', () => {
    expect(fitToDisplays({ x: -1800, y: 100, width: 900, height: 700 }, [primary])).toEqual(fitToDisplays(null, [primary]));
  });

  it('moves a window in that hangs over the edge, and shrinks one that is too large', () => {
    expect(fitToDisplays({ x: 1200, y: 500, width: 800, height: 600 }, [primary])).toEqual({ x: 640, y: 300, width: 800, height: 600 });
    expect(fitToDisplays({ x: -50, y: -50, width: 5000, height: 4000 }, [primary])).toEqual(primary);
  });

  it('always answers with a window inside one display', () => {
    const number = fc.integer({ min: -4000, max: 4000 });
    const length = fc.integer({ min: 1, max: 6000 });
    fc.assert(fc.property(fc.record({ x: number, y: number, width: length, height: length }), (bounds) => {
      const fitted = fitToDisplays(bounds, [primary, left]);
      expect([primary, left].some((area) => fitted.x >= area.x && fitted.y >= area.y &&
        fitted.x + fitted.width <= area.x + area.width && fitted.y + fitted.height <= area.y + area.height)).toBe(true);
    }));
  });
});

describe('the window state file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ibidem-window-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('comes back as it was written, and leaves no other file', async () => {
    const state = { bounds: { x: -5, y: 0, width: 800, height: 600 }, isMaximized: true, appearance: 'dark' } as const;
    const file = path.join(folder, 'window.json');
    await writeWindowState(file, state);
    expect(await readWindowState(file)).toEqual(state);
    expect(await readdir(folder)).toEqual(['window.json']);
  });

  it('is the first state where the file is missing', async () => {
    expect(await readWindowState(path.join(folder, 'window.json'))).toBe(firstWindowState);
  });

  it.each(['', '{"bounds":', '[]', '{"bounds":{"x":0,"y":0,"width":0,"height":9},"isMaximized":false,"appearance":"dark"}', '{"bounds":{"x":1e99,"y":0,"width":9,"height":9},"isMaximized":false,"appearance":"dark"}'])(
    'is the first state where the file holds %s', async (text) => {
      const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
      const file = path.join(folder, 'window.json');
      await writeFile(file, text);
      expect(await readWindowState(file)).toBe(firstWindowState);
      expect(log).toHaveBeenCalledOnce();
    });
});

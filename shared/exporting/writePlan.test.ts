import { describe, expect, it } from 'vitest';
import { exportManifestPath, parseManifest, serializeManifest } from './exportManifest';
import { pathsToExamine, planWrites, type WriteRules } from './writePlan';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64)) as [string, string, string, string];
const careful: WriteRules = { overwrite: false, prune: false };

function plan(files: Record<string, string>, manifest: Record<string, string> | null, onDisk: Record<string, string>, rules: Partial<WriteRules> = {}): Record<string, unknown> {
  const made = planWrites({
    files: Object.entries(files).map(([path, sha256]) => ({ path, sha256 })),
    manifest: manifest && new Map(Object.entries(manifest)),
    onDisk: new Map(Object.entries(onDisk)),
  }, { ...careful, ...rules });
  return { ...made, manifest: Object.fromEntries(made.manifest) };
}

describe('planWrites', () => {
  it('writes into an empty folder', () => {
    expect(plan({ y: b, x: a }, null, {})).toEqual({ conflicts: [], write: ['x', 'y'], unchanged: [], remove: [], manifest: { x: a, y: b } });
  });

  it('leaves alone what has the right bytes, whoever wrote it', () => {
    expect(plan({ x: a, y: b }, { x: a }, { x: a, y: b })).toMatchObject({ conflicts: [], write: [], unchanged: ['x', 'y'], manifest: { x: a, y: b } });
  });

  it('replaces what it wrote and nobody changed', () => {
    expect(plan({ x: b }, { x: a }, { x: a })).toMatchObject({ conflicts: [], write: ['x'], manifest: { x: b } });
  });

  it.each([
    ['a file of somebody else', null, { x: c }],
    ['a file that the manifest does not know', { y: a }, { x: c }],
    ['a file that was changed since', { x: a }, { x: c }],
  ])('refuses to replace %s, and then does nothing', (_, manifest, onDisk) => {
    const files = { x: b, y: a, z: d };
    expect(plan(files, manifest, onDisk, { prune: true })).toEqual({ conflicts: ['x'], write: [], unchanged: [], remove: [], manifest: manifest ?? {} });
    expect(plan(files, manifest, onDisk, { overwrite: true })).toMatchObject({ conflicts: [], write: ['x', 'y', 'z'], manifest: files });
  });

  it('removes files of an earlier export only with prune, and only where nobody changed them', () => {
    const manifest = { x: a, old: b, edited: c, gone: d };
    const onDisk = { x: a, old: b, edited: d };
    expect(plan({ x: a }, manifest, onDisk)).toMatchObject({ remove: [], manifest: { x: a, old: b, edited: c } });
    expect(plan({ x: a }, manifest, onDisk, { prune: true })).toMatchObject({ remove: ['old'], manifest: { x: a, edited: c } });
    expect(plan({ x: a }, manifest, onDisk, { prune: true, overwrite: true })).toMatchObject({ remove: ['old'] });
  });

  it('knows a file again whose name changed only in case, where the disk shows both names', () => {
    expect(plan({ 'Talks.md': b }, { 'talks.md': a }, { 'Talks.md': a, 'talks.md': a }, { prune: true })).toEqual({
      conflicts: [], write: ['Talks.md'], unchanged: [], remove: [], manifest: { 'Talks.md': b },
    });
  });

  it('removes the old file where the disk tells the two names apart', () => {
    expect(plan({ 'Talks.md': b }, { 'talks.md': a }, { 'talks.md': a }, { prune: true })).toMatchObject({ write: ['Talks.md'], remove: ['talks.md'] });
  });

  it('asks for the digests of all paths, each once', () => {
    expect(pathsToExamine(['y', 'x'], new Map([['x', a], ['w', b]]))).toEqual(['w', 'x', 'y']);
    expect(pathsToExamine([], null)).toEqual([]);
  });
});

describe('the manifest', () => {
  const manifest = new Map([['Sources/ü "x".md', a], ['Index.md', b], ['__proto__', c]]);

  it('is read back, whatever its order', () => {
    const text = serializeManifest(manifest);
    expect(parseManifest(text)).toBeNull(); // a quotation mark cannot stand in a path
    const allowed = new Map([...manifest].filter(([path]) => !path.includes('"')));
    expect(parseManifest(serializeManifest(allowed))).toEqual(allowed);
    expect(serializeManifest(new Map([...allowed].reverse()))).toBe(serializeManifest(allowed));
    expect(parseManifest(serializeManifest(new Map()))).toEqual(new Map());
    expect(serializeManifest(new Map([['Index.md', b]]))).toBe(`{\n  "format": "ibidem-export",\n  "version": 1,\n  "files": [\n    {"path":"Index.md","sha256":"${b}"}\n  ]\n}\n`);
    expect(exportManifestPath).toBe('ibidem-export.json');
  });

  it.each([
    ['nothing', ''],
    ['half a file', serializeManifest(new Map([['x', a]])).slice(0, 60)],
    ['another JSON', '[]'],
    ['a newer version', serializeManifest(new Map()).replace('"version": 1', '"version": 2')],
    ['a path out of the folder', serializeManifest(new Map([['../x', a]]))],
    ['an absolute path', serializeManifest(new Map([['/etc/x', a]]))],
    ['a Windows path', serializeManifest(new Map([['C:\\x', a]]))],
    ['no digest', serializeManifest(new Map([['x', 'abc']]))],
  ])('knows nothing from %s', (_, text) => {
    expect(parseManifest(text)).toBeNull();
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceId } from '../domain/ids';
import { collect } from './collect';
import { goldenNotebook } from './golden/goldenNotebook';
import { contentsOf, emptyContents } from './scope';

const snapshot = goldenNotebook();
const notebook = collect(snapshot);
const ids = snapshot.sources.map(({ id }) => id);
const gone = 'source-zzzzzzzzzzzzzzzz' as SourceId;

/** The highlights of some sources, straight from the snapshot. */
function passagesIn(sourceIds: readonly SourceId[]): readonly string[] {
  return snapshot.passages.filter(({ sourceId }) => sourceIds.includes(sourceId)).map(({ id }) => id).sort();
}

describe('what an export of chosen sources holds', () => {
  it('is those sources with all their highlights, and nothing else', () => {
    fc.assert(fc.property(fc.subarray([...ids]), (chosen) => {
      const contents = contentsOf(notebook, { kind: 'sources', sourceIds: chosen });
      expect([...contents.sources].sort()).toEqual([...chosen].sort());
      expect([...contents.passages].sort()).toEqual(passagesIn(chosen));
      expect(contents).toMatchObject({ notes: new Set(), entities: new Set(), hasIndex: false });
    }));
  });

  it('is the same as of one source where one is chosen, and each once where it is named twice', () => {
    for (const id of ids) expect(contentsOf(notebook, { kind: 'sources', sourceIds: [id, id] })).toEqual(contentsOf(notebook, { kind: 'source', sourceId: id }));
  });

  it('leaves out what is gone', () => {
    const [first] = ids;
    if (!first) throw new Error('The golden notebook has no sources');
    expect([...contentsOf(notebook, { kind: 'sources', sourceIds: [gone, first] }).sources]).toEqual([first]);
    expect(contentsOf(notebook, { kind: 'sources', sourceIds: [gone] })).toEqual(emptyContents);
    expect(contentsOf(notebook, { kind: 'sources', sourceIds: [] })).toEqual(emptyContents);
  });

  it('never holds more than the whole notebook does', () => {
    const everything = contentsOf(notebook, { kind: 'everything' });
    expect([...everything.sources].sort()).toEqual([...ids].sort());
    const all = contentsOf(notebook, { kind: 'sources', sourceIds: ids });
    expect(all.sources).toEqual(everything.sources);
    expect(all.passages).toEqual(everything.passages);
  });
});

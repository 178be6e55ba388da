import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceId } from '../domain/ids';
import { collect } from './collect';
import { goldenNotebook } from './golden/goldenNotebook';
import { contentsOf, type ExportContents } from './scope';

const snapshot = goldenNotebook();
const notebook = collect(snapshot);
const ids = snapshot.sources.map(({ id }) => id);
const gone = 'source-zzzzzzzzzzzzzzzz' as SourceId;

/** The highlights that an export holds. */
function passagesOf(contents: ExportContents): readonly string[] {
  return snapshot.passages.filter((passage) => contents.hasPassage(passage)).map(({ id }) => id).sort();
}

/** The highlights of some sources, straight from the snapshot. */
function passagesIn(sourceIds: readonly SourceId[]): readonly string[] {
  return snapshot.passages.filter(({ sourceId }) => sourceIds.includes(sourceId)).map(({ id }) => id).sort();
}

describe('what an export of chosen sources holds', () => {
  it('is those sources with all their highlights, and nothing else', () => {
    fc.assert(fc.property(fc.subarray([...ids]), (chosen) => {
      const contents = contentsOf(notebook, { kind: 'sources', sourceIds: chosen });
      expect([...contents.sources].sort()).toEqual([...chosen].sort());
      expect(passagesOf(contents)).toEqual(passagesIn(chosen));
      expect(contents).toMatchObject({ notes: new Set(), entities: new Set(), hasIndex: false });
    }));
  });

  it('is the same as of one source where one is chosen, and each once where it is named twice', () => {
    for (const id of ids) {
      const [twice, once] = [contentsOf(notebook, { kind: 'sources', sourceIds: [id, id] }), contentsOf(notebook, { kind: 'source', sourceId: id })];
      expect(twice.sources).toEqual(once.sources);
      expect(passagesOf(twice)).toEqual(passagesOf(once));
    }
  });

  it('leaves out what is gone', () => {
    const [first] = ids;
    if (!first) throw new Error('The golden notebook has no sources');
    expect([...contentsOf(notebook, { kind: 'sources', sourceIds: [gone, first] }).sources]).toEqual([first]);
    for (const sourceIds of [[gone], []]) {
      const contents = contentsOf(notebook, { kind: 'sources', sourceIds });
      expect(contents).toMatchObject({ sources: new Set(), notes: new Set(), entities: new Set(), hasIndex: false });
      expect(passagesOf(contents)).toEqual([]);
    }
  });

  it('never holds more than the whole notebook does', () => {
    const everything = contentsOf(notebook, { kind: 'everything' });
    expect([...everything.sources].sort()).toEqual([...ids].sort());
    const all = contentsOf(notebook, { kind: 'sources', sourceIds: ids });
    expect(all.sources).toEqual(everything.sources);
    expect(passagesOf(all)).toEqual(passagesOf(everything));
  });
});

import type { GraphEvidence } from '../../shared/analysis/graphTypes';
import type { PassageId, RelationId, SourceId } from '../../shared/domain/ids';
import type { Passage } from '../../shared/domain/passage';
import { publicationSortKey } from '../../shared/domain/publicationDate';
import type { Relation } from '../../shared/domain/relation';
import type { Source } from '../../shared/domain/source';
import type { Span } from '../../shared/domain/span';
import type { NotebookDatabase } from './database';

/** Words of a sentence or paragraph: those of one end, of the other, or between. */
export interface EvidencePiece {
  readonly text: string;
  readonly end: 'from' | 'to' | null;
}

export interface EvidenceText {
  readonly key: string;
  readonly span: Span;
  readonly pieces: readonly EvidencePiece[];
  readonly isSuggested: boolean;
}

export interface EvidenceOfSource {
  readonly source: Source;
  readonly texts: readonly EvidenceText[];
}

/** The words an edge rests on by source, newest publication first, undated ones last; the first `most` of them. */
export async function evidenceTexts(database: NotebookDatabase, evidence: readonly GraphEvidence[], most: number): Promise<EvidenceOfSource[]> {
  const bySource = new Map<SourceId, GraphEvidence[]>();
  for (const place of evidence) bySource.set(place.sourceId, [...(bySource.get(place.sourceId) ?? []), place]);
  const sources = (await database.sources.bulkGet([...bySource.keys()])).filter((source) => source !== undefined).sort(compareNewest);
  const shown: EvidenceOfSource[] = [];
  let left = most;
  for (const source of sources) {
    if (left <= 0) break;
    const places = (bySource.get(source.id) ?? []).slice(0, left);
    const text = (await database.sourceDocuments.get(source.id))?.text;
    if (text === undefined) continue;
    left -= places.length;
    shown.push({
      source,
      texts: places.map((place) => ({ key: `${source.id} ${place.start}`, span: { start: place.start, end: place.end }, pieces: piecesOf(text, place), isSuggested: place.isSuggested })),
    });
  }
  return shown;
}

function compareNewest(a: Source, b: Source): number {
  if (a.published.edtf === null || b.published.edtf === null) return Number(a.published.edtf === null) - Number(b.published.edtf === null) || (a.id < b.id ? -1 : 1);
  return publicationSortKey(b.published).localeCompare(publicationSortKey(a.published)) || (a.id < b.id ? -1 : 1);
}

/** The words of a stretch in pieces. Where the places of both ends overlap, the one that begins first has the words. */
export function piecesOf(text: string, { start, end, fromPlaces, toPlaces }: Omit<GraphEvidence, 'sourceId' | 'isSuggested'>): readonly EvidencePiece[] {
  const places = [...fromPlaces.map((span) => ({ ...span, of: 'from' as const })), ...toPlaces.map((span) => ({ ...span, of: 'to' as const }))].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: EvidencePiece[] = [];
  let at = start;
  for (const place of places) {
    const [from, to] = [Math.max(at, place.start), Math.min(end, place.end)];
    if (from >= to) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), end: null });
    pieces.push({ text: text.slice(from, to), end: place.of });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), end: null });
  return pieces;
}

export async function relationsByIds(database: NotebookDatabase, ids: readonly RelationId[]): Promise<Relation[]> {
  return (await database.relations.bulkGet([...ids])).filter((relation) => relation !== undefined);
}

/** A relation with the highlights it rests on and their sources. */
export interface RelationWithPassages {
  readonly relation: Relation;
  readonly passages: readonly { readonly passage: Passage; readonly source: Source | null }[];
}

export async function relationsWithPassages(database: NotebookDatabase, ids: readonly RelationId[]): Promise<RelationWithPassages[]> {
  const relations = await relationsByIds(database, ids);
  const passageIds = [...new Set<PassageId>(relations.flatMap(({ passageIds: own }) => own))];
  const passages = new Map((await database.passages.bulkGet(passageIds)).flatMap((passage) => (passage ? [[passage.id, passage] as const] : [])));
  const sourceIds = [...new Set([...passages.values()].map(({ sourceId }) => sourceId))];
  const sources = new Map((await database.sources.bulkGet(sourceIds)).flatMap((source) => (source ? [[source.id, source] as const] : [])));
  return relations.map((relation) => ({
    relation,
    passages: relation.passageIds.flatMap((id) => {
      const passage = passages.get(id);
      return passage ? [{ passage, source: sources.get(passage.sourceId) ?? null }] : [];
    }),
  }));
}

import { useMemo, useSyncExternalStore } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import type { HighlightColor, Passage } from '../../../shared/domain/passage';
import type { Source } from '../../../shared/domain/source';
import type { SourceDocument } from '../../../shared/domain/sourceDocument';
import { foreseenAfter, foreseenOf, type ForeseenRecord } from '../../data/foreseen';
import { createSharedLive, useSharedLive } from '../../data/sharedLive';
import { colorMeanings, comparePassages, passagesOf } from '../../data/passageQueries';
import { sourceDocumentOf, sourceOf } from '../../data/sourceQueries';
import { useServices } from '../../services';
import { locatePassages, type LocatedPassage } from './locatedPassages';

/** An article with its highlights, each where it stands now. */
export interface Reading {
  readonly source: Source;
  readonly document: SourceDocument;
  readonly passages: readonly LocatedPassage[];
  readonly meanings: Readonly<Record<HighlightColor, string>>;
}

export type ReadingAnswer =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  | { readonly status: 'ready'; readonly reading: Reading };

// Text and inspector show the same article: what it holds is read once for both.
const liveSource = createSharedLive(sourceOf);
const liveDocument = createSharedLive(sourceDocumentOf);
const livePassages = createSharedLive(async (database, sourceId: SourceId) => {
  const { commits } = foreseenOf(database);
  return { commits, passages: await passagesOf(database, sourceId) };
});
const liveMeanings = createSharedLive(colorMeanings);

interface SavedPassages {
  readonly commits: number;
  readonly passages: readonly Passage[];
}

/** The highlights of a source with those on their way to the database. */
function withForeseen({ commits, passages }: SavedPassages, foreseen: readonly ForeseenRecord[], sourceId: SourceId): readonly Passage[] {
  const known = new Set(passages.map(({ id }) => id));
  const added = foreseenAfter(foreseen, 'passages', commits).filter((passage) => passage.sourceId === sourceId && !known.has(passage.id));
  return added.length === 0 ? passages : [...passages, ...added].sort(comparePassages);
}

/** The article of a source, live. */
export function useReading(sourceId: SourceId): ReadingAnswer {
  const { database } = useServices();
  const source = useSharedLive(liveSource, database, sourceId);
  const document = useSharedLive(liveDocument, database, sourceId);
  const saved = useSharedLive(livePassages, database, sourceId);
  const { subscribe, current } = foreseenOf(database);
  const foreseen = useSyncExternalStore(subscribe, current);
  const passages = useMemo(() => (saved ? withForeseen(saved, foreseen, sourceId) : undefined), [saved, foreseen, sourceId]);
  const meanings = useSharedLive(liveMeanings, database, '');
  const located = useMemo(
    () => (source && document && passages ? locatePassages(document.text, source.textDigest, passages) : undefined),
    [document, passages, source],
  );
  if (source === null || document === null) return { status: 'missing' };
  if (!source || !document || !located || !meanings) return { status: 'loading' };
  return { status: 'ready', reading: { source, document, passages: located, meanings } };
}

import { useMemo, useSyncExternalStore } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import type { HighlightColor, Passage } from '../../../shared/domain/passage';
import type { Source } from '../../../shared/domain/source';
import type { SourceDocument } from '../../../shared/domain/sourceDocument';
import { textWithoutTrims, withoutTrims } from '../../../shared/domain/trims';
import { foreseenAfter, foreseenOf, type ForeseenRecord } from '../../data/foreseen';
import type { KnownRows } from '../../data/liveTable';
import { createSharedLive, useSharedLive } from '../../data/sharedLive';
import { colorMeanings, comparePassages, livePassages } from '../../data/passageQueries';
import { sourceDocumentOf, sourceOf } from '../../data/sourceQueries';
import { useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { locatePassages, type LocatedPassage } from './locatedPassages';
import { readerSessionOf } from './readerSession';

/** An article with its highlights, each where it stands now. */
export interface Reading {
  readonly source: Source;
  /** As it is read: the whole text, and the blocks of it that are shown. */
  readonly document: SourceDocument;
  /** The text with blanks where it is trimmed, for finding. */
  readonly findable: string;
  /** With what is trimmed. */
  readonly whole: SourceDocument;
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
const liveMeanings = createSharedLive(colorMeanings);

/** The highlights of a source with those on their way to the database, in text order. */
function withForeseen({ commits, rows }: KnownRows<Passage>, foreseen: readonly ForeseenRecord[], sourceId: SourceId): readonly Passage[] {
  const known = new Set(rows.map(({ id }) => id));
  const added = foreseenAfter(foreseen, 'passages', commits).filter((passage) => passage.sourceId === sourceId && !known.has(passage.id));
  return [...rows, ...added].sort(comparePassages);
}

/** The article of a source, live. */
export function useReading(sourceId: SourceId): ReadingAnswer {
  const { database, navigation } = useServices();
  const source = useSharedLive(liveSource, database, sourceId);
  const whole = useSharedLive(liveDocument, database, sourceId);
  const saved = useSharedLive(livePassages, database, sourceId);
  const { subscribe, current } = foreseenOf(database);
  const foreseen = useSyncExternalStore(subscribe, current);
  const passages = useMemo(() => (saved ? withForeseen(saved, foreseen, sourceId) : undefined), [saved, foreseen, sourceId]);
  const meanings = useSharedLive(liveMeanings, database, '');
  const showsTrims = useStore(readerSessionOf(navigation).showsTrimsOf) === sourceId;
  const trimmed = source?.trimmed;
  const textDigest = source?.textDigest;
  const text = whole?.text;
  const document = useMemo(
    () => (whole && trimmed && !showsTrims ? { ...whole, blocks: withoutTrims(whole, trimmed).blocks } : whole),
    [whole, trimmed, showsTrims],
  );
  const findable = useMemo(() => (text !== undefined && trimmed && !showsTrims ? textWithoutTrims(text, trimmed) : text), [text, trimmed, showsTrims]);
  const located = useMemo(
    () => (textDigest !== undefined && text !== undefined && passages ? locatePassages(text, textDigest, passages) : undefined),
    [text, textDigest, passages],
  );
  // The same answer until something of it changes: what is drawn of it later asks whether it is another one.
  return useMemo((): ReadingAnswer => {
    if (source === null || whole === null) return { status: 'missing' };
    if (!source || !whole || !document || findable === undefined || !located || !meanings) return { status: 'loading' };
    return { status: 'ready', reading: { source, document, findable, whole, passages: located, meanings } };
  }, [source, whole, document, findable, located, meanings]);
}

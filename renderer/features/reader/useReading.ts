import { useMemo } from 'react';
import type { SourceId } from '../../../shared/domain/ids';
import type { HighlightColor } from '../../../shared/domain/passage';
import type { Source } from '../../../shared/domain/source';
import type { SourceDocument } from '../../../shared/domain/sourceDocument';
import { createSharedLive, useSharedLive } from '../../data/sharedLive';
import { colorMeanings, passagesOf } from '../../data/passageQueries';
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
const livePassages = createSharedLive(passagesOf);
const liveMeanings = createSharedLive(colorMeanings);

/** The article of a source, live. */
export function useReading(sourceId: SourceId): ReadingAnswer {
  const { database } = useServices();
  const source = useSharedLive(liveSource, database, sourceId);
  const document = useSharedLive(liveDocument, database, sourceId);
  const passages = useSharedLive(livePassages, database, sourceId);
  const meanings = useSharedLive(liveMeanings, database, '');
  const located = useMemo(
    () => (source && document && passages ? locatePassages(document.text, source.textDigest, passages) : undefined),
    [document, passages, source],
  );
  if (source === null || document === null) return { status: 'missing' };
  if (!source || !document || !located || !meanings) return { status: 'loading' };
  return { status: 'ready', reading: { source, document, passages: located, meanings } };
}

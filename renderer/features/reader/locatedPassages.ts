import { locateAll } from '../../../shared/anchoring/locate';
import type { Passage } from '../../../shared/domain/passage';
import type { Span } from '../../../shared/domain/span';

/** A highlight and where it stands in the text as it is now. */
export type LocatedPassage =
  | { readonly status: 'exact' | 'moved'; readonly passage: Passage; readonly span: Span }
  /** The words are no longer in the text; they are kept and shown for review. */
  | { readonly status: 'lost'; readonly passage: Passage; readonly span: null };
export type PlacedPassage = Exclude<LocatedPassage, { status: 'lost' }>;

export function isPlaced(located: LocatedPassage): located is PlacedPassage {
  return located.status !== 'lost';
}

interface FoundInPlace {
  readonly textDigest: string;
  readonly located: LocatedPassage;
}

/** Highlights that stand where they were made; where a moved one stands depends on others, and is asked again. */
const inPlace = new WeakMap<Passage, FoundInPlace>();

/** Finds every highlight in the text, in the order given. */
export function locatePassages(text: string, textDigest: string, passages: readonly Passage[]): readonly LocatedPassage[] {
  const asked = passages.filter((passage) => inPlace.get(passage)?.textDigest !== textDigest);
  const found = locateAll(asked.map(({ anchor }) => anchor), text, textDigest);
  const places = new Map(asked.map((passage, index) => [passage, found[index]]));
  return passages.map((passage): LocatedPassage => {
    const known = places.has(passage) ? undefined : inPlace.get(passage);
    if (known) return known.located;
    const place = places.get(passage);
    if (!place || place.kind === 'lost') return { status: 'lost', passage, span: null };
    const located: LocatedPassage = { status: place.kind, passage, span: place.span };
    if (place.kind === 'exact') inPlace.set(passage, { textDigest, located });
    return located;
  });
}

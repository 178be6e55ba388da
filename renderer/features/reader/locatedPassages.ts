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

/** Finds every highlight in the text, in the order given. */
export function locatePassages(text: string, textDigest: string, passages: readonly Passage[]): readonly LocatedPassage[] {
  const found = locateAll(passages.map(({ anchor }) => anchor), text, textDigest);
  return passages.map((passage, index): LocatedPassage => {
    const located = found[index];
    if (!located || located.kind === 'lost') return { status: 'lost', passage, span: null };
    return { status: located.kind, passage, span: located.span };
  });
}

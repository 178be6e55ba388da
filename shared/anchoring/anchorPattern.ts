import type { Anchor } from '../domain/anchor';
import { foldedOffset, foldText, type FoldedText } from '../domain/foldedText';

/** An anchor's words and context as they read in folded text. */
export interface AnchorPattern {
  /** Prefix, words and suffix in one. */
  readonly whole: string;
  readonly prefix: string;
  readonly exact: string;
  readonly suffix: string;
}

/** Anchors overlook typography, never letters: case and accents are words. */
export function foldForAnchors(text: string): FoldedText {
  return foldText(text, { ignoreCase: false, ignoreAccents: false });
}

/** Folds an anchor in one piece, so that white space and dashes that run across its borders count as in a text. */
export function patternOf({ prefix, exact, suffix }: Anchor): AnchorPattern {
  const folded = foldForAnchors(prefix + exact + suffix);
  const start = foldedOffset(folded, prefix.length);
  const end = foldedOffset(folded, prefix.length + exact.length);
  return {
    whole: folded.text,
    prefix: folded.text.slice(0, start),
    exact: folded.text.slice(start, end),
    suffix: folded.text.slice(end),
  };
}

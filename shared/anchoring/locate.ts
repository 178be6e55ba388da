import type { Anchor } from '../domain/anchor';
import { originSpan } from '../domain/foldedText';
import type { Span } from '../domain/span';
import { chooseReading, hasRival, type ReadingChoice } from './anchorChoice';
import { expectationsOf, wholeSpans, type Expectation, type Search } from './anchorExpectation';
import { foldForAnchors, patternOf } from './anchorPattern';
import { seedPlaces } from './seedIndex';
import { isEmpty, trimSpan } from './span';

/** Where an anchor's words stand in a text (SPEC: locate). What is not certain enough is lost, never guessed. */
export type Located =
  /** The text is the one the anchor was taken from, and the words stand where it says. */
  | { readonly kind: 'exact'; readonly span: Span }
  | {
      readonly kind: 'moved';
      readonly span: Span;
      /** The anchor's words, to show beside those that stand in the text now. */
      readonly quotation: string;
      /** Share of words and context found again, 0 to 1; 1 where all of it stands in one place only. */
      readonly confidence: number;
      /** Whether the words are the same, the same but for quotation marks, dashes and white space, or edited. */
      readonly words: 'same' | 'typography' | 'edited';
      /** Likeness of the words alone, 0 to 1: 1 − edit distance ÷ the longer length, typography overlooked. */
      readonly similarity: number;
    }
  | { readonly kind: 'lost'; readonly quotation: string };

/** Finds one anchor. For many in the same text `locateAll` takes hardly longer than this for one. */
export function locate(anchor: Anchor, text: string, textDigest: string): Located {
  return locateAll([anchor], text, textDigest)[0] ?? { kind: 'lost', quotation: anchor.exact };
}

/**
 * Finds anchors, one answer for each, in their order.
 * @param textDigest SHA-256 of the text, to tell whether it is the text that an anchor was taken from
 */
export function locateAll(anchors: readonly Anchor[], text: string, textDigest: string): Located[] {
  const isInPlace = ({ start, end, exact, textDigest: taken }: Anchor): boolean =>
    taken === textDigest && text.slice(start, end) === exact;
  const away = anchors.filter((anchor) => !isInPlace(anchor));
  const found = new Map(away.length > 0 ? search(away, text) : []);
  return anchors.map((anchor) => found.get(anchor) ?? { kind: 'exact', span: { start: anchor.start, end: anchor.end } });
}

function search(anchors: readonly Anchor[], text: string): [Anchor, Located][] {
  const folded = foldForAnchors(text);
  const patterns = anchors.map(patternOf);
  const places = seedPlaces(folded.text, patterns.map(({ whole }) => whole));
  const searches = anchors
    .flatMap((anchor, index): Search[] => {
      const pattern = patterns[index];
      return pattern ? [{ anchor, pattern, places: places[index] ?? [], wholes: wholeSpans(pattern, places[index] ?? [], folded.text) }] : [];
    })
    .sort((one, other) => one.anchor.start - other.anchor.start);
  const expectations = expectationsOf(searches, folded);
  return searches.map((each, index): [Anchor, Located] => {
    const { anchor } = each;
    const expectation = expectations[index];
    const choice = expectation ? choose(each, folded.text, expectation) : null;
    const located = choice && moved(anchor, text, originSpan(folded, choice), choice);
    return [anchor, located ?? { kind: 'lost', quotation: anchor.exact }];
  });
}

/** The most that is believed of words and context found whole, but out of the order of their neighbors. */
const strayConfidence = 0.7;

/** What is believed of one of several such places that stands exactly where the neighbors on both sides lead. */
const twinConfidence = 0.9;

function choose({ pattern, places, wholes }: Search, text: string, expectation: Expectation): ReadingChoice | null {
  const [only, twin] = wholes;
  if (!only) return chooseReading(pattern, text, places, expectation);
  const whole = { confidence: 1, similarity: 1 };
  if (twin) {
    const led = wholes.find(({ start }) => start === expectation.certainStart);
    return led ? { ...led, ...whole, confidence: twinConfidence } : null;
  }
  if (expectation.isInOrder) return { ...only, ...whole };
  // A copy of words that were edited or taken out at their own place is not where they went.
  return hasRival(pattern, text, places, expectation, only) ? null : { ...only, ...whole, confidence: strayConfidence };
}

function moved(anchor: Anchor, text: string, found: Span, { confidence, similarity }: ReadingChoice): Located | null {
  const span = trimSpan(text, found);
  if (isEmpty(span)) return null;
  const isSame = text.slice(span.start, span.end) === anchor.exact;
  const words = isSame ? 'same' : similarity === 1 ? 'typography' : 'edited';
  return { kind: 'moved', span, quotation: anchor.exact, confidence, words, similarity };
}

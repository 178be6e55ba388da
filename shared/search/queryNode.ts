import type { Span } from '../domain/span';

/** The fields of the query language, in the order in which they are offered. */
export const queryFields = ['outlet', 'author', 'date', 'tag', 'color', 'entity', 'kind', 'state', 'in', 'has'] as const;
export type QueryField = (typeof queryFields)[number];

/** One word: `tariff`, `tariff*`. What holds several words (`U.S.`, `well-known`) is looked for as a phrase. */
export interface WordNode extends Span {
  readonly kind: 'word';
  /** As typed, without the star. */
  readonly text: string;
  readonly isPrefix: boolean;
}

/** Words in this order with nothing between: `"rules-based order"`. A star behind it goes with the last word. */
export interface PhraseNode extends Span {
  readonly kind: 'phrase';
  readonly text: string;
  readonly isPrefix: boolean;
}

/** Words or phrases with at most `distance` other words between the first and the last: `NEAR(wang "south china sea", 10)`. */
export interface NearNode extends Span {
  readonly kind: 'near';
  readonly parts: readonly (WordNode | PhraseNode)[];
  readonly distance: number;
}

/** `outlet:gazette`. The value is checked and, where it is one of a list or a date, in its plain form. */
export interface FieldNode extends Span {
  readonly kind: 'field';
  readonly field: QueryField;
  readonly value: string;
}

export interface NotNode extends Span {
  readonly kind: 'not';
  readonly child: QueryNode;
}

/** All (`and`) or any (`or`) of at least two; never directly inside its own kind. */
export interface GroupNode extends Span {
  readonly kind: 'and' | 'or';
  readonly children: readonly QueryNode[];
}

/** What a query means. Spans are those of the typed text, in UTF-16 units. */
export type QueryNode = WordNode | PhraseNode | NearNode | FieldNode | NotNode | GroupNode;

/** A stretch of the typed text that has no meaning, with a sentence that says why. */
export interface QueryError extends Span {
  readonly sentence: string;
}

/** How far apart the words of `NEAR(a b)` may stand where no number is given. */
export const usualDistance = 10;

/** One node for all of some: a group inside a group of its kind is taken apart, one child stands for itself. */
export function groupOf(kind: 'and' | 'or', children: readonly QueryNode[], span: Span): QueryNode {
  const flat = children.flatMap((child) => (child.kind === kind ? child.children : [child]));
  const [only] = flat;
  return only && flat.length === 1 ? only : { kind, children: flat, start: span.start, end: span.end };
}

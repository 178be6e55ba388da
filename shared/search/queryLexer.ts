import type { Span } from '../domain/span';

/** A piece of a typed query. */
export type QueryToken =
  | (Span & { readonly kind: 'open' | 'close' | 'or' | 'and' | 'not' })
  | (Span & { readonly kind: 'word'; readonly text: string })
  /** `isClosed` is false where the closing mark is missing; a star right behind it is part of the token. */
  | (Span & { readonly kind: 'phrase'; readonly text: string; readonly isPrefix: boolean; readonly isClosed: boolean })
  /** A field's name and colon. What follows without space is its value. */
  | (Span & { readonly kind: 'field'; readonly name: string })
  /** `NEAR(`, without what follows. */
  | (Span & { readonly kind: 'near' })
  /** Only inside `NEAR(…)`; elsewhere a comma belongs to its word. */
  | (Span & { readonly kind: 'comma' });

export const quoteMarks = '"“”„‟«»＂';
const isQuote = (character: string): boolean => quoteMarks.includes(character);
const isSpace = (character: string): boolean => /\s/.test(character);
const endsWord = (character: string, isInNear: boolean): boolean =>
  character === '(' || character === ')' || isQuote(character) || isSpace(character) || (isInNear && character === ',');

const operators: ReadonlyMap<string, 'or' | 'and' | 'not'> = new Map([['OR', 'or'], ['AND', 'and'], ['NOT', 'not']]);

/** Takes a query apart. Every character that is no space lies in exactly one token. */
export function lexQuery(text: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  // Behind a field's colon everything is its value, words and signs that mean something elsewhere included.
  let isValue = false;
  let isInNear = false;
  while (at < text.length) {
    const start = at;
    const character = text.charAt(at);
    if (isSpace(character)) {
      at += 1;
      isValue = false;
      continue;
    }
    if (isQuote(character)) {
      at += 1;
      while (at < text.length && !isQuote(text.charAt(at))) at += 1;
      const isClosed = at < text.length;
      const inside = text.slice(start + 1, at);
      if (isClosed) at += 1;
      const isPrefix = isClosed && text.charAt(at) === '*';
      if (isPrefix) at += 1;
      tokens.push({ kind: 'phrase', text: inside, isPrefix, isClosed, start, end: at });
    } else if (character === '(' || character === ')') {
      at += 1;
      isInNear = false;
      tokens.push({ kind: character === '(' ? 'open' : 'close', start, end: at });
    } else if (isInNear && character === ',') {
      at += 1;
      tokens.push({ kind: 'comma', start, end: at });
    } else if (character === '-' && !isValue && !isInNear) {
      at += 1;
      tokens.push({ kind: 'not', start, end: at });
    } else {
      while (at < text.length && !endsWord(text.charAt(at), isInNear)) at += 1;
      const word = text.slice(start, at);
      const field = isValue || isInNear ? null : /^[A-Za-z]+:/.exec(word);
      if (field) {
        at = start + field[0].length;
        tokens.push({ kind: 'field', name: field[0].slice(0, -1), start, end: at });
        isValue = true;
        continue;
      }
      const operator = isValue || isInNear ? undefined : operators.get(word);
      if (operator) tokens.push({ kind: operator, start, end: at });
      else if (word === 'NEAR' && text.charAt(at) === '(' && !isValue) {
        at += 1;
        isInNear = true;
        tokens.push({ kind: 'near', start, end: at });
      } else tokens.push({ kind: 'word', text: word, start, end: at });
    }
    isValue = false;
  }
  return tokens;
}

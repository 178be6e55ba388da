import type { Span } from '../domain/span';
import { fieldNamed, listOf, readFieldValue } from './queryFieldRules';
import { lexQuery, type QueryToken } from './queryLexer';
import { groupOf, queryFields, usualDistance, type PhraseNode, type QueryError, type QueryNode, type WordNode } from './queryNode';
import { wordsOf } from './searchTokens';

/** A query read: nothing typed, what it means, or where it means nothing. With an error, nothing is looked for. */
export type ParsedQuery =
  | { readonly status: 'empty' }
  | { readonly status: 'parsed'; readonly node: QueryNode }
  | { readonly status: 'wrong'; readonly errors: readonly QueryError[] };

/** A longer query is refused. */
export const longestQuery = 4000;
const deepestNesting = 50;
const farthestDistance = 1000;

const closedByAny = new Set<QueryToken['kind']>(['close', 'or']);

class QueryParser {
  readonly errors: QueryError[] = [];
  private readonly tokens: readonly QueryToken[];
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {
    this.tokens = lexQuery(text);
  }

  run(): QueryNode | null {
    const nodes: QueryNode[] = [];
    while (this.peek()) {
      const node = this.alternatives();
      if (node) nodes.push(node);
      const stray = this.peek();
      if (stray?.kind === 'close') {
        this.at += 1;
        this.fail(stray, 'This bracket closes nothing.');
      }
    }
    const [first] = nodes;
    return first ? groupOf('and', nodes, { start: first.start, end: nodes.at(-1)?.end ?? first.end }) : null;
  }

  private peek(): QueryToken | undefined {
    return this.tokens[this.at];
  }

  private fail(span: Span, sentence: string): null {
    this.errors.push({ start: span.start, end: span.end, sentence });
    return null;
  }

  /** `a b OR c`: OR binds less than standing side by side. */
  private alternatives(): QueryNode | null {
    const nodes: QueryNode[] = [];
    let before: QueryToken | null = null;
    for (;;) {
      const errors = this.errors.length;
      const node = this.sequence();
      const behind = this.peek();
      const or = behind?.kind === 'or' ? behind : null;
      const alone = before ?? or;
      if (node) nodes.push(node);
      // Where something stands there that means nothing, that has been told.
      else if (alone && this.errors.length === errors) this.fail(alone, 'OR needs something on both sides.');
      if (!or) break;
      before = or;
      this.at += 1;
    }
    const [first] = nodes;
    return first ? groupOf('or', nodes, { start: first.start, end: nodes.at(-1)?.end ?? first.end }) : null;
  }

  private sequence(): QueryNode | null {
    const nodes: QueryNode[] = [];
    let lastAnd: QueryToken | null = null;
    for (;;) {
      const token = this.peek();
      if (!token || closedByAny.has(token.kind)) break;
      if (token.kind === 'and') {
        this.at += 1;
        if (nodes.length === 0 || lastAnd) this.fail(token, 'AND needs something on both sides.');
        lastAnd = token;
        continue;
      }
      const node = this.term();
      lastAnd = null;
      if (node) nodes.push(node);
    }
    if (lastAnd) this.fail(lastAnd, 'AND needs something on both sides.');
    const [first] = nodes;
    return first ? groupOf('and', nodes, { start: first.start, end: nodes.at(-1)?.end ?? first.end }) : null;
  }

  private term(): QueryNode | null {
    const token = this.peek();
    if (!token) return null;
    this.at += 1;
    switch (token.kind) {
      case 'word': return this.word(token);
      case 'phrase': return this.phrase(token);
      case 'field': return this.field(token);
      case 'near': return this.near(token);
      case 'open': return this.group(token);
      case 'not': return this.negation(token);
      case 'comma':
      case 'and':
      case 'or':
      case 'close':
        throw new Error(`${token.kind} is no term`);
    }
  }

  private negation(token: QueryToken): QueryNode | null {
    const next = this.peek();
    const sign = this.text.slice(token.start, token.end);
    if (!next || closedByAny.has(next.kind) || next.kind === 'and' || (sign === '-' && next.start !== token.end)) {
      return this.fail(token, sign === '-' ? '“-” leaves out what stands right behind it, and nothing stands there.' : 'NOT leaves out what stands behind it, and nothing stands there.');
    }
    if (!this.enter(token)) return null;
    const child = this.term();
    this.depth -= 1;
    return child && { kind: 'not', child, start: token.start, end: child.end };
  }

  private enter(token: QueryToken): boolean {
    this.depth += 1;
    if (this.depth <= deepestNesting) return true;
    this.depth -= 1;
    // One sentence is enough, and what is left is not read.
    this.at = this.tokens.length;
    this.fail(token, `Brackets and signs stand more than ${deepestNesting} deep in each other.`);
    return false;
  }

  private group(open: QueryToken): QueryNode | null {
    if (!this.enter(open)) return null;
    const before = this.errors.length;
    const isEmpty = this.peek()?.kind === 'close';
    const node = isEmpty ? null : this.alternatives();
    this.depth -= 1;
    const close = this.peek();
    if (close?.kind !== 'close') return this.errors.length > before ? null : this.fail(open, 'This bracket is not closed.');
    this.at += 1;
    if (isEmpty) return this.fail({ start: open.start, end: close.end }, 'There is nothing between these brackets.');
    return node && { ...node, start: open.start, end: close.end };
  }

  private word(token: QueryToken & { readonly kind: 'word' }): WordNode | null {
    const star = token.text.indexOf('*');
    const isPrefix = star >= 0 && star === token.text.length - 1;
    const text = isPrefix ? token.text.slice(0, -1) : token.text;
    if (text === '') return this.fail(token, '“*” stands right behind the beginning of a word, as in tarif*.');
    if (star >= 0 && !isPrefix) return this.fail(token, 'A star stands only at the end of a word, as in tarif*.');
    if (wordsOf(text).length === 0) return this.fail(token, `There is no letter and no digit in “${text}”.`);
    return { kind: 'word', text, isPrefix, start: token.start, end: token.end };
  }

  private phrase(token: QueryToken & { readonly kind: 'phrase' }): PhraseNode | null {
    const { text, isPrefix, start, end } = token;
    if (!token.isClosed) return this.fail(token, 'The quotation mark is not closed.');
    if (wordsOf(text).length === 0) return this.fail(token, 'There is no word between these quotation marks.');
    return { kind: 'phrase', text: text.replace(/\s+/g, ' ').trim(), isPrefix, start, end };
  }

  private field(token: QueryToken & { readonly kind: 'field' }): QueryNode | null {
    const value = this.peek();
    const isValue = value !== undefined && value.start === token.end && (value.kind === 'word' || value.kind === 'phrase');
    if (isValue) this.at += 1;
    const field = fieldNamed(token.name);
    if (!field) {
      const known = listOf(queryFields.map((name) => `${name}:`));
      return this.fail(token, `There is no field “${token.name}:”. The fields are ${known}. To look for the words themselves, put them in quotation marks.`);
    }
    if (!isValue) return this.fail(token, `Nothing stands behind ${field}:.`);
    if (value.kind === 'phrase' && !value.isClosed) return this.fail(value, 'The quotation mark is not closed.');
    const inside = value.kind === 'phrase' ? value.start + 1 : value.start;
    const read = readFieldValue(field, value.text);
    if (read.ok) return { kind: 'field', field, value: read.value.replace(/\s+/g, ' '), start: token.start, end: value.end };
    const at = Math.max(0, value.text.indexOf(read.what));
    const span = read.what === '' ? value : { start: inside + at, end: inside + at + read.what.length };
    return this.fail(span, read.sentence);
  }

  private near(token: QueryToken): QueryNode | null {
    const parts: (WordNode | PhraseNode)[] = [];
    const before = this.errors.length;
    let distance = usualDistance;
    for (;;) {
      const next = this.peek();
      if (!next) return this.fail(token, 'The bracket of NEAR( is not closed.');
      this.at += 1;
      if (next.kind === 'close') {
        const span = { start: token.start, end: next.end };
        if (this.errors.length > before) return null;
        return parts.length < 2 ? this.fail(span, 'NEAR needs at least two words, as in NEAR(wang visit, 10).') : { kind: 'near', parts, distance, ...span };
      }
      if (next.kind === 'comma') distance = this.distance(next);
      else if (next.kind === 'word' || next.kind === 'phrase') {
        const part = next.kind === 'word' ? this.word(next) : this.phrase(next);
        if (part) parts.push(part);
      } else this.fail(next, 'Only words, phrases and, behind a comma, a number stand in NEAR(…).');
    }
  }

  /** The number behind the comma of NEAR(…), with which it ends. */
  private distance(comma: QueryToken): number {
    const [number, end] = [this.peek(), this.tokens[this.at + 1]];
    const value = number?.kind === 'word' && /^\d{1,4}$/.test(number.text) ? Number(number.text) : Number.NaN;
    const isLast = end === undefined || end.kind === 'close';
    if (isLast && value >= 1 && value <= farthestDistance) {
      this.at += 1;
      return value;
    }
    this.fail(number && number.kind !== 'close' ? { start: comma.start, end: number.end } : comma, `Behind the comma of NEAR(…) stands a number from 1 to ${farthestDistance} and nothing else, as in NEAR(wang visit, 10).`);
    return usualDistance;
  }
}

/** Reads a query. Never throws; errors lie inside the text. */
export function parseQuery(text: string): ParsedQuery {
  if (text.trim() === '') return { status: 'empty' };
  if (text.length > longestQuery) {
    return { status: 'wrong', errors: [{ start: longestQuery, end: text.length, sentence: `A query may have ${longestQuery.toLocaleString('en')} characters. What stands behind them is not read.` }] };
  }
  const parser = new QueryParser(text);
  const node = parser.run();
  if (parser.errors.length > 0 || !node) return { status: 'wrong', errors: parser.errors };
  return { status: 'parsed', node };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightColors } from '../domain/passage';
import { parseQuery } from './queryParser';
import { groupOf, type PhraseNode, type QueryNode, type WordNode } from './queryNode';
import { serializeQuery } from './querySerializer';

function nodeOf(text: string): QueryNode {
  const parsed = parseQuery(text);
  if (parsed.status !== 'parsed') throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  return parsed.node;
}

/** The query with a bracket around every group, so that its shape can be read. */
function shapeOf(node: QueryNode): string {
  switch (node.kind) {
    case 'word': return `${node.text}${node.isPrefix ? '*' : ''}`;
    case 'phrase': return `"${node.text}"${node.isPrefix ? '*' : ''}`;
    case 'near': return `near${node.distance}(${node.parts.map(shapeOf).join(' ')})`;
    case 'field': return `${node.field}=${node.value}`;
    case 'not': return `not(${shapeOf(node.child)})`;
    case 'and':
    case 'or':
      return `${node.kind}(${node.children.map(shapeOf).join(' ')})`;
  }
}

describe('reading a query', () => {
  it.each([
    ['tariff', 'tariff'],
    ['tariff trade', 'and(tariff trade)'],
    ['tariff AND trade', 'and(tariff trade)'],
    ['tariff OR trade deal', 'or(tariff and(trade deal))'],
    ['(tariff OR trade) deal', 'and(or(tariff trade) deal)'],
    ['((a b) c)', 'and(a b c)'],
    ['-tariff', 'not(tariff)'],
    ['NOT tariff', 'not(tariff)'],
    ['trade -"free trade" -(a OR b)', 'and(trade not("free trade") not(or(a b)))'],
    ['well-known U.S.', 'and(well-known U.S.)'],
    ['tarif*', 'tarif*'],
    ['"rules based ord"*', '"rules based ord"*'],
    ['“rules  based”', '"rules based"'],
    ['foo"bar baz"', 'and(foo "bar baz")'],
    ['NEAR(wang "south sea", 5)', 'near5(wang "south sea")'],
    ['NEAR(wang vis*)', 'near10(wang vis*)'],
    ['near and or not', 'and(near and or not)'],
    ['Outlet:Gazette', 'outlet=Gazette'],
    ['entity:"Wang Yi"', 'entity=Wang Yi'],
    ['date:2023', 'date=2023'],
    ['date:2023-05..2023-07', 'date=2023-05..2023-07'],
    ['date:2023-05..', 'date=2023-05..'],
    ['date:..2023-05-07', 'date=..2023-05-07'],
    ['date:2023..2023', 'date=2023'],
    ['date:unknown', 'date=unknown'],
    ['color:GREEN', 'color=green'],
    ['tag:-minus', 'tag=-minus'],
    ['author:OR', 'author=OR'],
    ['kind:claim in:reading has:comment state:read', 'and(kind=claim in=reading has=comment state=read)'],
    ['10:30', '10:30'],
    ['王毅 访问', 'and(王毅 访问)'],
  ])('%s', (text, shape) => {
    expect(shapeOf(nodeOf(text))).toBe(shape);
  });

  it('knows where each part stands', () => {
    const text = 'outlet:x -(bar "b c"*)';
    const node = nodeOf(text);
    if (node.kind !== 'and') throw new Error(node.kind);
    expect(node.children.map(({ start, end }) => text.slice(start, end))).toEqual(['outlet:x', '-(bar "b c"*)']);
  });

  it.each([[''], ['   '], ['\n']])('finds nothing in %j', (text) => expect(parseQuery(text)).toEqual({ status: 'empty' }));

  it.each([
    ['"open', '"open', 'quotation mark is not closed'],
    ['a (b', '(', 'not closed'],
    ['a) b', ')', 'closes nothing'],
    ['a ()', '()', 'nothing between these brackets'],
    ['OR a', 'OR', 'both sides'],
    ['a OR', 'OR', 'both sides'],
    ['a AND', 'AND', 'both sides'],
    ['AND a', 'AND', 'both sides'],
    ['a - b', '-', 'nothing stands there'],
    ['a NOT', 'NOT', 'nothing stands there'],
    ['wa*ng', 'wa*ng', 'only at the end'],
    ['*', '*', 'beginning of a word'],
    ['a & b', '&', 'no letter'],
    ['""', '""', 'no word'],
    ['foo:bar', 'foo:', 'There is no field “foo:”'],
    ['https://example.org', 'https:', 'quotation marks'],
    ['tag:', 'tag:', 'Nothing stands behind tag:'],
    ['tag: x', 'tag:', 'Nothing stands behind tag:'],
    ['color:pink', 'pink', 'amber, green, blue, rose and violet'],
    ['kind:book', 'book', 'source, highlight'],
    ['date:2023-13', '2023-13', 'no date'],
    ['date:2023-02-30', '2023-02-30', 'no date'],
    ['date:2023..2022', '2023..2022', 'ends before it begins'],
    ['date:..', '..', 'at least one date'],
    ['date:2023-05..tomorrow', 'tomorrow', 'no date'],
    ['outlet:"!?"', '!?', 'no word'],
    ['entity:"Wang', '"Wang', 'not closed'],
    ['NEAR(a', 'NEAR(', 'not closed'],
    ['NEAR(a)', 'NEAR(a)', 'at least two'],
    ['NEAR(a b, x)', ', x', 'a number'],
    ['NEAR(a b, 5 c)', ', 5', 'nothing else'],
    ['NEAR(a (b c))', '(', 'Only words'],
  ])('points at what is wrong in %j', (text, at, sentence) => {
    const parsed = parseQuery(text);
    if (parsed.status !== 'wrong') throw new Error(parsed.status);
    const [error] = parsed.errors;
    expect(error && text.slice(error.start, error.end)).toBe(at);
    expect(error?.sentence).toContain(sentence);
  });

  it('refuses what is too long or too deep', () => {
    expect(parseQuery('a '.repeat(3000))).toMatchObject({ status: 'wrong', errors: [{ start: 4000, end: 6000 }] });
    expect(parseQuery(`${'('.repeat(1500)}a${')'.repeat(1500)}`)).toMatchObject({ status: 'wrong' });
    expect(parseQuery(`${'-'.repeat(1500)}a`)).toMatchObject({ status: 'wrong' });
  });
});

const none = { start: 0, end: 0 };
const plainText = fc.stringMatching(/^[a-zé王0-9][a-z0-9'.-]{0,6}$/).filter((text) => !['OR', 'AND', 'NOT'].includes(text));
const word: fc.Arbitrary<WordNode> = fc.record({ kind: fc.constant('word' as const), text: plainText, isPrefix: fc.boolean(), start: fc.constant(0), end: fc.constant(0) });
const phrase: fc.Arbitrary<PhraseNode> = fc.record({
  kind: fc.constant('phrase' as const),
  text: fc.array(fc.oneof(plainText, fc.constantFrom('OR', '(a)', 'x:y', '-z')), { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  isPrefix: fc.boolean(), start: fc.constant(0), end: fc.constant(0),
});
const field: fc.Arbitrary<QueryNode> = fc
  .oneof(
    fc.record({ field: fc.constantFrom('outlet' as const, 'author' as const, 'tag' as const, 'entity' as const, 'in' as const), value: fc.array(fc.oneof(plainText, fc.constantFrom('(x)', 'a:b')), { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')) }),
    fc.record({ field: fc.constant('color' as const), value: fc.constantFrom(...highlightColors) }),
    fc.record({ field: fc.constant('date' as const), value: fc.constantFrom('2023', '2023-05..2023-07', '..2021', '2020-02-29..', 'unknown') }),
  )
  .map((each) => ({ kind: 'field' as const, ...each, ...none }));
const near: fc.Arbitrary<QueryNode> = fc
  .record({ parts: fc.array(fc.oneof(word, phrase), { minLength: 2, maxLength: 3 }), distance: fc.integer({ min: 1, max: 999 }) })
  .map((each) => ({ kind: 'near' as const, ...each, ...none }));
const { node: anyNode } = fc.letrec<{ node: QueryNode; leaf: QueryNode }>((tie) => ({
  leaf: fc.oneof(word, phrase, field, near),
  node: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    tie('node').map((child) => ({ kind: 'not' as const, child, ...none })),
    fc.tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('node'), { minLength: 2, maxLength: 4 })).map(([kind, children]) => groupOf(kind, children, none)),
  ),
}));

describe('any query', () => {
  it('takes words that every object knows for words', () => {
    for (const word of ['valueOf', 'constructor', 'toString', '__proto__']) expect(parseQuery(word).status).toBe('parsed');
    expect(parseQuery('constructor:valueOf').status).toBe(parseQuery('unknownfield:value').status);
  });

  it('never throws, and every error lies inside the text', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom('"', '“', '(', ')', '-', '*', ':', ' ', ',', 'OR', 'AND', 'NOT', 'NEAR(', 'tag:', 'date:', 'foo:', '2023', '..', 'wang', '王', '\u0301'), fc.string()), { maxLength: 20 }).map((parts) => parts.join(''));
    fc.assert(fc.property(pieces, (text) => {
      const parsed = parseQuery(text);
      if (parsed.status !== 'wrong') return;
      expect(parsed.errors.length).toBeGreaterThan(0);
      for (const { start, end, sentence } of parsed.errors) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(start).toBeLessThan(end);
        expect(sentence).not.toBe('');
      }
    }), { numRuns: 1000 });
  });

  it('means the same when it is written and read again', () => {
    fc.assert(fc.property(anyNode, (node) => {
      const text = serializeQuery(node);
      expect(shapeOf(nodeOf(text))).toBe(shapeOf(node));
      expect(serializeQuery(nodeOf(text))).toBe(text);
    }), { numRuns: 500 });
  });
});

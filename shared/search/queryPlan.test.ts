import { describe, expect, it } from 'vitest';
import { matchExpression } from './matchExpression';
import { emptyKindRemarks, planQuery, wantedTerms, type QueryPlan, type SearchTarget } from './queryPlan';
import { parseQuery } from './queryParser';

function shapeOf(plan: QueryPlan): string {
  switch (plan.op) {
    case 'everything':
    case 'nothing':
      return plan.op;
    case 'text': return matchExpression(plan.text);
    case 'field': return `${plan.node.field}=${plan.node.value}`;
    case 'not': return `not(${shapeOf(plan.plan)})`;
    case 'and':
    case 'or':
      return `${plan.op}(${plan.plans.map(shapeOf).join('; ')})`;
  }
}

function planOf(text: string, target: SearchTarget = 'document'): string {
  const parsed = parseQuery(text);
  if (parsed.status !== 'parsed') throw new Error(text);
  return shapeOf(planQuery(parsed.node, target));
}

describe('planning a query', () => {
  it.each([
    ['Tariffs', '"tariffs"'],
    ['U.S.', '"u s"'],
    ['王毅', '"王 毅"'],
    ['a b -c', '(("a" AND "b") NOT "c")'],
    ['a OR b', '("a" OR "b")'],
    ['-a', 'not("a")'],
    ['-a -b', 'and(not("a"); not("b"))'],
    ['a "b c"*', '("a" AND "b c"*)'],
    ['NEAR(a "b c", 7)', 'NEAR("a" "b c", 7)'],
    ['a outlet:x b', 'and(("a" AND "b"); outlet=x)'],
    ['a OR outlet:x', 'or("a"; outlet=x)'],
    ['--a', '"a"'],
    ['a color:green', 'nothing'],
    ['a OR color:green', '"a"'],
    ['a -color:green', '"a"'],
    ['kind:highlight', 'nothing'],
    ['kind:source a', 'and("a"; kind=source)'],
    ['in:box OR a', 'or("a"; in=box)'],
  ])('of documents: %s', (text, plan) => expect(planOf(text)).toBe(plan));

  it.each([
    ['a kind:highlight', '"a"'],
    ['a kind:source', 'nothing'],
    ['a color:green', 'and("a"; color=green)'],
    ['-kind:note a', '"a"'],
    ['kind:claim', 'nothing'],
  ])('of highlights: %s', (text, plan) => expect(planOf(text, 'highlight')).toBe(plan));

  it('wants what is not left out', () => {
    const parsed = parseQuery('a -b (c* OR NEAR(d "e f"))');
    if (parsed.status !== 'parsed') throw new Error();
    expect(wantedTerms(parsed.node).map(({ words, isPrefix }) => words.join(' ') + (isPrefix ? '*' : ''))).toEqual(['a', 'c*', 'd', 'e f']);
  });

  it('says what a notebook has none of', () => {
    const parsed = parseQuery('a in:box -kind:claim');
    if (parsed.status !== 'parsed') throw new Error();
    expect(emptyKindRemarks(parsed.node)).toMatchObject([{ start: 10 }]);
  });
});

import { type FieldNode, type NearNode, type PhraseNode, type QueryError, type QueryNode, type WordNode } from './queryNode';
import { wordsOf } from './searchTokens';

/**
 * What is searched: whole documents (sources, notes, entities) by their words and facts, and highlights by theirs. A
 * highlight has the outlet, author, date, reading state and collections of its source, and its own color, comment, tags and entities.
 */
export const searchTargets = ['document', 'highlight'] as const;
export type SearchTarget = (typeof searchTargets)[number];

/** The part of a query that the index of words answers in one go. `not` stands only behind something wanted. */
export type TextPlan =
  | WordNode
  | PhraseNode
  | NearNode
  | { readonly kind: 'all' | 'any'; readonly parts: readonly TextPlan[] }
  | { readonly kind: 'without'; readonly wanted: TextPlan; readonly unwanted: TextPlan };

/** How one target is searched: words to the index, fields to the facts. */
export type QueryPlan =
  | { readonly op: 'everything' | 'nothing' }
  | { readonly op: 'text'; readonly text: TextPlan }
  | { readonly op: 'field'; readonly node: FieldNode }
  | { readonly op: 'not'; readonly plan: QueryPlan }
  | { readonly op: 'and' | 'or'; readonly plans: readonly QueryPlan[] };

const everything: QueryPlan = { op: 'everything' };
const nothing: QueryPlan = { op: 'nothing' };

/** What a field says about all of a target at once, or null where it depends. */
function constantOf({ field, value }: FieldNode, target: SearchTarget): QueryPlan | null {
  if (field === 'kind' && value === 'claim') return nothing;
  if (field === 'color' || field === 'has') return target === 'highlight' ? null : nothing;
  if (field !== 'kind') return null;
  if (target === 'highlight') return value === 'highlight' ? everything : nothing;
  return value === 'highlight' ? nothing : null;
}

function negated(plan: QueryPlan): QueryPlan {
  if (plan.op === 'everything') return nothing;
  if (plan.op === 'nothing') return everything;
  return plan.op === 'not' ? plan.plan : { op: 'not', plan };
}

/** One question to the index for what several would ask, so that it can walk through its lists together. */
function allOf(plans: readonly QueryPlan[]): QueryPlan {
  if (plans.some((plan) => plan.op === 'nothing')) return nothing;
  const wanted: TextPlan[] = [];
  const unwanted: TextPlan[] = [];
  const others: QueryPlan[] = [];
  for (const plan of plans) {
    if (plan.op === 'text') wanted.push(plan.text);
    else if (plan.op === 'not' && plan.plan.op === 'text') unwanted.push(plan.plan.text);
    else if (plan.op !== 'everything') others.push(plan);
  }
  const text = joined('all', wanted);
  const texts: readonly QueryPlan[] = text
    ? [{ op: 'text', text: unwanted.reduce<TextPlan>((whole, part) => ({ kind: 'without', wanted: whole, unwanted: part }), text) }]
    : unwanted.map((each) => ({ op: 'not', plan: { op: 'text', text: each } }));
  return grouped('and', [...texts, ...others], everything);
}

function anyOf(plans: readonly QueryPlan[]): QueryPlan {
  if (plans.some((plan) => plan.op === 'everything')) return everything;
  const text = joined('any', plans.flatMap((plan) => (plan.op === 'text' ? [plan.text] : [])));
  const others = plans.filter((plan) => plan.op !== 'text' && plan.op !== 'nothing');
  return grouped('or', text ? [{ op: 'text', text }, ...others] : others, nothing);
}

function joined(kind: 'all' | 'any', parts: readonly TextPlan[]): TextPlan | null {
  const [first] = parts;
  if (!first) return null;
  return parts.length === 1 ? first : { kind, parts };
}

function grouped(op: 'and' | 'or', plans: readonly QueryPlan[], none: QueryPlan): QueryPlan {
  const [first] = plans;
  if (!first) return none;
  return plans.length === 1 ? first : { op, plans };
}

/** How a query is answered for a target. */
export function planQuery(node: QueryNode, target: SearchTarget): QueryPlan {
  switch (node.kind) {
    case 'word':
    case 'phrase':
    case 'near':
      return { op: 'text', text: node };
    case 'field':
      return constantOf(node, target) ?? { op: 'field', node };
    case 'not':
      return negated(planQuery(node.child, target));
    case 'and':
      return allOf(node.children.map((child) => planQuery(child, target)));
    case 'or':
      return anyOf(node.children.map((child) => planQuery(child, target)));
  }
}

/** Words in a row that a query asks to find; `isPrefix` is about the last. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** The terms that what is found may hold: those to mark, and to rank by. What is left out is not among them. */
export function wantedTerms(node: QueryNode): readonly SearchTerm[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [{ words: wordsOf(node.text), isPrefix: node.isPrefix }];
    case 'near':
      return node.parts.flatMap(wantedTerms);
    case 'field':
    case 'not':
      return [];
    case 'and':
    case 'or':
      return node.children.flatMap(wantedTerms);
  }
}

/** Every condition on a field, those that are left out too. */
export function fieldNodesOf(node: QueryNode): readonly FieldNode[] {
  switch (node.kind) {
    case 'field': return [node];
    case 'not': return fieldNodesOf(node.child);
    case 'and':
    case 'or':
      return node.children.flatMap(fieldNodesOf);
    case 'word':
    case 'phrase':
    case 'near':
      return [];
  }
}

/** What a person should know about a query that is right and yet finds nothing of a kind. */
export function emptyKindRemarks(node: QueryNode): readonly QueryError[] {
  return fieldNodesOf(node).flatMap(({ field, value, start, end }) => {
    if (field === 'kind' && value === 'claim') return [{ start, end, sentence: 'This notebook has no claims yet.' }];
    return [];
  });
}

import type { NearNode, PhraseNode, WordNode } from './queryNode';
import type { TextPlan } from './queryPlan';
import { wordsOf } from './searchTokens';

/** Words are letters, digits and signs only, so nothing in them can end the quotation. */
function term(node: WordNode | PhraseNode): string {
  return `"${wordsOf(node.text).join(' ')}"${node.isPrefix ? '*' : ''}`;
}

function near(node: NearNode): string {
  return `NEAR(${node.parts.map(term).join(' ')}, ${node.distance})`;
}

/** The text part of a query in the syntax of SQLite's FTS5. */
export function matchExpression(plan: TextPlan): string {
  switch (plan.kind) {
    case 'word':
    case 'phrase':
      return term(plan);
    case 'near':
      return near(plan);
    case 'all':
      return `(${plan.parts.map(matchExpression).join(' AND ')})`;
    case 'any':
      return `(${plan.parts.map(matchExpression).join(' OR ')})`;
    case 'without':
      return `(${matchExpression(plan.wanted)} NOT ${matchExpression(plan.unwanted)})`;
  }
}

/** Any of some terms, to rank by what a query wants where the query itself is more than words. */
export function anyTermExpression(terms: readonly { readonly words: readonly string[]; readonly isPrefix: boolean }[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? '*' : ''}`).join(' OR ');
}

import type { QueryNode, WordNode, PhraseNode } from '../../shared/search/queryNode';
import { tokensOf } from '../../shared/search/searchTokens';
import { tolerance, type Vocabulary } from '../../shared/search/spelling';
import type { IndexDatabase } from './indexDatabase';

const mostCandidates = 12;

function textNodesOf(node: QueryNode): readonly (WordNode | PhraseNode)[] {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return [node];
    case 'near': return node.parts;
    case 'and':
    case 'or':
      return node.children.flatMap(textNodesOf);
    case 'field':
    case 'not':
      return [];
  }
}

/** In how many documents and highlights a word stands; counting stops early. */
function frequencyOf(database: IndexDatabase, word: string): number {
  const match = `"${word}"`;
  const inTable = (table: 'words' | 'marks'): number =>
    database.row(`SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT 200)`, [match])?.number(0) ?? 0;
  return inTable('words') || inTable('marks');
}

/** The word that was probably meant by one that stands nowhere: the nearest in spelling, then the most frequent. */
function meantBy(database: IndexDatabase, vocabulary: Vocabulary, word: string): string | null {
  if (tolerance(word) === 0) return null;
  const candidates = vocabulary.near(word, mostCandidates).map((each) => ({ ...each, frequency: frequencyOf(database, each.word) })).filter((each) => each.frequency > 0);
  candidates.sort((a, b) => a.distance - b.distance || b.frequency - a.frequency);
  return candidates[0]?.word ?? vocabulary.continuing(word);
}

/** The typed query with words that stand nowhere replaced by those that were probably meant; null where there is none. */
export function spellingSuggestion(database: IndexDatabase, vocabulary: Vocabulary, query: string, node: QueryNode): string | null {
  let text = query;
  let isChanged = false;
  // From the end, so that places further ahead stay where they are.
  for (const part of [...textNodesOf(node)].sort((a, b) => b.start - a.start)) {
    const tokens = tokensOf(query.slice(part.start, part.end));
    for (const token of [...tokens].reverse()) {
      const isBeginning = part.isPrefix && token === tokens.at(-1);
      if (isBeginning || frequencyOf(database, token.text) > 0) continue;
      const meant = meantBy(database, vocabulary, token.text);
      if (meant === null) continue;
      text = text.slice(0, part.start + token.start) + meant + text.slice(part.start + token.end);
      isChanged = true;
    }
  }
  return isChanged ? text : null;
}

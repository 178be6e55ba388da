import { usualDistance, type PhraseNode, type QueryNode, type WordNode } from './queryNode';
import { quoteMarks } from './queryLexer';

/** Whether a field's value can stand without quotation marks. */
function standsAlone(value: string): boolean {
  return ![...value].some((character) => /[\s()]/.test(character) || quoteMarks.includes(character));
}

function quoted(text: string): string {
  // Quotation marks inside mean nothing to a search, and would end the phrase.
  return `"${[...text].map((character) => (quoteMarks.includes(character) ? ' ' : character)).join('').replace(/\s+/g, ' ').trim()}"`;
}

function wordText(node: WordNode | PhraseNode): string {
  return `${node.kind === 'word' ? node.text : quoted(node.text)}${node.isPrefix ? '*' : ''}`;
}

function write(node: QueryNode, inside: 'nothing' | 'or' | 'and' | 'not'): string {
  switch (node.kind) {
    case 'word':
    case 'phrase':
      return wordText(node);
    case 'near':
      return `NEAR(${node.parts.map(wordText).join(' ')}${node.distance === usualDistance ? '' : `, ${node.distance}`})`;
    case 'field':
      return fieldText(node.field, node.value);
    case 'not':
      return `-${write(node.child, 'not')}`;
    case 'and': {
      const text = node.children.map((child) => write(child, 'and')).join(' ');
      return inside === 'not' ? `(${text})` : text;
    }
    case 'or': {
      const text = node.children.map((child) => write(child, 'or')).join(' OR ');
      return inside === 'nothing' ? text : `(${text})`;
    }
  }
}

/** `outlet:gazette`, `entity:"Wang Yi"`. */
export function fieldText(field: string, value: string): string {
  return `${field}:${standsAlone(value) ? value : quoted(value)}`;
}

/** The query as text that means the same: parsing it gives the same nodes, spans aside. */
export function serializeQuery(node: QueryNode): string {
  return write(node, 'nothing');
}

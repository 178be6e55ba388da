import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../domain/passage';
import { createSourceDocument, type SourceDocument } from '../domain/sourceDocument';
import { fullTextMarkdown } from './fullText';
import { goldenNotebook } from './golden/goldenNotebook';
import { nodesOf, parsedMarkdown, wordsOf } from './golden/parsedMarkdown';
import { writeMarkdown } from './markdownWriter';

const snapshot = goldenNotebook();
function firstOf<Item>([first]: readonly Item[]): Item {
  if (first === undefined) throw new Error('The golden notebook has articles and highlights');
  return first;
}
const article = firstOf(snapshot.documents);
const sample = firstOf(snapshot.passages);

function passageAt(document: SourceDocument, start: number, end: number, index = 0): Passage {
  const anchor = { ...sample.anchor, start, end, exact: document.text.slice(start, end) };
  return { ...sample, id: `psg-${String(index).padStart(16, '0')}` as Passage['id'], anchor };
}

/** The words of every block without the marks of highlights. */
function bareWords(markdown: string): readonly string[] {
  const isLeaf = (node: Nodes): boolean => ['paragraph', 'heading', 'tableCell', 'code'].includes(node.type);
  const leaves = (node: Nodes): readonly Nodes[] => (isLeaf(node) ? [node] : 'children' in node ? node.children.flatMap(leaves) : []);
  return leaves(parsedMarkdown(markdown))
    .map((node) => wordsOf(node).replace(/\[\[#\^psg-\d+\|↑\]\]/g, '').replace(/==/g, ''))
    .filter((words) => words !== '');
}

describe('fullTextMarkdown', () => {
  it('changes no word of the article wherever the highlights stand, and links each of them once', () => {
    const plain = bareWords(writeMarkdown(fullTextMarkdown(article, [])));
    const offset = fc.nat({ max: article.text.length });
    const isTouched = (start: number, end: number): boolean => article.blocks.flatMap((block): readonly { start: number; end: number }[] => (block.kind === 'tableRow' ? block.cells : [block])).some((leaf) => leaf.start < leaf.end && leaf.start < end && leaf.end > start);
    fc.assert(
      fc.property(fc.array(fc.tuple(offset, offset), { maxLength: 6 }), (pairs) => {
        const spans = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const).filter(([start, end]) => start < end);
        const passages = spans.map(([start, end], index) => passageAt(article, start, end, index));
        const markdown = writeMarkdown(fullTextMarkdown(article, passages));
        expect(bareWords(markdown)).toEqual(plain);
        const linked = [...markdown.matchAll(/\[\[#\^(psg-\d+)\\?\|↑\]\]/g)].map((match) => match[1]).sort();
        expect(linked).toEqual(passages.filter(({ anchor }) => isTouched(anchor.start, anchor.end)).map(({ id }) => id).sort());
      }),
      { numRuns: 100 },
    );
  });

  it('keeps tables apart, gives one without header row an empty one, and nests lists and quotations', () => {
    const text = 'a\tb\nc\td\ne\nf\ng\nh\ni\nj';
    const at = (word: string): { start: number; end: number; marks: [] } => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, marks: [] });
    const cellsOf = (...words: readonly string[]): { start: number; end: number }[] => words.map((word) => ({ start: at(word).start, end: at(word).end }));
    const root = parsedMarkdown(writeMarkdown(fullTextMarkdown(createSourceDocument(article.id, text, [
      { kind: 'tableRow', table: 0, isHeader: true, cells: cellsOf('a', 'b'), ...at('a\tb') },
      { kind: 'tableRow', table: 1, isHeader: false, cells: cellsOf('c', 'd'), ...at('c\td') },
      { kind: 'listItem', depth: 1, number: null, ...at('e') },
      { kind: 'listItem', depth: 0, number: 4, ...at('f') },
      { kind: 'listItem', depth: 1, number: 2, ...at('g') },
      { kind: 'quotation', depth: 2, ...at('h') },
      { kind: 'quotation', depth: 1, ...at('i') },
      { kind: 'paragraph', ...at('j') },
    ]), [])));
    expect(root.children.map((node) => node.type)).toEqual(['table', 'table', 'list', 'list', 'blockquote', 'paragraph']);
    expect(nodesOf(root, 'table').map((table) => nodesOf(table, 'tableRow').map((row) => row.children.map(wordsOf)))).toEqual([[['a', 'b']], [['', ''], ['c', 'd']]]);
    expect(nodesOf(root, 'list').map((list) => [list.ordered, list.start])).toEqual([[false, null], [true, 4], [true, 2]]);
    expect(nodesOf(root, 'blockquote')).toHaveLength(2);
  });

  it('marks a highlight between bold words and links it behind them', () => {
    const document = createSourceDocument(article.id, 'one two three', [
      { kind: 'paragraph', start: 0, end: 13, marks: [{ kind: 'strong', start: 0, end: 7 }, { kind: 'link', start: 8, end: 13, target: 'javascript:x' }] },
    ]);
    expect(writeMarkdown(fullTextMarkdown(document, [passageAt(document, 4, 13)]))).toBe('**one** ==**two** three==[[#^psg-0000000000000000|↑]]\n');
    expect(writeMarkdown(fullTextMarkdown(document, [{ ...passageAt(document, 4, 13), anchor: { ...sample.anchor, start: 4, end: 13 } }]))).toBe('**one two** three\n');
  });
});

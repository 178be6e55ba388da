import { describe, expect, it } from 'vitest';
import type { Json, NoteBlock, NoteInline } from '../domain/noteBody';
import { collect } from './collect';
import { createExportLinks } from './exportLinks';
import { goldenNotebook } from './golden/goldenNotebook';
import { nodesOf, parsedMarkdown, wordsOf } from './golden/parsedMarkdown';
import { writeMarkdown } from './markdownWriter';
import { noteBlocks } from './noteBlocks';
import { contentsOf, emptyContents } from './scope';

const snapshot = goldenNotebook();
const notebook = collect(snapshot);
const linked = createExportLinks(notebook, contentsOf(notebook, { kind: 'everything' }));
const alone = createExportLinks(notebook, emptyContents);

function written(blocks: readonly NoteBlock[], links = linked): string {
  return writeMarkdown(noteBlocks(blocks, { notebook, links }));
}
const paragraphOf = (...children: readonly NoteInline[]): NoteBlock => ({ kind: 'paragraph', children });
const words = (text: string): NoteInline => ({ kind: 'text', text, marks: [] });

const [passage] = snapshot.passages;
const [entity] = snapshot.entities;
if (!passage || !entity) throw new Error('The golden notebook has a highlight and an entity');
const citation: NoteInline = { kind: 'passage', passageId: passage.id, sourceId: passage.sourceId, quotation: 'as it was', sourceTitle: 'Kept title' };

describe('citations in a note', () => {
  const title = "Harbor talks - 'a first step' - The Example Courier";

  it('link to the highlight where it is exported and name its source where it is not', () => {
    expect(written([paragraphOf(citation)])).toContain(`([[Sources/${title}#^${passage.id}|Harbor talks: "a first step" - The Example Courier]])`);
    expect(written([paragraphOf(citation)], alone)).toMatch(/” \(Harbor talks: "a first step" \| The Example Courier\)\n$/);
  });

  it('keep their words when the highlight is deleted, and the title when the source is too', () => {
    const without = collect({ ...snapshot, passages: [] });
    const links = createExportLinks(without, contentsOf(without, { kind: 'everything' }));
    const orphaned = collect({ ...snapshot, passages: [], sources: [] });
    const write = (book: typeof notebook, to: typeof linked): string => writeMarkdown(noteBlocks([paragraphOf(citation)], { notebook: book, links: to }));
    expect(write(without, links)).toBe(`“as it was” ([[Sources/${title}|Harbor talks: "a first step" - The Example Courier]]) (highlight deleted)\n`);
    expect(write(orphaned, alone)).toBe('“as it was” (Kept title) (highlight deleted)\n');
  });

  it('are text inside a link, where Markdown allows no other', () => {
    const link: NoteInline = { kind: 'link', url: 'https://a.example/', children: [{ kind: 'entity', entityId: entity.id, text: 'she' }] };
    expect(written([paragraphOf(link)])).toBe('[she](https://a.example/)\n');
  });
});

describe('what a note holds', () => {
  it('ends its lines without white space, as after a citation that was typed last', () => {
    const spaced = [paragraphOf(words(' one'), words(' two '), { kind: 'lineBreak' }, words(' three '), citation, words(' ')), paragraphOf(words('four '))];
    expect(written(spaced)).not.toContain('&#x20;');
    expect(written(spaced)).toMatch(/^one two\\\nthree “/);
    expect(written(spaced)).toMatch(/\)\n\nfour\n$/);
    expect(written([paragraphOf({ kind: 'text', text: 'a ', marks: ['code'] })])).toBe('`a`\n');
  });

  it('keeps the data of unknown nodes whole', () => {
    const data: Json = { kind: 'x', text: 'a  b\u2028`c` | ``` \\| --> ', list: [1.5, null, true, { deep: ['\n', '"'] }] };
    const inline: NoteInline = { kind: 'unknown', data };
    const markdown = written([
      paragraphOf(inline, words(' after')),
      { kind: 'unknown', data },
      { kind: 'table', rows: [[{ isHeader: false, children: [inline] }]] },
    ]);
    const root = parsedMarkdown(markdown);
    const inlineData = nodesOf(root, 'inlineCode').map((node): unknown => JSON.parse(node.value.replace(/^ibidem-unknown /, '')));
    expect(inlineData).toEqual([data, data]);
    const [block] = nodesOf(root, 'code');
    expect(block?.lang).toBe('ibidem-unknown');
    expect(JSON.parse(block?.value ?? '')).toEqual(data);
  });

  it('leaves out what is empty and line breaks at the ends', () => {
    expect(written([paragraphOf(), paragraphOf(words(' ')), { kind: 'heading', level: 1, children: [] }, paragraphOf({ kind: 'lineBreak' }, words('a'), { kind: 'lineBreak' })])).toBe('a\n');
    expect(written([])).toBe('\n');
  });

  it('writes a heading and a table cell on one line', () => {
    const broken = [words('a'), { kind: 'lineBreak' }, words('b')] as const;
    expect(written([{ kind: 'heading', level: 1, children: broken }])).toBe('# a b\n');
    const table = written([{ kind: 'table', rows: [[{ isHeader: true, children: broken }], [{ isHeader: false, children: [words('x|y')] }]] }]);
    expect(table).toBe('| a b |\n| - |\n| x\\|y |\n');
  });

  it('nests lists and tells checked from open items', () => {
    const root = parsedMarkdown(written([
      {
        kind: 'list', style: 'check', start: 1,
        items: [{ isChecked: true, children: [words('1. done')], lists: [{ kind: 'list', style: 'number', start: 7, items: [{ isChecked: null, children: [], lists: [] }, { isChecked: null, children: [words('below')], lists: [] }] }] }],
      },
    ]));
    const items = nodesOf(root, 'listItem');
    expect(items.map((item) => item.checked)).toEqual([true, null, null]);
    expect(nodesOf(root, 'list').map((list) => list.start)).toEqual([null, 7]);
    expect(nodesOf(root, 'paragraph').map(wordsOf)).toEqual(['1. done', 'below']);
  });
});

import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, it } from 'vitest';
import { cleanText } from './exportText';
import { nodesOf, parsedMarkdown, wordsOf } from './golden/parsedMarkdown';
import { blockquote, bullets, heading, paragraph, paragraphsOf, text } from './markdownNodes';
import { isPlainWords, obsidianUnsafe, wikiLinkText, writeMarkdown } from './markdownWriter';
import { nestRuns, type Run, type RunFormat } from './nestRuns';

const specials = [
  '*', '**', '_', '__', '`', '```', '[[', ']]', '[', ']', '(', ')', '#', '# ', '#tag', '^', '^psg-1', ' ^id', '==', '=', '%%', '%', '$', '$$', '~', '~~',
  '<', '>', '> ', '<b>', '</b>', '<!-- ', '-->', '&', '&amp;', '&#35;', '\\', '|', '| - |', '- ', '+ ', '* ', '1. ', '12) ', '---', '===', '***', '[x]', '[ ] ',
  '[^1]', '[^1]: ', '[a]: b', '![', '[!note]', 'http://a.b', 'www.a.b', 'a@b.cd', ':', '::', '\t', ' ', '  ', '    ', '\u00a0', '\u3000', '\n', '\n\n', '\r\n', '\r',
  '\u2028', '\u2029', '\u0085', '\u000b', '\f', '\0', '\uFEFF', '“', '”', '…', 'é', 'e\u0301', '😀', '\u{1F1E8}\u{1F1F3}', '中文', '\ud800', 'a', 'word', 'Xi', '{{', '}}', '<%',
] as const;
const wild = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...specials) }, fc.string({ unit: 'binary', maxLength: 4 })), { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''));

/** What `paragraphsOf` documents: line ends become paragraphs, blank ones and line breaks at their ends are dropped. */
function documentedWords(quotation: string): string {
  return cleanText(quotation).split('\n').map((line) => line.replace(/^\u2028+|\u2028+$/g, '')).filter((line) => line.trim() !== '').join('\n');
}

/** What Obsidian would take for markup of its own although the program put none there; an escaped character counts as `\\`. */
function obsidianMarkupIn(markdown: string): readonly string[] {
  const bare = markdown.replace(/\\[!-/:-@[-`{-~]/g, '\\').replace(/&#x[0-9A-F]+;/g, '\\');
  return [/\[\[/, /%%/, /==/, /\$/, /(^|\s)\^[a-zA-Z0-9-]+$/m, /\^\[/, /(^|\s)#[^\s#\\]/].flatMap((pattern) => pattern.exec(bare)?.[0] ?? []);
}

describe('writeMarkdown', () => {
  it('writes any quotation so that its words are read back', () => {
    fc.assert(
      fc.property(wild, (quotation) => {
        fc.pre(documentedWords(quotation) !== '');
        const markdown = writeMarkdown([heading(1, 'Before'), blockquote(paragraphsOf(quotation)), { type: 'blockId', value: 'psg-1' }, paragraph([text('After')])]);
        const root = parsedMarkdown(markdown);
        expect(root.children.map((node) => node.type)).toEqual(['heading', 'blockquote', 'paragraph', 'paragraph']);
        const [quote] = nodesOf(root, 'blockquote');
        expect(quote && wordsOf(quote)).toBe(documentedWords(quotation));
        expect(markdown).not.toContain('\r');
        expect(obsidianMarkupIn(markdown.split('\n').filter((line) => line.startsWith('>')).join('\n'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('finds no words plain that the library would escape, whatever is beside them', () => {
    const words = fc.array(fc.oneof(fc.constantFrom(...specials, '.', '-', ',', '?', '!', ';', 'w.', 'https:', '“A', 'In 2024. ', 'ps:'), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 8 }).map((parts) => `a${parts.join('')}`);
    const beside = fc.constantFrom<PhrasingContent | null>(null, text('/x'), text('1'), text('.'), { type: 'link', url: 'https://a.b', children: [text('b')] }, { type: 'inlineCode', value: 'c' }, { type: 'break' });
    let plain = 0;
    fc.assert(
      fc.property(words, beside, beside, (value, before, after) => {
        if (!isPlainWords(value)) return;
        plain += 1;
        const write = (children: PhrasingContent[]): readonly string[] => {
          const line = [before, ...children, after].filter((node) => node !== null);
          const row = (cell: PhrasingContent[]): { type: 'tableRow'; children: { type: 'tableCell'; children: PhrasingContent[] }[] } => ({ type: 'tableRow', children: [{ type: 'tableCell', children: cell }] });
          const inside: PhrasingContent[] = [{ type: 'link', url: 'https://a.b', children: line.filter((node) => node.type !== 'link') }];
          return [paragraph(line), { type: 'heading' as const, depth: 2 as const, children: line }, { type: 'table' as const, align: [null], children: [row(line)] }, paragraph(inside)].map((block) =>
            toMarkdown({ type: 'root', children: [block] }, { resourceLink: true, unsafe: obsidianUnsafe, extensions: [gfmToMarkdown({ tablePipeAlign: false })] }).replace(/-{2,}/g, '-'));
        };
        // A word that is nowhere special takes its place; where the library changed nothing, putting it back gives the same.
        const stand = 'Standin';
        expect(write([text(value)])).toEqual(write([text(stand)]).map((markdown) => markdown.replaceAll(stand, () => value.replace(/-{2,}/g, '-'))));
      }),
      { numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it('writes any title, list item and table cell so that its words are read back', () => {
    fc.assert(
      fc.property(wild, (words) => {
        const line = words.replace(/[\s\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();
        fc.pre(line !== '');
        const row = (cell: string): { type: 'tableRow'; children: { type: 'tableCell'; children: PhrasingContent[] }[] } => ({ type: 'tableRow', children: [{ type: 'tableCell', children: [text(cell)] }] });
        const root = parsedMarkdown(writeMarkdown([heading(1, line), bullets([[text(line)], [text(line)]]), { type: 'table', align: [null], children: [row('head'), row(line)] }]));
        expect(root.children.map((node) => node.type)).toEqual(['heading', 'list', 'table']);
        expect(nodesOf(root, 'heading').map(wordsOf)).toEqual([line]);
        expect(nodesOf(root, 'paragraph').map(wordsOf)).toEqual([line, line]);
        expect(nodesOf(root, 'tableCell').map(wordsOf)).toEqual(['head', line]);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps wikilinks, tags and block ids as they are, and escapes a pipe in a table', () => {
    const link = { type: 'wikiLink', target: 'Sources/A_b_c', blockId: 'psg-1', label: 'A_b_c' } as const;
    const markdown = writeMarkdown([
      paragraph([text('see '), link, text(' '), { type: 'tagReference', slug: 'A/b_c' }]),
      { type: 'table', align: [null], children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: [link] }] }] },
    ]);
    expect(markdown).toBe('see [[Sources/A_b_c#^psg-1|A_b_c]] #A/b_c\n\n| [[Sources/A_b_c#^psg-1\\|A_b_c]] |\n| - |\n');
  });

  it('replaces in a label what would end a wikilink', () => {
    expect(wikiLinkText({ target: 'Sources/x', label: 'a [b]] | `c` <d> \n e' })).toBe("[[Sources/x|a (b)) - 'c' ‹d› e]]");
    expect(wikiLinkText({ target: '', blockId: 'psg-1', label: '' })).toBe('[[#^psg-1]]');
  });
});

describe('nestRuns', () => {
  const kinds = ['strong', 'emphasis', 'strike'] as const;
  const formats = fc.uniqueArray(fc.oneof(fc.constantFrom(...kinds).map((kind): RunFormat => ({ kind })), fc.constantFrom('https://a.b/c', 'https://d.e/_f_').map((url): RunFormat => ({ kind: 'link', url }))), { selector: (format) => format.kind, maxLength: 4 });
  const runText = fc.array(fc.constantFrom('a', 'word', ' ', '  ', '“', '”', '.', '*', '_', '~', '`', '(', '[', '😀', '中', 'é', '\\', '&', '!', '|', '#', '^'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const runs = fc.array(fc.record({ text: runText, formats }), { minLength: 1, maxLength: 6 });

  /** Every character but white space with the formats it is read back with. */
  function formattedCharacters(nodes: readonly PhrasingContent[], outer: readonly string[] = []): readonly string[] {
    return nodes.flatMap((node): readonly string[] => {
      if (node.type === 'text') return Array.from(node.value).filter((character) => character.trim() !== '').map((character) => `${character} ${[...outer].sort().join()}`);
      const name = node.type === 'delete' ? 'strike' : node.type === 'link' ? `link ${node.url}` : node.type;
      return 'children' in node ? formattedCharacters(node.children, [...outer, name]) : [];
    });
  }

  it('writes formats that overlap in any way so that text and formats are read back', () => {
    fc.assert(
      fc.property(runs, (input: readonly (Run & { readonly text: string })[]) => {
        const line = input.map((run) => run.text).join('');
        fc.pre(line.trim() !== '');
        const root = parsedMarkdown(writeMarkdown([paragraph(nestRuns(input))]));
        const [read] = nodesOf(root, 'paragraph');
        expect(read && wordsOf(read)).toBe(line);
        const expected = input.flatMap((run) =>
          Array.from(run.text).filter((character) => character.trim() !== '')
            .map((character) => `${character} ${run.formats.map((format) => (format.kind === 'link' ? `link ${format.url}` : format.kind)).sort().join()}`));
        expect(formattedCharacters(read?.children ?? [])).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps code as it is and writes unsafe addresses as text', () => {
    const written = writeMarkdown([paragraph(nestRuns([
      { text: 'a `b` |', formats: [{ kind: 'code' }, { kind: 'strong' }] },
      { text: ' run', formats: [{ kind: 'link', url: 'javascript:alert(1)' }] },
    ]))]);
    expect(written).toBe('**``a `b` |``** run\n');
  });
});

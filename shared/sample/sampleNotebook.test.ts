import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { aliasKinds, createAlias, createEntity, entityKinds, type Entity } from '../domain/entity';
import { createCountingIdMaker } from '../domain/ids';
import { noteBodySchema, plainTextOf, visitInlines, type NoteBlock, type NoteInline } from '../domain/noteBody';
import { highlightColors } from '../domain/passage';
import { parsePublicationDate } from '../domain/publicationDate';
import { parseWith } from '../domain/record';
import type { SampleRefs } from './sampleShape';
import { sampleNotebook } from './sampleNotebook';

const { articles, sourceSettings, tags, entities, highlights, note } = sampleNotebook;
const now = '2024-09-01T08:00:00.000Z';

function treeOf(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [frontmatter(), gfm()],
    mdastExtensions: [frontmatterFromMarkdown(), gfmFromMarkdown()],
  });
}

/** The words a reader sees: one line a block, without markup and front matter. */
function wordsOf(node: Nodes): string {
  if (node.type === 'yaml') return '';
  if ('children' in node) {
    const isLeafBlock = ['paragraph', 'heading', 'tableCell'].includes(node.type);
    return node.children.map(wordsOf).join('') + (isLeafBlock ? '\n' : '');
  }
  return 'value' in node ? node.value.replaceAll('\n', ' ') : '';
}

function nodeTypesOf(node: Nodes): readonly string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(nodeTypesOf) : [])];
}

function frontMatterOf(markdown: string): Readonly<Record<string, string>> {
  const [first] = treeOf(markdown).children;
  if (first?.type !== 'yaml') throw new Error('The article has no front matter');
  return parse(first.value) as Readonly<Record<string, string>>;
}

const wordsByFile = new Map(articles.map(({ fileName, markdown }) => [fileName, wordsOf(treeOf(markdown))]));

function spanOf(key: string): { readonly article: string; readonly start: number; readonly end: number } {
  const highlight = highlights.find((candidate) => candidate.key === key);
  if (!highlight) throw new Error(`No highlight ${key}`);
  const start = (wordsByFile.get(highlight.article) ?? '').indexOf(highlight.quotation);
  return { article: highlight.article, start, end: start + highlight.quotation.length };
}

function createRefs(): SampleRefs {
  const ids = createCountingIdMaker();
  const sourceIds = new Map(articles.map(({ fileName }) => [fileName, ids('source')]));
  const passages = new Map(highlights.map((highlight) => [highlight.key, { id: ids('passage'), highlight }]));
  const records = new Map<string, Entity>(
    entities.map(({ key, kind, name, aliases, description }) => [
      key,
      createEntity({ kind, name, description, aliases: aliases.map((a) => createAlias(a.text, a.kind)) }, () => now, ids),
    ]),
  );
  return {
    passage: (key) => {
      const found = passages.get(key);
      const sourceId = found && sourceIds.get(found.highlight.article);
      if (!found || !sourceId) throw new Error(`No highlight ${key}`);
      const { title = '' } = frontMatterOf(articles.find((a) => a.fileName === found.highlight.article)?.markdown ?? '');
      return { kind: 'passage', passageId: found.id, sourceId, quotation: found.highlight.quotation, sourceTitle: title };
    },
    entity: (key, text) => {
      const found = records.get(key);
      if (!found) throw new Error(`No entity ${key}`);
      return { kind: 'entity', entityId: found.id, text: text ?? found.name };
    },
  };
}

function inlinesOf(blocks: readonly NoteBlock[]): readonly NoteInline[] {
  const found: NoteInline[] = [];
  visitInlines(blocks, (inline) => found.push(inline));
  return found;
}

function expectUnique(values: readonly string[]): void {
  expect(values).toEqual([...new Set(values)]);
}

describe('the articles', () => {
  it('are five, each of 250 to 450 words', () => {
    expect(articles).toHaveLength(5);
    expectUnique(articles.map((article) => article.fileName));
    for (const words of wordsByFile.values()) {
      const count = words.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
      expect(count).toBeGreaterThanOrEqual(250);
      expect(count).toBeLessThanOrEqual(450);
    }
  });

  it('name title, outlet, address on example.org and language; one has no author', () => {
    const details = articles.map((article) => frontMatterOf(article.markdown));
    for (const { title, outlet, url, language } of details) {
      expect(title).toMatch(/\S{3}/);
      expect(outlet).toMatch(/\S{3}/);
      expect(url).toMatch(/^https:\/\/example\.org\/[\w/-]+$/);
      expect(language).toMatch(/^en/);
    }
    expectUnique(details.map(({ outlet = '' }) => outlet));
    expect(details.filter(({ author }) => author === undefined)).toHaveLength(1);
  });

  it('are dated by the day, one of them by the month', () => {
    const dates = articles.map((article) => parsePublicationDate(frontMatterOf(article.markdown).date ?? '', 'metadata'));
    expect(dates.map((date) => date?.edtf)).toEqual(['2023-06-19', '2023-07-11', '2023-11', '2024-04-02', '2024-08-30']);
  });

  it('show every kind of block and mark that Markdown has, curly quotes, an em dash and a name in characters', () => {
    const types = new Set(articles.flatMap((article) => nodeTypesOf(treeOf(article.markdown))));
    for (const type of ['heading', 'list', 'blockquote', 'table', 'code', 'emphasis', 'strong', 'delete', 'link']) {
      expect(types).toContain(type);
    }
    const all = [...wordsByFile.values()].join('');
    expect(all).toMatch(/“[^“”]+”/);
    expect(all).toContain('—');
    expect(all).toMatch(/\p{Script=Han}{2}/u);
    expect(all).not.toMatch(/["'`]/);
  });
});

describe('the highlights', () => {
  it.each(highlights)('$key stands exactly once in its article, inside one block', ({ article, quotation }) => {
    const lines = (wordsByFile.get(article) ?? '').split('\n');
    expect(lines.filter((line) => line.includes(quotation))).toHaveLength(1);
    expect(lines.join('\n').split(quotation)).toHaveLength(2);
  });

  it('hold two overlapping pairs and a nested one', () => {
    for (const [first, second] of [['linesNotRestored', 'sanctionsReason'], ['linesCut', 'linesSilent']] as const) {
      const [a, b] = [spanOf(first), spanOf(second)];
      expect(a.article).toBe(b.article);
      expect(a.start < b.start && b.start < a.end && a.end < b.end).toBe(true);
    }
    const [outer, inner] = [spanOf('qinTalks'), spanOf('candidWords')];
    expect(outer.start < inner.start && inner.end < outer.end).toBe(true);
  });

  it('use every color, every article, comments and none', () => {
    expect(new Set(highlights.map(({ color }) => color))).toEqual(new Set(highlightColors));
    expect(new Set(highlights.map(({ article }) => article))).toEqual(new Set(wordsByFile.keys()));
    expect(highlights.some(({ comment }) => comment === '')).toBe(true);
    expect(highlights.some(({ comment }) => comment !== '')).toBe(true);
  });

  it('name tags and entities that exist; every entity and tag is used', () => {
    expectUnique(highlights.map(({ key }) => key));
    const usedTags = [...highlights, ...sourceSettings].flatMap((user) => user.tags);
    expect(new Set(usedTags)).toEqual(new Set(tags.map(({ name }) => name)));
    expect(new Set(highlights.flatMap((user) => user.entities))).toEqual(new Set(entities.map(({ key }) => key)));
  });
});

describe('the codebook and the entities', () => {
  it('has unique tags with definitions; parents stand before their children', () => {
    expectUnique(tags.map(({ name }) => name.toLowerCase()));
    tags.forEach(({ definition, parent }, index) => {
      expect(definition).not.toBe('');
      if (parent !== undefined) expect(tags.slice(0, index).map(({ name }) => name)).toContain(parent);
    });
    expect(tags.filter(({ parent }) => parent !== undefined).length).toBeGreaterThan(1);
  });

  it('has unique entities of every kind, with aliases of every kind', () => {
    expectUnique(entities.map(({ key }) => key));
    expectUnique(entities.map(({ name }) => name));
    expect(new Set(entities.map(({ kind }) => kind))).toEqual(new Set(entityKinds));
    expect(new Set(entities.flatMap(({ aliases }) => aliases.map(({ kind }) => kind)))).toEqual(new Set(aliasKinds));
  });

  it('has one setting for each article', () => {
    expect(sourceSettings.map(({ fileName }) => fileName)).toEqual(articles.map(({ fileName }) => fileName));
  });
});

describe('the note', () => {
  const blocks = note.blocks(createRefs());

  it('is a note body with every reference resolved', () => {
    const parsed = parseWith(noteBodySchema, { id: createCountingIdMaker()('note'), updatedAt: now, blocks });
    expect(parsed).toMatchObject({ ok: true, value: { blocks } });
  });

  it('cites six highlights or more from all five articles and mentions five entities or more', () => {
    const inlines = inlinesOf(blocks);
    const cited = inlines.filter((inline) => inline.kind === 'passage');
    expect(new Set(cited.map(({ passageId }) => passageId)).size).toBeGreaterThanOrEqual(6);
    expect(new Set(cited.map(({ sourceId }) => sourceId)).size).toBe(5);
    const mentioned = inlines.filter((inline) => inline.kind === 'entity');
    expect(new Set(mentioned.map(({ entityId }) => entityId)).size).toBeGreaterThanOrEqual(5);
  });

  it('has headings, a bulleted and a check list, a table and a quotation', () => {
    const kinds = blocks.map((block) => (block.kind === 'list' ? block.style : block.kind));
    for (const kind of ['paragraph', 'heading', 'bullet', 'check', 'table', 'quotation']) expect(kinds).toContain(kind);
    const checks = blocks.flatMap((block) => (block.kind === 'list' && block.style === 'check' ? block.items : []));
    expect(new Set(checks.map(({ isChecked }) => isChecked))).toEqual(new Set([true, false]));
  });

  it('reads as text without stray spaces', () => {
    const text = plainTextOf(blocks);
    expect(text).not.toMatch(/ {2}| [.,;:?)]|\( /);
    expect(text.split(/\s+/).length).toBeGreaterThan(300);
  });
});

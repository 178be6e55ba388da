import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exportFiles, type ExportFile } from './exportNotebook';
import { goldenNotebook } from './golden/goldenNotebook';
import { nodesOf, parsedMarkdown, wordsOf } from './golden/parsedMarkdown';
import type { ExportOptions, ExportScope } from './scope';
import type { ExportSnapshot } from './snapshot';

const goldenFolder = fileURLToPath(new URL('golden', import.meta.url));
const snapshot = goldenNotebook();
const plain: ExportOptions = { fullText: false };
const whole: ExportOptions = { fullText: true };
const everything: ExportScope = { kind: 'everything' };

function recordAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`No item ${index}`);
  return item;
}
const [harbor, briefing] = [recordAt(snapshot.sources, 0), recordAt(snapshot.sources, 1)];
const scopes: readonly (readonly [string, ExportScope, ExportOptions])[] = [
  ['everything', everything, whole],
  ['source', { kind: 'source', sourceId: harbor.id }, plain],
  ['note', { kind: 'note', noteId: recordAt(snapshot.notes, 0).id }, plain],
  ['entity', { kind: 'entity', entityId: recordAt(snapshot.entities, 1).id }, plain],
  ['tag', { kind: 'tag', tagId: recordAt(snapshot.tags, 1).id }, plain],
];

function storedFiles(folder: string): readonly ExportFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function shuffled(notebook: ExportSnapshot): ExportSnapshot {
  return {
    sources: notebook.sources.toReversed(), documents: notebook.documents.toReversed(), passages: notebook.passages.toReversed(),
    colorMeanings: notebook.colorMeanings.toReversed(), tags: notebook.tags.toReversed(), entities: notebook.entities.toReversed(),
    mentions: notebook.mentions.toReversed(), notes: notebook.notes.toReversed(), noteBodies: notebook.noteBodies.toReversed(),
  };
}

/** Every `[[target#^id|label]]` of a file: front matter and body, but not code. */
function wikiLinksOf(file: ExportFile): readonly { readonly path: string; readonly blockId: string | undefined }[] {
  const root = parsedMarkdown(file.text);
  const texts = [...nodesOf(root, 'yaml').map((node) => node.value), ...nodesOf(root, 'paragraph').map(wordsOf), ...nodesOf(root, 'tableCell').map(wordsOf), ...nodesOf(root, 'heading').map(wordsOf)];
  return texts.flatMap((text) => [...text.matchAll(/\[\[([^\]|#]*)(?:#\^([a-z0-9-]+))?(?:\|[^\]]*)?\]\]/g)]).map((match) => ({
    path: match[1] ? `${match[1]}.md` : file.path,
    blockId: match[2],
  }));
}

describe.each(scopes)('export of %s', (name, scope, options) => {
  const files = exportFiles(snapshot, scope, options);

  it('is the stored golden files, byte by byte', () => {
    const folder = join(goldenFolder, name);
    if (process.env['UPDATE_GOLDEN'] === '1') {
      rmSync(folder, { recursive: true, force: true });
      for (const file of files) {
        mkdirSync(dirname(join(folder, file.path)), { recursive: true });
        writeFileSync(join(folder, file.path), file.text);
      }
    }
    expect(files).toEqual(storedFiles(folder));
  });

  it('writes LF, one line break at the end, no BOM', () => {
    for (const { text } of files) {
      expect(text).not.toMatch(/\r|^\uFEFF/);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  it('parses as CommonMark, its front matter as YAML', () => {
    for (const file of files) {
      const root = parsedMarkdown(file.text);
      expect(nodesOf(root, 'heading')[0]?.depth).toBe(1);
      const [yaml] = nodesOf(root, 'yaml');
      if (file.path === 'Index.md') continue;
      expect(parse(yaml?.value ?? '')).toMatchObject({ id: expect.stringMatching(/^(src|not|ent)-\d{16}$/) });
    }
  });

  it('has no link that leads nowhere', () => {
    // A quotation may hold `[[a date]]` in its words: those brackets are escaped and stay text.
    const isQuoted = (path: string): boolean => path === 'a date.md';
    const links = files.flatMap(wikiLinksOf).filter((link) => !isQuoted(link.path));
    for (const link of links) {
      const target = files.find((file) => file.path === link.path);
      expect(target, `file ${link.path}`).toBeDefined();
      if (link.blockId !== undefined) expect(target?.text.split('\n\n')).toContain(`^${link.blockId}`);
    }
    if (name === 'everything') expect(links.length).toBeGreaterThan(20);
  });

  it('is the same for the same records in another order', () => {
    expect(exportFiles(shuffled(snapshot), scope, options)).toEqual(files);
  });
});

describe('scopes', () => {
  const pathsOf = (scope: ExportScope): readonly string[] => exportFiles(snapshot, scope, plain).map((file) => file.path);

  it('names a file the same in every scope', () => {
    const all = pathsOf(everything);
    for (const [, scope] of scopes) expect(all).toEqual(expect.arrayContaining([...pathsOf(scope)]));
    expect(all.filter((path) => path.toLowerCase().includes('briefing'))).toHaveLength(2);
  });

  it('limits a tag to what carries it or a tag below it', () => {
    const below = exportFiles(snapshot, recordAt(scopes, 4)[1], plain);
    expect(below.map((file) => file.path)).toHaveLength(1);
    expect(below[0]?.text.match(/^\^psg-/gm)).toHaveLength(2);
    const above = exportFiles(snapshot, { kind: 'tag', tagId: recordAt(snapshot.tags, 0).id }, plain);
    expect(above[0]?.text.match(/^\^psg-/gm)).toHaveLength(5);
  });

  it('writes nothing for what is gone', () => {
    const without = { ...snapshot, sources: [], notes: [], entities: [] };
    for (const [name, scope] of scopes) expect(exportFiles(without, scope, plain).length).toBe(name === 'everything' ? 1 : 0);
  });

  it('exports an empty notebook as a bare index', () => {
    const files = exportFiles({ ...snapshot, sources: [], notes: [], entities: [], tags: [], mentions: [], passages: [] }, everything, plain);
    expect(files.map((file) => file.path)).toEqual(['Index.md']);
  });
});

describe('the file of a source', () => {
  const [file] = exportFiles(snapshot, { kind: 'source', sourceId: harbor.id }, whole);

  it('quotes every highlight exactly, in text order', () => {
    const quotes = nodesOf(parsedMarkdown(file?.text.split('## Full text')[0] ?? ''), 'blockquote').map(wordsOf);
    const expected = snapshot.passages
      .filter((passage) => passage.sourceId === harbor.id)
      .toSorted((a, b) => a.anchor.start - b.anchor.start)
      .map((passage) => passage.anchor.exact.replace(/\n+/g, '\n'));
    expect(quotes).toEqual(expected);
  });

  it('does not mark a highlight whose words stand elsewhere by now', () => {
    const moved = { ...snapshot, documents: snapshot.documents.map((document) => ({ ...document, text: `x${document.text}` })) };
    const [shifted] = exportFiles(moved, { kind: 'source', sourceId: harbor.id }, whole);
    expect(file?.text).toContain('|↑]]');
    expect(shifted?.text).not.toContain('|↑]]');
    expect(shifted?.text).toContain('^psg-0000000000000001');
  });

  it('tells an unknown date as null', () => {
    const undated = recordAt(snapshot.sources, 2);
    const [written] = exportFiles(snapshot, { kind: 'source', sourceId: undated.id }, plain);
    const yaml = nodesOf(parsedMarkdown(written?.text ?? ''), 'yaml')[0]?.value ?? '';
    expect(parse(yaml)).toMatchObject({ date: null, 'date-precision': 'unknown', outlet: null, tags: [], sha256: undated.bytesDigest });
    expect(briefing.published.edtf).toBe('2023-06');
  });
});

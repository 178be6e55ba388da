import { describe, expect, it } from 'vitest';
import { aliasKinds, createAlias, createEntity, entityKinds, type Entity } from '../domain/entity';
import { createCountingIdMaker } from '../domain/ids';
import { noteBodySchema, plainTextOf, visitInlines, type NoteBlock, type NoteInline } from '../domain/noteBody';
import { highlightColors } from '../domain/passage';
import { parseWith } from '../domain/record';
import type { SampleRefs } from './sampleShape';
import { sampleNotebook } from './sampleNotebook';

const { articles, sourceSettings, tags, entities, highlights, note } = sampleNotebook;
const now = '2024-09-01T08:00:00.000Z';

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
      return { kind: 'passage', passageId: found.id, sourceId, quotation: found.highlight.quotation, sourceTitle: found.highlight.article };
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

describe('the highlights', () => {
  it('use every color, every article, comments and none', () => {
    expect(new Set(highlights.map(({ color }) => color))).toEqual(new Set(highlightColors));
    expect(new Set(highlights.map(({ article }) => article))).toEqual(new Set(articles.map(({ fileName }) => fileName)));
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

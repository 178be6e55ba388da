import { describeSpan } from '../../shared/anchoring/anchor';
import { createCollection } from '../../shared/domain/collection';
import { createEntity } from '../../shared/domain/entity';
import { createPassageMention } from '../../shared/domain/mention';
import { createNameDecision } from '../../shared/domain/nameDecision';
import { createNote as createNoteRecord } from '../../shared/domain/note';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { createPassage, highlightColors } from '../../shared/domain/passage';
import { createRelation } from '../../shared/domain/relation';
import type { Source } from '../../shared/domain/source';
import { createTag } from '../../shared/domain/tag';
import { createLocalImporter } from '../worker/localImporter';
import type { CommandContext } from './commandContext';
import { storeArticle } from './importRun';

/** How large a made-up notebook is, and the numbers that its words are drawn by. */
export interface NotebookShape {
  readonly articles: number;
  readonly passagesEach: number;
  readonly tags: number;
  readonly entities: number;
  readonly notes: number;
  readonly seed: number;
}

function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const words = 'harbor envoy talks channel ministry tide pilot crane promise quay ship winter agreed letter signal night report berth coast guard paper fee master light'.split(' ');

/** Fills a notebook with what people would have made: articles, highlights with tags and people, notes that cite them. */
export async function fillNotebook(context: CommandContext, shape: NotebookShape): Promise<void> {
  const { clock, ids } = context;
  const random = createRandom(shape.seed);
  const importer = createLocalImporter();
  const word = (): string => words[random(words.length)] ?? 'tide';
  let count = 0;
  const sentence = (): string => {
    count += 1;
    return `Number ${count} says that the ${word()} and the ${word()} of the ${word()} saw ${word()} ${word()}.`;
  };

  const tags = Array.from({ length: shape.tags }, (_, index) => createTag({ name: `Tag ${index}` }, clock, ids));
  const nested = tags.map((tag, index) => (index > 0 && random(2) === 0 ? { ...tag, parentId: tags[random(index)]?.id ?? null } : tag));
  const collections = Array.from({ length: 2 }, (_, index) => createCollection({ name: `Case ${index}` }, clock, ids));
  const entities = Array.from({ length: shape.entities }, (_, index) => createEntity({ kind: 'person', name: `Person ${index}` }, clock, ids));
  await context.writer.write({ label: 'Fill codebook' }, async (recorder) => {
    await recorder.put('tags', ...nested);
    await recorder.put('entities', ...entities);
    await recorder.put('collections', ...collections);
    await recorder.put('colorMeanings', { id: 'amber', createdAt: clock(), updatedAt: clock(), meaning: 'Tides' });
  });

  const passages: ReturnType<typeof createPassage>[] = [];
  const sources: Source[] = [];
  for (let index = 0; index < shape.articles; index += 1) {
    const markdown = `# Report ${shape.seed} ${index}\n\n${Array.from({ length: 6 }, () => `${sentence()} ${sentence()}`).join('\n\n')}\n\n- ${sentence()}\n- ${sentence()}\n`;
    const converted = await importer.convert({ kind: 'file', name: `report ${index}.md`, bytes: new TextEncoder().encode(markdown) });
    if (converted.status !== 'converted') throw new Error('The made-up article was refused');
    const { article } = converted;
    const own = Array.from({ length: shape.passagesEach }, () => {
      const start = random(article.text.length - 60);
      return { span: { start, end: start + 20 + random(30) }, tagIds: tags.filter(() => random(4) === 0).map(({ id }) => id) };
    });
    await context.writer.write({ label: 'Import' }, async (recorder) => {
      const stored = await storeArticle(context, recorder, article, { fileName: `report ${index}.md`, tagIds: tags.slice(0, random(3)).map(({ id }) => id) });
      const source: Source = { ...stored, collectionIds: collections.slice(0, 1 + (index % 2)).map(({ id }) => id) };
      await recorder.put('sources', source);
      sources.push(source);
      for (const { span, tagIds } of own) {
        const anchor = describeSpan(article.text, article.textDigest, span);
        if (!anchor) continue;
        const passage = { ...createPassage({ sourceId: source.id, anchor, color: highlightColors[random(5)] ?? 'amber' }, clock, ids), tagIds };
        passages.push(passage);
        await recorder.put('passages', passage);
        const entity = entities[random(entities.length * 2)];
        if (entity) await recorder.put('mentions', createPassageMention({ entityId: entity.id, sourceId: source.id, anchor, passageId: passage.id }, clock, ids));
      }
    });
  }

  await context.writer.write({ label: 'Relate' }, async (recorder) => {
    for (const [index, entity] of entities.entries()) {
      const [other, source, resting] = [entities[index + 1], sources[random(sources.length)], passages[random(passages.length)]];
      if (source) await recorder.put('nameDecisions', createNameDecision({ sourceId: source.id, name: entity.name, outcome: { kind: 'entity', entityId: entity.id } }, clock, ids));
      if (other) await recorder.put('relations', createRelation({ fromId: entity.id, toId: other.id, type: 'met', passageIds: resting ? [resting.id] : [] }, clock, ids));
    }
  });

  for (let index = 0; index < shape.notes; index += 1) {
    const note = createNoteRecord({ title: `Note ${index}` }, clock, ids);
    const cited = passages[random(passages.length)];
    const entity = entities[random(entities.length)];
    const blocks: NoteBlock[] = [{ kind: 'paragraph', children: [{ kind: 'text', text: sentence(), marks: [] }] }];
    if (cited) {
      const source = sources.find(({ id }) => id === cited.sourceId);
      blocks.push({ kind: 'paragraph', children: [{ kind: 'passage', passageId: cited.id, sourceId: cited.sourceId, quotation: cited.anchor.exact, sourceTitle: source?.title ?? '' }] });
    }
    if (entity) blocks.push({ kind: 'list', style: 'bullet', start: 1, items: [{ isChecked: null, children: [{ kind: 'entity', entityId: entity.id, text: entity.name }], lists: [] }] });
    await context.writer.write({ label: 'Write note' }, async (recorder) => {
      await recorder.put('notes', note);
      await recorder.put('noteBodies', { id: note.id, updatedAt: note.updatedAt, blocks });
      await recorder.put('noteLinks', ...noteLinksOf(note.id, blocks));
    });
  }
}

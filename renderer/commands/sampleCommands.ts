import type { ArticleImporter, ConvertedArticle } from '../../shared/contracts/importContract';
import { createAlias, createEntity, type Entity } from '../../shared/domain/entity';
import type { NoteId, PassageId, SourceId, TagId } from '../../shared/domain/ids';
import { createPassageMention } from '../../shared/domain/mention';
import { createNote } from '../../shared/domain/note';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { createPassage, type Passage } from '../../shared/domain/passage';
import type { Source } from '../../shared/domain/source';
import { createTag } from '../../shared/domain/tag';
import { describeSpan } from '../../shared/anchoring/anchor';
import type { SampleHighlight, SampleNotebook, SampleRefs } from '../../shared/sample/sampleShape';
import { hasSample } from '../data/sourceQueries';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { storeArticle } from './importRun';
import { rememberSample } from './sampleMemory';
import { tagNameKey } from './tagRef';

export interface AddedSample {
  readonly sourceIds: readonly SourceId[];
  readonly noteId: NoteId;
}

function mustFind<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The sample notebook has no “${key}”`);
  return value;
}

async function convertAll(sample: SampleNotebook, importer: ArticleImporter): Promise<ReadonlyMap<string, ConvertedArticle>> {
  const articles = new Map<string, ConvertedArticle>();
  for (const { fileName, markdown } of sample.articles) {
    const outcome = await importer.convert({ kind: 'file', name: fileName, bytes: new TextEncoder().encode(markdown) });
    if (outcome.status === 'converted') articles.set(fileName, outcome.article);
    else throw new Error(`The sample notebook could not be opened: ${outcome.status === 'refused' ? outcome.reason : 'the import was cancelled.'}`);
  }
  return articles;
}

/** Makes the records of the sample inside one write; what a person already has under the same name is used, not doubled. */
class SampleBuilder {
  private readonly tagIds = new Map<string, TagId>();
  private readonly entities = new Map<string, Entity>();
  private readonly sources = new Map<string, Source>();
  private readonly passages = new Map<string, Passage>();
  private readonly madeTagIds: TagId[] = [];
  private readonly madeEntities: Entity[] = [];
  private readonly madePassageIds: PassageId[] = [];

  constructor(
    private readonly context: CommandContext,
    private readonly recorder: Recorder,
    private readonly sample: SampleNotebook,
    private readonly articles: ReadonlyMap<string, ConvertedArticle>,
  ) {}

  async build(): Promise<AddedSample> {
    await this.addTags();
    await this.addEntities();
    await this.addSources();
    for (const highlight of this.sample.highlights) await this.addHighlight(highlight);
    const noteId = await this.addNote();
    await rememberSample(this.recorder, {
      tagIds: this.madeTagIds,
      entityIds: this.madeEntities.map((entity) => entity.id),
      passageIds: this.madePassageIds,
    });
    return { sourceIds: [...this.sources.values()].map((source) => source.id), noteId };
  }

  private async addTags(): Promise<void> {
    const { clock, ids, database } = this.context;
    const known = new Map((await database.tags.toArray()).map((tag) => [tagNameKey(tag.name), tag.id] as const));
    for (const { name, definition, parent } of this.sample.tags) {
      const knownId = known.get(tagNameKey(name));
      const parentId = parent === undefined ? null : mustFind(this.tagIds, parent);
      const made = knownId ? null : { ...createTag({ name, parentId }, clock, ids), definition };
      if (made) {
        await this.recorder.put('tags', made);
        this.madeTagIds.push(made.id);
      }
      this.tagIds.set(name, made?.id ?? knownId ?? mustFind(known, name));
    }
  }

  private async addEntities(): Promise<void> {
    const { clock, ids, database } = this.context;
    const known = await database.entities.toArray();
    for (const { key, kind, name, aliases, description } of this.sample.entities) {
      const same = known.find((entity) => entity.kind === kind && entity.name === name);
      const entity = same ?? createEntity(
        { kind, name, description, aliases: aliases.map((alias) => createAlias(alias.text, alias.kind)) }, clock, ids,
      );
      if (!same) this.madeEntities.push(entity);
      this.entities.set(key, entity);
    }
    await this.recorder.put('entities', ...this.madeEntities);
  }

  private async addSources(): Promise<void> {
    const { sources } = this.context.database;
    for (const [fileName, article] of this.articles) {
      const known = await sources.where('bytesDigest').equals(article.bytesDigest).first();
      const setting = this.sample.sourceSettings.find((each) => each.fileName === fileName);
      const tagIds = (setting?.tags ?? []).map((name) => mustFind(this.tagIds, name));
      const draft = { fileName, isSample: true, tagIds, readingState: setting?.readingState ?? 'unread' } as const;
      this.sources.set(fileName, known ?? (await storeArticle(this.context, this.recorder, article, draft)));
    }
  }

  private async addHighlight(highlight: SampleHighlight): Promise<void> {
    const { clock, ids } = this.context;
    const source = mustFind(this.sources, highlight.article);
    const { text, textDigest } = mustFind(this.articles, highlight.article);
    const start = text.indexOf(highlight.quotation);
    const anchor = start < 0 ? null : describeSpan(text, textDigest, { start, end: start + highlight.quotation.length });
    if (!anchor) throw new Error(`The sample notebook's words “${highlight.quotation}” do not stand in ${highlight.article}`);
    const there = await this.context.database.passages.where('sourceId').equals(source.id).toArray();
    const same = there.find((each) => each.anchor.start === anchor.start && each.anchor.end === anchor.end && each.color === highlight.color);
    if (same) {
      this.passages.set(highlight.key, same);
      return;
    }
    const passage: Passage = {
      ...createPassage({ sourceId: source.id, anchor, color: highlight.color }, clock, ids),
      comment: highlight.comment,
      tagIds: highlight.tags.map((name) => mustFind(this.tagIds, name)),
    };
    await this.recorder.put('passages', passage);
    this.passages.set(highlight.key, passage);
    this.madePassageIds.push(passage.id);
    const mentions = highlight.entities.map((key) =>
      createPassageMention({ entityId: mustFind(this.entities, key).id, sourceId: source.id, anchor, passageId: passage.id }, clock, ids),
    );
    await this.recorder.put('mentions', ...mentions);
  }

  private async addNote(): Promise<NoteId> {
    const { clock, ids } = this.context;
    const titles = new Map([...this.sources.values()].map((source) => [source.id, source.title]));
    const refs: SampleRefs = {
      passage: (key) => {
        const { id, sourceId, anchor } = mustFind(this.passages, key);
        return { kind: 'passage', passageId: id, sourceId, quotation: anchor.exact, sourceTitle: mustFind(titles, sourceId) };
      },
      entity: (key, text) => {
        const { id, name } = mustFind(this.entities, key);
        return { kind: 'entity', entityId: id, text: text ?? name };
      },
    };
    const note = createNote({ title: this.sample.note.title, isSample: true }, clock, ids);
    const blocks = this.sample.note.blocks(refs);
    await this.recorder.put('notes', note);
    await this.recorder.put('noteBodies', { id: note.id, updatedAt: note.createdAt, blocks });
    await this.recorder.put('noteLinks', ...noteLinksOf(note.id, blocks));
    return note.id;
  }
}

/** Adds the sample notebook, through the importer like any article, as one step of the history. */
export async function addSample(context: CommandContext, importer: ArticleImporter): Promise<AddedSample> {
  // Loaded on use: most notebooks never need it.
  const { sampleNotebook } = await import('../../shared/sample/sampleNotebook');
  const articles = await convertAll(sampleNotebook, importer);
  return context.writer.write({ label: 'Add sample notebook' }, async (recorder) => {
    if (await hasSample(context.database)) throw new Error('The sample notebook is in the library already.');
    return new SampleBuilder(context, recorder, sampleNotebook, articles).build();
  });
}

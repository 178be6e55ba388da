import { sharedStretches } from '../../shared/analysis/graphStretches';
import type { GraphPlace, GraphEntity, GraphInput, GraphScope, GraphStretch, SuggestedPlace } from '../../shared/analysis/graphTypes';
import { locateAll } from '../../shared/anchoring/locate';
import type { Entity } from '../../shared/domain/entity';
import type { EntityId, MentionId, PassageId, RelationId, SourceId } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import type { Relation } from '../../shared/domain/relation';
import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { RecordOf, TableName } from '../../shared/domain/tables';
import type { NotebookReader } from './notebookReader';

/** What is kept of an accepted mention; its words are read again only where the text is another than they were taken from. */
interface KeptMention {
  readonly id: MentionId;
  readonly entityId: EntityId;
  readonly sourceId: SourceId;
  readonly start: number;
  readonly end: number;
  readonly textDigest: string;
}

type KeptSource = Pick<Source, 'id' | 'language' | 'trimmed' | 'textDigest' | 'collectionIds'> & { readonly published: string | null };

/** A record that a change touched. */
export interface Touched {
  readonly table: string;
  readonly id: string;
}

const tablesOfGraph = new Set<string>(['entities', 'sources', 'mentions', 'relations', 'sourceDocuments', 'passages'] satisfies TableName[]);
const rowsAtOnce = 4000;
const textsAtOnce = 40;

/** The records that a graph is made of, as the notebook has them, without its texts. */
export class GraphRecords {
  private readonly entities = new Map<EntityId, GraphEntity>();
  private readonly sources = new Map<SourceId, KeptSource>();
  private readonly mentions = new Map<MentionId, KeptMention>();
  private readonly mentionsBySource = new Map<SourceId, Set<MentionId>>();
  private readonly relations = new Map<RelationId, Relation>();
  private readonly passageSources = new Map<PassageId, SourceId>();
  private suggestions = new Map<SourceId, SuggestedPlace[]>();
  private stretches = new Map<SourceId, readonly GraphStretch[]>();
  private scope: GraphScope = 'sentence';

  constructor(private readonly reader: NotebookReader) {}

  get counts(): { readonly entities: number; readonly mentions: number; readonly relations: number; readonly suggestions: number } {
    const suggestions = [...this.suggestions.values()].reduce((sum, places) => sum + places.length, 0);
    return { entities: this.entities.size, mentions: this.mentions.size, relations: this.relations.size, suggestions };
  }

  async load(): Promise<void> {
    await Promise.all([
      this.readAll('entities', (id, entity) => this.putEntity(id, entity)),
      this.readAll('sources', (id, source) => this.putSource(id, source)),
      this.readAll('mentions', (id, mention) => this.putMention(id, mention)),
      this.readAll('relations', (id, relation) => this.putRelation(id, relation)),
    ]);
    await this.readPassages();
  }

  /** Reads again what a change touched; false where none of it matters here. */
  async update(touched: readonly Touched[]): Promise<boolean> {
    const matters = touched.filter(({ table }) => tablesOfGraph.has(table));
    if (matters.length === 0) return false;
    await this.readTouched('entities', matters, (id, entity) => this.putEntity(id, entity));
    await this.readTouched('sources', matters, (id, source) => this.putSource(id, source));
    await this.readTouched('mentions', matters, (id, mention) => this.putMention(id, mention));
    await this.readTouched('relations', matters, (id, relation) => this.putRelation(id, relation));
    for (const { table, id } of matters) if (table === 'sourceDocuments') this.stretches.delete(id as SourceId);
    if (matters.some(({ table }) => table === 'relations' || table === 'passages')) await this.readPassages();
    return true;
  }

  suggest(places: readonly SuggestedPlace[]): void {
    const changed = new Set([...this.suggestions.keys(), ...places.map(({ sourceId }) => sourceId)]);
    this.suggestions = new Map([...changed].map((id) => [id, []]));
    for (const place of places) this.suggestions.get(place.sourceId)?.push(place);
    for (const id of changed) this.stretches.delete(id);
  }

  /** Everything a graph is made of. Reads the texts of sources that changed since it was asked last. */
  async input(scope: GraphScope, onProgress: (done: number, total: number) => void): Promise<GraphInput> {
    if (scope !== this.scope) this.stretches = new Map();
    this.scope = scope;
    const missing = [...this.sources.values()].filter(({ id }) => !this.stretches.has(id) && this.hasTwo(id));
    const read = (from: number): Promise<readonly (SourceDocument | undefined)[]> | null =>
      from < missing.length ? this.reader.get('sourceDocuments', missing.slice(from, from + textsAtOnce).map(({ id }) => id)) : null;
    let following = read(0);
    for (let from = 0; from < missing.length; from += textsAtOnce) {
      const some = missing.slice(from, from + textsAtOnce);
      const documents = (await following) ?? [];
      // The next are being read while these are cut into sentences.
      following = read(from + textsAtOnce);
      for (const [index, source] of some.entries()) {
        const document = documents[index];
        this.stretches.set(source.id, document ? sharedStretches({ document, trims: source.trimmed, language: source.language, places: await this.placesOf(source, document) }, scope) : []);
      }
      onProgress(Math.min(missing.length, from + textsAtOnce), missing.length);
    }
    const inOrder = [...this.sources.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      entities: [...this.entities.values()],
      sources: inOrder.map(({ id, published, collectionIds }) => ({ id, published, collectionIds, stretches: this.stretches.get(id) ?? [] })),
      relations: [...this.relations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
      passageSources: this.passageSources,
    };
  }

  /** Where entities stand in a source. Words whose text is no longer the one they were taken from are looked for; lost ones do not count. */
  private async placesOf({ id, textDigest }: KeptSource, document: SourceDocument): Promise<readonly GraphPlace[]> {
    const mentions = this.mentionsIn(id);
    const inPlace = mentions.filter((mention) => mention.textDigest === textDigest);
    const away = mentions.filter((mention) => mention.textDigest !== textDigest);
    const found = away.length > 0 ? await this.locate(away, document.text, textDigest) : [];
    const accepted = inPlace.map(({ entityId, start, end }): GraphPlace => ({ entityId, start, end, isSuggested: false }));
    const suggested = (this.suggestions.get(id) ?? []).map(({ entityId, start, end }): GraphPlace => ({ entityId, start, end, isSuggested: true }));
    return [...accepted, ...found, ...suggested];
  }

  private async locate(mentions: readonly KeptMention[], text: string, textDigest: string): Promise<readonly GraphPlace[]> {
    const records = (await this.reader.get('mentions', mentions.map(({ id }) => id))).filter((record) => record !== undefined);
    return locateAll(records.map(({ anchor }) => anchor), text, textDigest).flatMap((located, index): GraphPlace[] => {
      const entityId = records[index]?.entityId;
      return located.kind === 'lost' || !entityId ? [] : [{ entityId, ...located.span, isSuggested: false }];
    });
  }

  private mentionsIn(id: SourceId): readonly KeptMention[] {
    return [...(this.mentionsBySource.get(id) ?? [])].flatMap((mentionId) => this.mentions.get(mentionId) ?? []);
  }

  private hasTwo(id: SourceId): boolean {
    const places = [...this.mentionsIn(id), ...(this.suggestions.get(id) ?? [])];
    return places.some(({ entityId }) => entityId !== places[0]?.entityId);
  }

  private async readAll<Name extends TableName>(table: Name, put: (id: RecordOf<Name>['id'], record: RecordOf<Name>) => void): Promise<void> {
    let following: Promise<readonly RecordOf<Name>[]> | null = this.reader.page(table, '', rowsAtOnce);
    while (following) {
      const page: readonly RecordOf<Name>[] = await following;
      const last = page.at(-1);
      // The next are being read while these are put in their places.
      following = last && page.length === rowsAtOnce ? this.reader.page(table, last.id, rowsAtOnce) : null;
      for (const record of page) put(record.id, record);
    }
  }

  private async readTouched<Name extends TableName>(table: Name, touched: readonly Touched[], put: (id: RecordOf<Name>['id'], record: RecordOf<Name> | undefined) => void): Promise<void> {
    const ids = touched.filter((each) => each.table === table).map(({ id }) => id);
    const records = await this.reader.get(table, ids);
    ids.forEach((id, index) => put(id as RecordOf<Name>['id'], records[index]));
  }

  private async readPassages(): Promise<void> {
    const ids = [...new Set([...this.relations.values()].flatMap(({ passageIds }) => passageIds))];
    const passages = await this.reader.get('passages', ids);
    this.passageSources.clear();
    for (const passage of passages) if (passage) this.passageSources.set(passage.id, passage.sourceId);
  }

  private putEntity(id: EntityId, entity: Entity | undefined): void {
    if (entity) this.entities.set(id, { id, kind: entity.kind, name: entity.name });
    else this.entities.delete(id);
  }

  private putRelation(id: RelationId, relation: Relation | undefined): void {
    if (relation) this.relations.set(id, relation);
    else this.relations.delete(id);
  }

  private putSource(id: SourceId, source: Source | undefined): void {
    this.stretches.delete(id);
    if (!source) {
      this.sources.delete(id);
      return;
    }
    const { language, trimmed, textDigest, collectionIds, published } = source;
    this.sources.set(id, { id, language, trimmed, textDigest, collectionIds, published: published.edtf });
  }

  private putMention(id: MentionId, mention: Mention | undefined): void {
    const before = this.mentions.get(id);
    if (before) {
      this.mentions.delete(id);
      this.mentionsBySource.get(before.sourceId)?.delete(id);
      this.stretches.delete(before.sourceId);
    }
    if (mention?.status !== 'accepted') return;
    const { entityId, sourceId, anchor: { start, end, textDigest } } = mention;
    this.mentions.set(id, { id, entityId, sourceId, start, end, textDigest });
    const beside = this.mentionsBySource.get(sourceId);
    if (beside) beside.add(id);
    else this.mentionsBySource.set(sourceId, new Set([id]));
    this.stretches.delete(sourceId);
  }
}

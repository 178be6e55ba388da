import { findMentions } from '../../shared/analysis/findMentions';
import { createNameMatcher } from '../../shared/analysis/nameMatcher';
import type { AnalysisMessage, AnalysisRequest, ArticleNames, Companions, EntityMentions, Together } from '../../shared/contracts/analysisContract';
import { createAlias, createEntity, type Entity, type EntityKind } from '../../shared/domain/entity';
import type { EntityId, SourceId } from '../../shared/domain/ids';
import { parsePublicationDate, unknownDate } from '../../shared/domain/publicationDate';
import { createSource, type Source } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { AnalysisHost } from './analysisHost';
import { openNotebook } from './notebookReader';

type WithoutId<Request> = Request extends { readonly requestId: number } ? Omit<Request, 'requestId'> : never;

/** A notebook with the analysis beside it, as window and worker have them, without the worker. */
export interface AnalyzedNotebook extends TestNotebook {
  readonly host: AnalysisHost;
  readonly messages: AnalysisMessage[];
  /** Resolves once every change so far was taken and the whole library was read. */
  settled(): Promise<void>;
  ask(request: WithoutId<AnalysisRequest>): Promise<AnalysisMessage>;
  names(sourceId: SourceId): Promise<ArticleNames>;
  mentions(entityId: EntityId): Promise<EntityMentions>;
  companions(entityId: EntityId): Promise<Companions>;
  together(entityId: EntityId, otherId: EntityId): Promise<readonly Together[]>;
  /** `title: words` of each place of an entity in the library. */
  words(entityId: EntityId): Promise<readonly string[]>;
  putArticle(title: string, text: string, date?: string): Promise<Source>;
  putEntity(name: string, kind?: EntityKind, ...aliases: readonly string[]): Promise<Entity>;
  /** What a fresh look at every article finds for an entity, in the form of `words`. */
  recount(entityId: EntityId): Promise<readonly string[]>;
}

export async function openAnalyzedNotebook(): Promise<AnalyzedNotebook> {
  const own = await openTestNotebook();
  const { database, writer, clock, ids } = own;
  const messages: AnalysisMessage[] = [];
  const host = new AnalysisHost({
    post: (message) => messages.push(structuredClone(message)),
    openNotebook: (name) => openNotebook(name),
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
  });
  let pending = host.handle({ kind: 'open', databaseName: database.name });
  writer.subscribe((change) => {
    pending = Promise.all([pending, host.handle({ kind: 'changed', touched: change.rows.map(({ table, id }) => ({ table, id })) })]).then(() => undefined);
  });
  let requestId = 0;
  const nobody = ids('entity');
  const ask = async (request: WithoutId<AnalysisRequest>): Promise<AnalysisMessage> => {
    requestId += 1;
    const id = requestId;
    await host.handle({ ...request, requestId: id });
    const answer = messages.findLast((message) => 'requestId' in message && message.requestId === id);
    if (!answer) throw new Error('There is no answer');
    return answer;
  };
  const expectKind = async <Kind extends AnalysisMessage['kind']>(request: WithoutId<AnalysisRequest>, kind: Kind): Promise<Extract<AnalysisMessage, { kind: Kind }>> => {
    const answer = await ask(request);
    if (answer.kind !== kind) throw new Error(`Another answer: ${JSON.stringify(answer)}`);
    return answer as Extract<AnalysisMessage, { kind: Kind }>;
  };
  const mentions = async (entityId: EntityId): Promise<EntityMentions> => (await expectKind({ kind: 'mentionsOf', entityId }, 'mentions')).mentions;
  const settled = async (): Promise<void> => {
    await pending;
    for (let round = 0; round < 2000; round += 1) {
      const { done, total } = await mentions(nobody);
      if (done === total) return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    throw new Error('The library is not read to its end');
  };
  const wordsOf = async (places: readonly { readonly sourceId: SourceId; readonly start: number; readonly end: number }[]): Promise<readonly string[]> =>
    Promise.all(places.map(async ({ sourceId, start, end }) => `${(await database.sources.get(sourceId))?.title}: ${(await database.sourceDocuments.get(sourceId))?.text.slice(start, end)}`));
  return {
    ...own,
    host,
    messages,
    settled,
    ask,
    mentions,
    async names(sourceId) {
      await pending;
      const { names } = await expectKind({ kind: 'analyse', sourceId }, 'analysed');
      if (!names) throw new Error('There is no such article');
      return names;
    },
    companions: async (entityId) => (await expectKind({ kind: 'companions', entityId }, 'companions')).companions,
    together: async (entityId, otherId) => (await expectKind({ kind: 'together', entityId, otherId }, 'together')).places,
    async words(entityId) {
      await pending;
      await settled();
      const { sourceIds, places } = await mentions(entityId);
      const found: { sourceId: SourceId; start: number; end: number }[] = [];
      for (let at = 0; at < places.length; at += 4) {
        const sourceId = sourceIds[places[at] ?? 0];
        if (sourceId) found.push({ sourceId, start: places[at + 1] ?? 0, end: places[at + 2] ?? 0 });
      }
      return wordsOf(found);
    },
    async putArticle(title, text, date) {
      const digest = 'a'.repeat(64);
      const published = date === undefined ? unknownDate : (parsePublicationDate(date, 'person') ?? unknownDate);
      const source = createSource({ title, published, format: 'text', textDigest: digest, bytesDigest: digest, textLength: text.length, wordCount: 1 }, clock, ids);
      let start = 0;
      const blocks = text.split('\n').map((line) => {
        const block = { kind: 'paragraph' as const, start, end: start + line.length, marks: [] };
        start += line.length + 1;
        return block;
      });
      await writer.write({ label: 'Import' }, async (recorder) => {
        await recorder.put('sources', source);
        await recorder.put('sourceDocuments', createSourceDocument(source.id, text, blocks));
      });
      return source;
    },
    async putEntity(name, kind = 'person', ...aliases) {
      const entity = createEntity({ kind, name, aliases: aliases.map((alias) => createAlias(alias)) }, clock, ids);
      await writer.write({ label: 'Add' }, (recorder) => recorder.put('entities', entity));
      return entity;
    },
    async recount(entityId) {
      const matcher = createNameMatcher(await database.entities.toArray());
      const sources = (await database.sources.toArray()).sort((a, b) => ((a.published.edtf ?? '') < (b.published.edtf ?? '') ? 1 : (a.published.edtf ?? '') > (b.published.edtf ?? '') ? -1 : a.id < b.id ? -1 : 1));
      const decisions = await database.nameDecisions.toArray();
      const decided = (await database.mentions.toArray()).filter(({ passageId }) => passageId === null);
      const found: { sourceId: SourceId; start: number; end: number }[] = [];
      for (const source of sources) {
        const text = (await database.sourceDocuments.get(source.id))?.text ?? '';
        const article = { text, headings: [], skipped: source.trimmed, date: source.published.edtf };
        const here = decided.filter(({ sourceId }) => sourceId === source.id);
        for (const { start, end, candidates, isAmbiguous } of findMentions(matcher, article, decisions.filter(({ sourceId }) => sourceId === null || sourceId === source.id))) {
          const isMeant = (isAmbiguous ? candidates : candidates.slice(0, 1)).some((candidate) => candidate.entityId === entityId);
          const isSettled = here.some(({ anchor, status, entityId: other }) =>
            status === 'accepted' ? anchor.start < end && start < anchor.end : other === entityId && anchor.start === start && anchor.end === end);
          if (isMeant && !isSettled) found.push({ sourceId: source.id, start, end });
        }
      }
      return wordsOf(found);
    },
  };
}

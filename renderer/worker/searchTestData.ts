import type { SearchMessage, SearchOutcome, SearchState } from '../../shared/contracts/searchContract';
import { createAlias, createEntity, type Entity } from '../../shared/domain/entity';
import type { Passage, HighlightColor } from '../../shared/domain/passage';
import { createPassage } from '../../shared/domain/passage';
import { parsePublicationDate, unknownDate } from '../../shared/domain/publicationDate';
import { createSource, type Source, type SourceDraft } from '../../shared/domain/source';
import { createSourceDocument } from '../../shared/domain/sourceDocument';
import { openTestNotebook, type TestNotebook } from '../data/notebookTestData';
import { openInMemory, type IndexDatabase } from './indexDatabase';
import { openNotebook } from './notebookReader';
import { SearchHost, type SearchHostParts } from './searchHost';

/** A notebook with a search beside it, as window and worker have them, without the worker. */
export interface SearchedNotebook extends TestNotebook {
  readonly host: SearchHost;
  /** What the host has said. */
  readonly messages: SearchMessage[];
  /** Resolves once every change so far is in the index. */
  settled(): Promise<void>;
  search(query: string, limit?: number): SearchOutcome;
  found(query: string): Extract<SearchOutcome, { status: 'found' }>;
  /** Titles of what was found, in their order; highlights as their words. */
  titles(query: string): readonly string[];
  count(query: string): number | null;
  state(): SearchState | undefined;
}

/** Opens a notebook and its search; `parts` replaces where the index lies. */
export async function openSearchedNotebook(parts: Partial<SearchHostParts> = {}, notebook?: TestNotebook): Promise<SearchedNotebook> {
  const own = notebook ?? (await openTestNotebook());
  const messages: SearchMessage[] = [];
  const host = new SearchHost({
    post: (message) => messages.push(structuredClone(message)),
    openOnDisk: () => openInMemory(),
    openInMemory,
    openNotebook: (name) => openNotebook(name),
    ...parts,
  });
  let pending = host.handle({ kind: 'open', databaseName: own.database.name, isKept: true });
  await pending;
  own.writer.subscribe((change, sequence) => {
    const touched = change.rows.map(({ table, id }) => ({ table, id }));
    pending = Promise.all([pending, host.handle({ kind: 'changed', sequence, changeId: change.id, touched })]).then(() => undefined);
  });
  let requestId = 0;
  const ask = (request: { readonly kind: 'search'; readonly query: string; readonly from: number; readonly limit: number } | { readonly kind: 'count'; readonly queries: readonly string[] }): SearchMessage | undefined => {
    requestId += 1;
    void host.handle({ ...request, requestId });
    return messages.findLast((message) => 'requestId' in message && message.requestId === requestId);
  };
  const search = (query: string, limit = 1000): SearchOutcome => {
    const answer = ask({ kind: 'search', query, from: 0, limit });
    if (answer?.kind !== 'found') throw new Error(`No outcome: ${JSON.stringify(answer)}`);
    return answer.outcome;
  };
  const found = (query: string): Extract<SearchOutcome, { status: 'found' }> => {
    const outcome = search(query);
    if (outcome.status !== 'found') throw new Error(`${query}: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  return {
    ...own, host, messages, search, found,
    settled: () => pending,
    titles: (query) => found(query).groups.map((group) => group.title.text),
    count(query) {
      const answer = ask({ kind: 'count', queries: [query] });
      if (answer?.kind !== 'counted') throw new Error(JSON.stringify(answer));
      return answer.counts[0] ?? null;
    },
    state: () => messages.findLast((message) => message.kind === 'state')?.state,
  };
}

export interface ArticleDraft extends Partial<Omit<SourceDraft, 'published'>> {
  readonly text: string;
  readonly date?: string;
}

let digests = 0;

function nextDigest(): string {
  digests += 1;
  return digests.toString(16).padStart(64, '0');
}

/** Stores an article. */
export async function putArticle({ writer, clock, ids }: TestNotebook, { text, date, ...draft }: ArticleDraft): Promise<Source> {
  const published = date === undefined ? unknownDate : parsePublicationDate(date, 'person');
  if (!published) throw new Error(`${date} is no date`);
  const source = createSource(
    { title: 'Untitled', format: 'text', bytesDigest: nextDigest(), textDigest: nextDigest(), textLength: text.length, wordCount: 1, published, ...draft }, clock, ids,
  );
  await writer.write({ label: 'Import' }, async (recorder) => {
    await recorder.put('sources', source);
    await recorder.put('sourceDocuments', createSourceDocument(source.id, text, text === '' ? [] : [{ kind: 'paragraph', start: 0, end: text.length, marks: [] }]));
  });
  return source;
}

/** Highlights words of an article. */
export async function putHighlight(
  { database, writer, clock, ids }: TestNotebook, source: Source, words: string, more: Partial<Pick<Passage, 'comment' | 'tagIds'>> & { readonly color?: HighlightColor } = {},
): Promise<Passage> {
  const text = (await database.sourceDocuments.get(source.id))?.text ?? '';
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the text`);
  const anchor = { start, end: start + words.length, exact: words, prefix: '', suffix: '', textDigest: source.textDigest };
  const passage: Passage = { ...createPassage({ sourceId: source.id, anchor, color: more.color ?? 'amber' }, clock, ids), comment: more.comment ?? '', tagIds: more.tagIds ?? [] };
  await writer.write({ label: 'Add highlight' }, (recorder) => recorder.put('passages', passage));
  return passage;
}

export async function putEntity({ writer, clock, ids }: TestNotebook, name: string, ...aliases: readonly string[]): Promise<Entity> {
  const entity = createEntity({ kind: 'person', name, aliases: aliases.map((text) => createAlias(text)) }, clock, ids);
  await writer.write({ label: 'New entity' }, (recorder) => recorder.put('entities', entity));
  return entity;
}

/** An index that lasts while the test does: closing keeps it, a fresh one empties it. */
export function createLastingIndex(): Pick<SearchHostParts, 'openOnDisk'> & { damage(): void } {
  let kept: IndexDatabase | null = null;
  let isDamaged = false;
  return {
    damage: () => {
      isDamaged = true;
    },
    async openOnDisk(isFresh) {
      if (isFresh || !kept) {
        isDamaged = false;
        kept = await openInMemory();
      }
      const database = kept;
      return new Proxy(database, {
        get(target, property) {
          if (property === 'close') return () => undefined;
          if (property === 'isOnDisk') return true;
          if (property === 'row' && isDamaged) {
            return () => {
              throw new Error('database disk image is malformed');
            };
          }
          const value: unknown = Reflect.get(target, property, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
    },
  };
}

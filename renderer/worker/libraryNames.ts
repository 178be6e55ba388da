import { findMentions } from '../../shared/analysis/findMentions';
import { keepText, textOf, type KeptText } from '../../shared/analysis/keptText';
import { proposalSnippets } from '../../shared/analysis/proposalSnippets';
import { standingTogether, type EntityPlace, type SharedStretch } from '../../shared/analysis/standingTogether';
import { holdsWords, wordHashesOf } from '../../shared/analysis/wordHashes';
import type { Companions, EntityMentions, Snippet, SourcePlace } from '../../shared/contracts/analysisContract';
import type { EntityId, SourceId } from '../../shared/domain/ids';
import { publicationSortKey } from '../../shared/domain/publicationDate';
import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { Span } from '../../shared/domain/span';
import { LibraryReading } from './libraryReading';
import type { NameChanges, NameRecords } from './nameRecords';
import type { NotebookReader } from './notebookReader';

/** One article as it is kept, and what was found in it. */
interface KeptArticle {
  readonly id: SourceId;
  readonly date: string | null;
  /** Greater is newer; undated articles have the least. */
  readonly order: string;
  readonly language: string;
  readonly skipped: readonly Span[];
  readonly text: KeptText;
  readonly words: Uint32Array;
  /** Three numbers for each place and candidate: start, end, the entity's number twice, and one more where others may be meant. */
  found: Uint32Array;
}

/** So long one piece of work may take, so that questions come in between. */
export const sliceMs = 20;
const snippetWidth = 220;

/** What is found in all articles; made on demand, kept like the notebook, made anew at any time. */
export class LibraryNames {
  private readonly articles = new Map<SourceId, KeptArticle>();
  private readonly stale = new Set<SourceId>();
  private readonly numbers = new Map<string, number>();
  private readonly entityIds: EntityId[] = [];
  /** Articles up to this id were read. */
  private readUpTo = '';
  private reading: LibraryReading;
  private isRead = false;
  private total = 0;
  private newestFirst: readonly KeptArticle[] | null = null;
  private readonly finding = { ms: 0, units: 0 };

  constructor(
    private readonly reader: NotebookReader,
    private readonly records: NameRecords,
  ) {
    this.reading = new LibraryReading(reader, '');
  }

  progress(): { readonly done: number; readonly total: number } {
    return this.isRead ? { done: this.articles.size - this.stale.size, total: this.articles.size } : { done: this.articles.size, total: Math.max(this.total, this.articles.size + 1) };
  }

  /** One piece of work; false where nothing is left to do. */
  async step(): Promise<boolean> {
    if (this.stale.size > 0) this.rescan(sliceMs);
    else if (!this.isRead) await this.readOn();
    return !this.isRead || this.stale.size > 0;
  }

  /** Looks again through articles whose names changed, for at most so long. */
  rescan(limitMs: number): void {
    const started = performance.now();
    for (const id of this.stale) {
      this.stale.delete(id);
      const article = this.articles.get(id);
      if (article) this.scan(article, textOf(article.text));
      if (performance.now() - started > limitMs) return;
    }
  }

  /** What changed makes only those articles stale that hold all words of a changed form. */
  takeNames({ forms, sourceIds }: NameChanges): void {
    for (const id of sourceIds) if (this.articles.has(id)) this.stale.add(id);
    if (forms.length === 0) return;
    for (const { id, words } of this.articles.values()) {
      if (!this.stale.has(id) && forms.some((form) => form.length > 0 && holdsWords(words, form))) this.stale.add(id);
    }
  }

  /** Reads sources again that were written; those not yet read are read in their turn. `withText`: their text was written too. */
  async takeSources(ids: readonly SourceId[], withText: ReadonlySet<string>): Promise<void> {
    // What was read ahead may be as it was before.
    if (!this.isRead) this.reading = new LibraryReading(this.reader, this.readUpTo);
    const known = ids.filter((id) => this.isRead || id <= this.readUpTo);
    if (known.length === 0) return;
    const sources = await this.reader.get('sources', known);
    for (const [index, id] of known.entries()) {
      const source = sources[index];
      const article = this.articles.get(id);
      if (!source) this.forget(id);
      else if (!article || withText.has(id) || !isAsKept(article, source)) await this.keep([source]);
    }
  }

  mentionsOf(entityId: EntityId): EntityMentions {
    const number = this.numbers.get(entityId);
    const sourceIds: SourceId[] = [];
    const places: number[] = [];
    if (number !== undefined) {
      for (const { id, found } of this.inOrder()) {
        let decided = null;
        let isNew = true;
        for (let at = 0; at < found.length; at += 3) {
          const meaning = found[at + 2] ?? 0;
          if (meaning >>> 1 !== number) continue;
          const span = { start: found[at] ?? 0, end: found[at + 1] ?? 0 };
          decided ??= this.records.decidedIn(id);
          if (decided.isTaken(span) || decided.isRejected(span, entityId)) continue;
          if (isNew) sourceIds.push(id);
          isNew = false;
          places.push(sourceIds.length - 1, span.start, span.end, meaning & 1);
        }
      }
    }
    return { sourceIds, places: Uint32Array.from(places), ...this.progress(), finding: { ...this.finding } };
  }

  /** The articles in which an entity stands for sure, newest first. */
  articlesWith(entityId: EntityId): readonly SourceId[] {
    const number = this.numbers.get(entityId);
    const accepting = this.records.sourcesAccepting(entityId);
    return this.inOrder().flatMap(({ id, found }) => (accepting.has(id) || (number !== undefined && holdsSurely(found, number)) ? [id] : []));
  }

  /** Where an entity stands with others in one article. */
  togetherIn(sourceId: SourceId, entityId: EntityId): readonly SharedStretch[] {
    const article = this.articles.get(sourceId);
    if (!article) return [];
    return standingTogether(textOf(article.text), this.surePlaces(article), entityId, article.language || 'en');
  }

  snippet({ sourceId, start, end }: SourcePlace): Snippet | null {
    const article = this.articles.get(sourceId);
    if (!article || end > article.text.length) return null;
    return snippetOf(textOf(article.text), { start, end });
  }

  companionsOf(counts: ReadonlyMap<string, { readonly sentences: number; readonly paragraphs: number }>, most: number): Companions {
    const companions = [...counts]
      .filter(([id]) => this.records.matcher.entity(id) !== null)
      .map(([id, { sentences, paragraphs }]) => ({ entityId: id as EntityId, sentences, paragraphs }))
      .sort((a, b) => b.sentences - a.sentences || b.paragraphs - a.paragraphs || (a.entityId < b.entityId ? -1 : 1));
    return { companions: companions.slice(0, most), ...this.progress() };
  }

  /** Places of every entity that is meant for sure, found or accepted, in text order. */
  private surePlaces({ id, found }: KeptArticle): readonly EntityPlace[] {
    const decided = this.records.decidedIn(id);
    const places: EntityPlace[] = this.records.acceptedIn(id).map(({ start, end, entityId }) => ({ start, end, entityId }));
    for (let at = 0; at < found.length; at += 3) {
      const meaning = found[at + 2] ?? 0;
      const entityId = this.entityIds[meaning >>> 1];
      const span = { start: found[at] ?? 0, end: found[at + 1] ?? 0 };
      if ((meaning & 1) === 1 || entityId === undefined || decided.isTaken(span) || decided.isRejected(span, entityId)) continue;
      places.push({ ...span, entityId });
    }
    return places.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  private inOrder(): readonly KeptArticle[] {
    this.newestFirst ??= [...this.articles.values()].sort((a, b) => (a.order < b.order ? 1 : a.order > b.order ? -1 : a.id < b.id ? -1 : 1));
    return this.newestFirst;
  }

  private async readOn(): Promise<void> {
    if (this.readUpTo === '') this.total = await this.reader.count('sources');
    const { articles, isLast } = await this.reading.next();
    for (const { source, document } of articles) this.keepOne(source, document);
    this.readUpTo = articles.at(-1)?.source.id ?? this.readUpTo;
    this.isRead = isLast;
  }

  private async keep(sources: readonly Source[]): Promise<void> {
    const documents = await this.reader.get('sourceDocuments', sources.map(({ id }) => id));
    for (const [index, source] of sources.entries()) this.keepOne(source, documents[index] ?? null);
  }

  private keepOne(source: Source, document: SourceDocument | null): void {
    if (!document) return this.forget(source.id);
    const { text } = document;
    const article: KeptArticle = {
      id: source.id, date: source.published.edtf, order: orderOf(source), language: source.language, skipped: source.trimmed,
      text: keepText(text), words: wordHashesOf(text), found: new Uint32Array(0),
    };
    this.scan(article, text);
    this.articles.set(source.id, article);
    this.stale.delete(source.id);
    this.newestFirst = null;
  }

  private forget(id: SourceId): void {
    this.articles.delete(id);
    this.stale.delete(id);
    this.newestFirst = null;
  }

  private scan(article: KeptArticle, text: string): void {
    const { id, skipped, date } = article;
    const started = performance.now();
    const mentions = findMentions(this.records.matcher, { text, headings: [], skipped, date }, this.records.decisionsIn(id), this.records.companionsIn(id));
    this.finding.ms += performance.now() - started;
    this.finding.units += text.length;
    const found: number[] = [];
    for (const { start, end, candidates, isAmbiguous } of mentions) {
      for (const { entityId } of isAmbiguous ? candidates : candidates.slice(0, 1)) found.push(start, end, this.numberOf(entityId) * 2 + Number(isAmbiguous));
    }
    article.found = Uint32Array.from(found);
  }

  private numberOf(entityId: string): number {
    const known = this.numbers.get(entityId);
    if (known !== undefined) return known;
    const number = this.entityIds.push(entityId as EntityId) - 1;
    this.numbers.set(entityId, number);
    return number;
  }
}

function orderOf({ published }: Source): string {
  return published.edtf === null ? '' : publicationSortKey(published);
}

/** Whether a written source is, for names, as it was kept: its text never changes by itself. */
function isAsKept(article: KeptArticle, source: Source): boolean {
  const { trimmed } = source;
  return article.date === source.published.edtf && article.language === source.language && article.skipped.length === trimmed.length &&
    article.skipped.every(({ start, end }, index) => trimmed[index]?.start === start && trimmed[index]?.end === end);
}

function holdsSurely(found: Uint32Array, number: number): boolean {
  for (let at = 2; at < found.length; at += 3) if (found[at] === number * 2) return true;
  return false;
}

/** Words with their sentence. */
export function snippetOf(text: string, span: Span): Snippet | null {
  const [snippet] = proposalSnippets(text, { spans: [span] }, 1, snippetWidth);
  if (!snippet) return null;
  const { shown, isCutBefore, isCutBehind } = snippet;
  return {
    text: text.slice(shown.start, shown.end).replaceAll('\u2028', ' '),
    marks: [{ start: span.start - shown.start, end: span.end - shown.start }],
    isCutBefore,
    isCutBehind,
  };
}

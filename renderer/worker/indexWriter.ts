import type { Collection } from '../../shared/domain/collection';
import type { Entity } from '../../shared/domain/entity';
import type { Mention } from '../../shared/domain/mention';
import type { Note } from '../../shared/domain/note';
import { plainTextOf, type NoteBody } from '../../shared/domain/noteBody';
import type { NoteLink } from '../../shared/domain/noteLink';
import type { Passage } from '../../shared/domain/passage';
import type { PublicationDate } from '../../shared/domain/publicationDate';
import type { Source } from '../../shared/domain/source';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import type { Tag } from '../../shared/domain/tag';
import { textWithoutTrims } from '../../shared/domain/trims';
import { daysOf } from '../../shared/search/queryDates';
import { indexTextOf, nameKeyOf, wordsOf } from '../../shared/search/searchTokens';
import { Vocabulary } from '../../shared/search/spelling';
import type { IndexDatabase } from './indexDatabase';
import { highlightsPerDocument } from './indexSchema';

/** What is stored of a document besides its words. */
interface DocumentFacts {
  readonly id: string;
  readonly kind: 'source' | 'note' | 'entity';
  readonly stamp: string;
  readonly title: string;
  readonly outlet: string;
  readonly byline: string;
  readonly published: PublicationDate | null;
  readonly state: string;
  readonly entityKind: string;
}

/** What text of a source is indexed: its own, but for what is trimmed of it. */
function textStampOf({ textDigest, trimmed }: Source): string {
  return [textDigest, ...trimmed.map(({ start, end }) => `${start}-${end}`)].join(' ');
}

const noFacts = { outlet: '', byline: '', published: null, state: '', entityKind: '' } as const;

/** Words with a space on each side, so that a name is found inside by its whole words. */
function padded(key: string): string {
  return ` ${key} `;
}

/** Brings records into the index, each as it is now. Doing it twice is doing it once. */
export class IndexWriter {
  private vocabulary: Vocabulary | null = null;

  constructor(private readonly database: IndexDatabase) {}

  /** The words of the notebook; read at first use. */
  knownWords(): Vocabulary {
    if (this.vocabulary) return this.vocabulary;
    const vocabulary = new Vocabulary();
    for (const row of this.database.rows('SELECT word FROM vocabulary')) vocabulary.add(row.text(0));
    this.vocabulary = vocabulary;
    return vocabulary;
  }

  /** What was learned in a transaction that failed is not on the disk. */
  forgetWords(): void {
    this.vocabulary = null;
  }

  /** Whether a source's text is another than the one that was indexed. */
  needsText(source: Source): boolean {
    return this.database.row('SELECT textStamp FROM documents WHERE id = ?', [source.id])?.text(0) !== textStampOf(source);
  }

  /** `document` where `needsText`. */
  putSource(source: Source, document: SourceDocument | undefined): void {
    const { id, updatedAt: stamp, title, outlet, byline, published, readingState: state } = source;
    const row = this.putDocument({ ...noFacts, id, kind: 'source', stamp, title, outlet, byline, published, state }, document ? textWithoutTrims(document.text, source.trimmed) : null, document ? textStampOf(source) : null);
    this.putTags('documentTags', row, source.tagIds);
    this.putCollections(row, source.collectionIds);
  }

  putNote(note: Note, body: NoteBody | undefined): void {
    this.putDocument({ ...noFacts, id: note.id, kind: 'note', stamp: note.updatedAt, title: note.title }, body ? plainTextOf(body.blocks) : '', body?.updatedAt ?? '');
  }

  putEntity(entity: Entity): void {
    const { id, kind: entityKind, updatedAt: stamp, name: title, aliases, description } = entity;
    const text = [...aliases.map((alias) => alias.text), description].filter((line) => line !== '').join('\n');
    this.putDocument({ ...noFacts, id, kind: 'entity', stamp, title, entityKind }, text, stamp);
    this.database.run('DELETE FROM entityNames WHERE entity = ?', [id]);
    for (const name of [title, ...aliases.map((alias) => alias.text)]) {
      this.database.run('INSERT OR IGNORE INTO entityNames (key, entity, name) VALUES (?, ?, ?)', [nameKeyOf(name), id, name]);
    }
  }

  removeDocument(id: string): void {
    const row = this.rowOf(id);
    if (row === null) return;
    this.removeHighlights('row >= ? AND row < ?', [row * highlightsPerDocument, (row + 1) * highlightsPerDocument]);
    for (const table of ['texts', 'documentTags', 'documentCollections', 'documents']) this.database.run(`DELETE FROM ${table} WHERE row = ?`, [row]);
    this.database.run('DELETE FROM words WHERE rowid = ?', [row]);
    this.database.run('DELETE FROM entityNames WHERE entity = ?', [id]);
  }

  putPassage(passage: Passage): void {
    const { id, updatedAt: stamp, anchor, color, comment } = passage;
    const document = this.rowOf(passage.sourceId);
    if (document === null) return this.removePassage(id);
    const known = this.database.row('SELECT row, quote, comment FROM highlights WHERE id = ?', [id]);
    const first = document * highlightsPerDocument;
    const belongs = known !== null && known.number(0) >= first && known.number(0) < first + highlightsPerDocument;
    if (known && !belongs) this.removePassage(id);
    const row = known && belongs ? known.number(0) : this.freeHighlightRow(first);
    this.database.run(
      'INSERT OR REPLACE INTO highlights (row, id, stamp, start, color, quote, comment) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [row, id, stamp, anchor.start, color, anchor.exact, comment],
    );
    this.putTags('highlightTags', row, passage.tagIds);
    if (known && belongs && known.text(1) === anchor.exact && known.text(2) === comment) return;
    this.learn(wordsOf(comment));
    this.database.run('INSERT OR REPLACE INTO marks (rowid, quoteWords, commentWords) VALUES (?, ?, ?)', [row, indexTextOf(anchor.exact), indexTextOf(comment)]);
  }

  removePassage(id: string): void {
    this.removeHighlights('id = ?', [id]);
  }

  putTag({ id, updatedAt: stamp, name, parentId }: Tag): void {
    this.database.run('INSERT OR REPLACE INTO tags (id, stamp, name, key, parent) VALUES (?, ?, ?, ?, ?)', [id, stamp, name, nameKeyOf(name), parentId ?? '']);
  }

  putCollection({ id, updatedAt: stamp, name }: Collection): void {
    this.database.run('INSERT OR REPLACE INTO collections (id, stamp, name, key) VALUES (?, ?, ?, ?)', [id, stamp, name, nameKeyOf(name)]);
  }

  /** Only what a person said counts: an accepted mention. */
  putMention({ id, updatedAt: stamp, entityId, sourceId, passageId, status }: Mention): void {
    const entity = status === 'accepted' ? entityId : '';
    this.database.run('INSERT OR REPLACE INTO mentions (id, stamp, entity, source, passage) VALUES (?, ?, ?, ?, ?)', [id, stamp, entity, sourceId, passageId ?? '']);
  }

  putLink({ id, noteId, targetId }: NoteLink): void {
    this.database.run('INSERT OR REPLACE INTO links (id, stamp, note, target) VALUES (?, ?, ?, ?)', [id, '', noteId, targetId]);
  }

  removeFrom(table: 'tags' | 'collections' | 'mentions' | 'links', id: string): void {
    this.database.run(`DELETE FROM ${table} WHERE id = ?`, [id]);
  }

  private rowOf(id: string): number | null {
    return this.database.row('SELECT row FROM documents WHERE id = ?', [id])?.number(0) ?? null;
  }

  private freeHighlightRow(first: number): number {
    const last = this.database.row('SELECT row FROM highlights WHERE row >= ? AND row < ? ORDER BY row DESC LIMIT 1', [first, first + highlightsPerDocument]);
    const row = last ? last.number(0) + 1 : first;
    if (row < first + highlightsPerDocument) return row;
    throw new Error('A source has more highlights than the index can hold');
  }

  private removeHighlights(condition: string, values: readonly (string | number)[]): void {
    const rows = this.database.rows(`SELECT row FROM highlights WHERE ${condition}`, values).map((row) => row.number(0));
    for (const row of rows) {
      this.database.run('DELETE FROM marks WHERE rowid = ?', [row]);
      this.database.run('DELETE FROM highlightTags WHERE row = ?', [row]);
      this.database.run('DELETE FROM highlights WHERE row = ?', [row]);
    }
  }

  /** Without a text, the one that was indexed stays. */
  private putDocument(facts: DocumentFacts, newText: string | null, newStamp: string | null): number {
    const { id, kind, stamp, title, outlet, byline, published, state, entityKind } = facts;
    const known = this.database.row('SELECT row, title, outlet, byline, textStamp FROM documents WHERE id = ?', [id]);
    const row = known?.number(0) ?? (this.database.row('SELECT coalesce(max(row), 0) + 1 FROM documents')?.number(0) ?? 1);
    const textStamp = newStamp ?? known?.text(4) ?? '';
    const edtf = published?.edtf ?? '';
    const days = edtf === '' ? null : daysOf(edtf.replace(/[~?]$/, ''));
    this.database.run(
      'INSERT OR REPLACE INTO documents (row, id, kind, stamp, textStamp, title, outlet, byline, outletKey, authorKey, edtf, firstDay, lastDay, state, entityKind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      [row, id, kind, stamp, textStamp, title, outlet, byline, padded(nameKeyOf(outlet)), padded(nameKeyOf(byline)), edtf, days?.from ?? '', days?.to ?? '', state, entityKind],
    );
    const isSame = known && [title, outlet, byline, textStamp].every((value, index) => known.text(index + 1) === value);
    if (isSame) return row;
    const text = newText ?? this.database.row('SELECT text FROM texts WHERE row = ?', [row])?.text(0) ?? '';
    if (newText !== null) this.database.run('INSERT OR REPLACE INTO texts (row, text) VALUES (?, ?)', [row, text]);
    const words = { title: wordsOf(title), about: wordsOf(`${outlet} ${byline}`), body: wordsOf(text) };
    for (const part of [words.title, words.about, words.body]) this.learn(part);
    this.database.run('INSERT OR REPLACE INTO words (rowid, titleWords, aboutWords, bodyWords) VALUES (?, ?, ?, ?)', [row, words.title.join(' '), words.about.join(' '), words.body.join(' ')]);
    return row;
  }

  private putTags(table: 'documentTags' | 'highlightTags', row: number, tagIds: readonly string[]): void {
    this.database.run(`DELETE FROM ${table} WHERE row = ?`, [row]);
    for (const tag of tagIds) this.database.run(`INSERT OR IGNORE INTO ${table} (tag, row) VALUES (?, ?)`, [tag, row]);
  }

  private putCollections(row: number, collectionIds: readonly string[]): void {
    this.database.run('DELETE FROM documentCollections WHERE row = ?', [row]);
    for (const collection of collectionIds) this.database.run('INSERT OR IGNORE INTO documentCollections (collection, row) VALUES (?, ?)', [collection, row]);
  }

  private learn(words: readonly string[]): void {
    const vocabulary = this.knownWords();
    for (const word of words) if (vocabulary.add(word)) this.database.run('INSERT OR IGNORE INTO vocabulary (word) VALUES (?)', [word]);
  }
}

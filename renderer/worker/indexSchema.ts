import type { IndexDatabase } from './indexDatabase';

/** Another shape, or words cut otherwise: an index of another version is made anew. */
export const indexVersion = 2;

/** Highlights of a source have the rows from its own times this on, so that they are counted by source without looking them up. */
export const highlightsPerDocument = 65_536;

const statements = `
PRAGMA page_size = 8192;
CREATE TABLE state (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE documents (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, stamp TEXT NOT NULL, textStamp TEXT NOT NULL,
  title TEXT NOT NULL, outlet TEXT NOT NULL, byline TEXT NOT NULL, outletKey TEXT NOT NULL, authorKey TEXT NOT NULL,
  edtf TEXT NOT NULL, firstDay TEXT NOT NULL, lastDay TEXT NOT NULL, state TEXT NOT NULL, entityKind TEXT NOT NULL
);
CREATE TABLE texts (row INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (titleWords, aboutWords, bodyWords, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3');
CREATE TABLE highlights (
  row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, start INTEGER NOT NULL, color TEXT NOT NULL,
  quote TEXT NOT NULL, comment TEXT NOT NULL
);
CREATE INDEX highlightColors ON highlights (color);
CREATE INDEX commentedHighlights ON highlights (row) WHERE comment <> '';
CREATE VIRTUAL TABLE marks USING fts5 (quoteWords, commentWords, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3');
CREATE TABLE documentTags (tag TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (tag, row)) WITHOUT ROWID;
CREATE INDEX tagsOfDocument ON documentTags (row);
CREATE TABLE highlightTags (tag TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (tag, row)) WITHOUT ROWID;
CREATE INDEX tagsOfHighlight ON highlightTags (row);
CREATE TABLE tags (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, parent TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE collections (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documentCollections (collection TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (collection, row)) WITHOUT ROWID;
CREATE INDEX collectionsOfDocument ON documentCollections (row);
CREATE TABLE entityNames (key TEXT NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE INDEX namesOfEntity ON entityNames (entity);
CREATE TABLE mentions (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, entity TEXT NOT NULL, source TEXT NOT NULL, passage TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX mentionsOfEntity ON mentions (entity);
CREATE TABLE links (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, note TEXT NOT NULL, target TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX linksTo ON links (target);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** What lasts over restarts besides the records. */
export interface IndexHead {
  readonly sequence: number;
  readonly changeId: string;
  /** False from the first to the last step of a comparison with the notebook. */
  readonly isWhole: boolean;
}

/** Makes the tables of an empty database. */
export function createIndex(database: IndexDatabase): void {
  database.exec(`${statements} PRAGMA user_version = ${indexVersion};`);
}

/** How the connection works. The index can be made again: the disk is waited for seldom. */
export function configureIndex(database: IndexDatabase): void {
  database.exec('PRAGMA cache_size = -24000; PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = NORMAL;');
}

/** Whether a database holds an index of this version that can be read. */
export function isUsableIndex(database: IndexDatabase): boolean {
  if (database.row('PRAGMA user_version')?.number(0) !== indexVersion) return false;
  database.rows("SELECT value FROM state WHERE key = 'sequence'");
  database.rows('SELECT row FROM documents ORDER BY row DESC LIMIT 1');
  database.rows("SELECT rowid FROM words WHERE words MATCH '\"a\"' LIMIT 1");
  database.rows("SELECT rowid FROM marks WHERE marks MATCH '\"a\"' LIMIT 1");
  return true;
}

export function readIndexHead(database: IndexDatabase): IndexHead {
  const value = (key: string) => database.row('SELECT value FROM state WHERE key = ?', [key]);
  return { sequence: value('sequence')?.number(0) ?? 0, changeId: value('changeId')?.text(0) ?? '', isWhole: value('isWhole')?.number(0) === 1 };
}

export function writeIndexHead(database: IndexDatabase, head: IndexHead): void {
  const sql = 'INSERT OR REPLACE INTO state (key, value) VALUES (?, ?)';
  database.run(sql, ['sequence', head.sequence]);
  database.run(sql, ['changeId', head.changeId]);
  database.run(sql, ['isWhole', head.isWhole ? 1 : 0]);
}

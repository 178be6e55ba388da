import type { SearchTotals } from '../../shared/contracts/searchContract';
import { anyTermExpression, matchExpression } from '../../shared/search/matchExpression';
import type { QueryNode } from '../../shared/search/queryNode';
import { planQuery, wantedTerms, type QueryPlan, type SearchTerm } from '../../shared/search/queryPlan';
import type { IndexDatabase } from './indexDatabase';
import { highlightsPerDocument } from './indexSchema';
import { compileCondition, drivingText, type Sql } from './queryCompiler';

/** Everything a query finds. */
export interface Ranking {
  /** Rows of documents in which something was found, themselves or highlights of them; best first. */
  page(from: number, limit: number): readonly number[];
  isFoundItself(row: number): boolean;
  highlightsIn(row: number): number;
  readonly totals: SearchTotals;
  readonly terms: readonly SearchTerm[];
  readonly highlightPlan: QueryPlan;
}

/** Words of the title count most, then outlet and byline. FTS5's bm25 is smaller where it fits better. */
const wordScore = 'bm25(words, 8.0, 2.0, 1.0)';

/**
 * From this many documents on, words that stand in more than half of them are not scored: bm25 gives them next to no weight,
 * which decides nothing beside titles, highlights and dates, and takes longest of all.
 */
const manyDocuments = 2000;

/** Whether all that a query wants are single words that stand in most documents. */
function wantsCommonWordsOnly(database: IndexDatabase, terms: readonly SearchTerm[], documents: number): boolean {
  if (terms.length === 0 || documents < manyDocuments || terms.some(({ words }) => words.length > 1)) return false;
  return terms.every((term) => database.row('SELECT 1 FROM words WHERE words MATCH ? LIMIT 1 OFFSET ?', [anyTermExpression([term]), documents >> 1]) !== null);
}

/** A query over words and facts that gives rows of documents with their scores, or 0 where nothing is to be scored. */
function documentQuery(plan: QueryPlan, score: string): Sql {
  const driving = drivingText(plan);
  if (!driving) {
    const { text, values } = compileCondition(plan, 'document');
    return { text: `SELECT row, 0 FROM documents WHERE ${text}`, values };
  }
  const match = matchExpression(driving.text);
  if (!driving.rest) return { text: `SELECT rowid, ${score} FROM words WHERE words MATCH ?`, values: [match] };
  const rest = compileCondition(driving.rest, 'document');
  return { text: `SELECT row, ${score} FROM words CROSS JOIN documents ON row = words.rowid WHERE words MATCH ? AND (${rest.text})`, values: [match, ...rest.values] };
}

/** Rows of the matching highlights. They are counted by document here: SQLite would sort them for it, though they come in order. */
function highlightQuery(plan: QueryPlan): Sql {
  const driving = drivingText(plan);
  if (!driving) {
    const { text, values } = compileCondition(plan, 'highlight');
    return { text: `SELECT row, 0 FROM highlights WHERE ${text}`, values };
  }
  const match = matchExpression(driving.text);
  if (!driving.rest) return { text: 'SELECT rowid, 0 FROM marks WHERE marks MATCH ?', values: [match] };
  const rest = compileCondition(driving.rest, 'highlight');
  return { text: `SELECT row, 0 FROM marks CROSS JOIN highlights ON row = marks.rowid WHERE marks MATCH ? AND (${rest.text})`, values: [match, ...rest.values] };
}

const titleBonus = 3;

/** A highlight says that somebody found the words worth keeping. */
function highlightBonus(count: number): number {
  return 0.4 * Math.log2(1 + count);
}

interface DocumentOrder {
  /** By row: the day of publication as a number that grows with time; 0 where it is not known. */
  readonly days: Int32Array;
  /** By row: 0 a source, 1 a note, 2 an entity. */
  readonly kinds: Uint8Array;
  /** Of all documents. */
  readonly count: number;
}

/** What every ranking needs of all documents. Read at first use and kept until they change. */
export class DocumentFacts {
  private known: DocumentOrder | null = null;

  constructor(private readonly database: IndexDatabase) {}

  forget(): void {
    this.known = null;
  }

  read(): DocumentOrder {
    if (this.known) return this.known;
    const size = (this.database.row('SELECT coalesce(max(row), 0) + 1 FROM documents')?.number(0) ?? 1) + 1;
    const [days, kinds] = [new Int32Array(size), new Uint8Array(size)];
    this.database.visitNumbers("SELECT row, CAST(replace(firstDay, '-', '') AS INTEGER) FROM documents WHERE firstDay <> ''", [], (row, day) => {
      days[row] = day;
    });
    this.database.visitNumbers("SELECT row, CASE kind WHEN 'note' THEN 1 ELSE 2 END FROM documents WHERE kind <> 'source'", [], (row, kind) => {
      kinds[row] = kind;
    });
    this.known = { days, kinds, count: this.database.row('SELECT count(*) FROM documents')?.number(0) ?? 0 };
    return this.known;
  }
}

export function rankDocuments(database: IndexDatabase, facts: DocumentFacts, node: QueryNode): Ranking {
  const terms = wantedTerms(node);
  const { days, kinds, count } = facts.read();
  const keys = new Float64Array(days.length);
  const isFound = new Uint8Array(days.length);
  const counts = new Uint32Array(days.length);
  const rows: number[] = [];
  const itself: [sources: number, notes: number, entities: number] = [0, 0, 0];
  let highlights = 0;

  const plan = planQuery(node, 'document');
  if (plan.op !== 'nothing') {
    const asked = documentQuery(plan, wantsCommonWordsOnly(database, terms, count) ? '0' : wordScore);
    database.visitNumbers(asked.text, asked.values, (row, value) => {
      keys[row] = value;
      isFound[row] = 1;
      rows.push(row);
      const kind = kinds[row] ?? 0;
      itself[kind === 1 ? 1 : kind === 2 ? 2 : 0] += 1;
    });
    rankByTitles(database, plan, terms, isFound, keys);
  }
  const highlightPlan = planQuery(node, 'highlight');
  if (highlightPlan.op !== 'nothing') {
    const asked = highlightQuery(highlightPlan);
    const holders: number[] = [];
    database.visitNumbers(asked.text, asked.values, (highlightRow) => {
      const row = Math.floor(highlightRow / highlightsPerDocument);
      if (counts[row] === 0) holders.push(row);
      counts[row] = (counts[row] ?? 0) + 1;
      highlights += 1;
    });
    for (const row of holders) {
      if (isFound[row] === 0) rows.push(row);
      if (terms.length > 0) keys[row] = (keys[row] ?? 0) - highlightBonus(counts[row] ?? 0);
    }
  }
  const inOrder = (a: number, b: number): number => (keys[a] ?? 0) - (keys[b] ?? 0) || (days[b] ?? 0) - (days[a] ?? 0) || b - a;
  const [sources, notes, entities] = itself;
  return {
    page: bestFirst(rows, keys, inOrder), isFoundItself: (row) => isFound[row] === 1, highlightsIn: (row) => counts[row] ?? 0,
    totals: { groups: rows.length, sources, highlights, notes, entities }, terms, highlightPlan,
  };
}

/** As many are put in order at once; the others only where somebody goes that far. */
const orderedAtOnce = 500;

function bestFirst(rows: readonly number[], keys: Float64Array, inOrder: (a: number, b: number) => number): Ranking['page'] {
  const sortedKeys = Float64Array.from(rows, (row) => keys[row] ?? 0).sort();
  const limit = sortedKeys[orderedAtOnce] ?? Infinity;
  const first = rows.filter((row) => (keys[row] ?? 0) <= limit).sort(inOrder);
  let all: readonly number[] | null = first.length === rows.length ? first : null;
  return (from, count) => {
    if (from + count <= first.length) return first.slice(from, from + count);
    all ??= [...rows].sort(inOrder);
    return all.slice(from, from + count);
  };
}

/** In a small notebook a word stands almost everywhere and its rarity tells little; a title always does. */
function rankByTitles(database: IndexDatabase, plan: QueryPlan, terms: readonly SearchTerm[], isFound: Uint8Array, keys: Float64Array): void {
  if (terms.length === 0) return;
  const match = anyTermExpression(terms);
  database.visitNumbers('SELECT rowid, 0 FROM words WHERE words MATCH ?', [`{titleWords} : (${match})`], (row) => {
    if (isFound[row] === 1) keys[row] = (keys[row] ?? 0) - titleBonus;
  });
  if (drivingText(plan)) return;
  // A condition may stand in for the words: what has them goes first.
  database.visitNumbers(`SELECT rowid, ${wordScore} FROM words WHERE words MATCH ?`, [match], (row, value) => {
    if (isFound[row] === 1) keys[row] = (keys[row] ?? 0) + value;
  });
}

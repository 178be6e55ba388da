import { anyTermExpression, matchExpression } from '../../shared/search/matchExpression';
import type { QueryNode } from '../../shared/search/queryNode';
import { planQuery, wantedTerms, type QueryPlan, type SearchTerm } from '../../shared/search/queryPlan';
import type { IndexDatabase } from './indexDatabase';
import { highlightsPerDocument } from './indexSchema';
import { compileCondition, drivingText, type Sql } from './queryCompiler';

/** A document in which something was found: itself, or highlights of it. */
export interface RankedDocument {
  readonly row: number;
  readonly isFoundItself: boolean;
  readonly highlights: number;
}

/** Everything a query finds, best first. */
export interface Ranking {
  readonly documents: readonly RankedDocument[];
  readonly highlights: number;
  readonly terms: readonly SearchTerm[];
  readonly highlightPlan: QueryPlan;
}

/** Words of the title count most, then outlet and byline. FTS5's bm25 is smaller where it fits better. */
const score = 'bm25(words, 8.0, 2.0, 1.0)';

/** More matches than this are not ranked one by one by the index: with words that common, rarity tells nothing. */
const mostScored = 3000;

/** A query over words and facts that gives rows of documents with their scores. */
function documentQuery(plan: QueryPlan, isScored: boolean): Sql {
  const driving = drivingText(plan);
  if (!driving) {
    const { text, values } = compileCondition(plan, 'document', highlightsPerDocument);
    return { text: `SELECT row, 0 FROM documents WHERE ${text}`, values };
  }
  const match = matchExpression(driving.text);
  const scored = isScored ? score : '0';
  if (!driving.rest) return { text: `SELECT rowid, ${scored} FROM words WHERE words MATCH ?`, values: [match] };
  const rest = compileCondition(driving.rest, 'document', highlightsPerDocument);
  return { text: `SELECT row, ${scored} FROM words CROSS JOIN documents ON row = words.rowid WHERE words MATCH ? AND (${rest.text})`, values: [match, ...rest.values] };
}

/** Matching highlights of each document. */
function highlightQuery(plan: QueryPlan): Sql {
  const driving = drivingText(plan);
  if (!driving) {
    const { text, values } = compileCondition(plan, 'highlight', highlightsPerDocument);
    return { text: `SELECT row / ${highlightsPerDocument}, count(*) FROM highlights WHERE ${text} GROUP BY 1`, values };
  }
  const match = matchExpression(driving.text);
  if (!driving.rest) return { text: `SELECT rowid / ${highlightsPerDocument}, count(*) FROM marks WHERE marks MATCH ? GROUP BY 1`, values: [match] };
  const rest = compileCondition(driving.rest, 'highlight', highlightsPerDocument);
  return {
    text: `SELECT row / ${highlightsPerDocument}, count(*) FROM marks CROSS JOIN highlights ON row = marks.rowid WHERE marks MATCH ? AND (${rest.text}) GROUP BY 1`,
    values: [match, ...rest.values],
  };
}

function scoresOf(database: IndexDatabase, plan: QueryPlan, terms: readonly SearchTerm[]): Map<number, number> {
  const scores = new Map<number, number>();
  if (plan.op === 'nothing') return scores;
  const counting = documentQuery(plan, false);
  database.visitNumbers(counting.text, counting.values, (row) => scores.set(row, 0));
  if (terms.length === 0 || scores.size === 0) return scores;
  const hasDriving = drivingText(plan) !== null;
  if (hasDriving && scores.size <= mostScored) {
    const scoring = documentQuery(plan, true);
    database.visitNumbers(scoring.text, scoring.values, (row, value) => scores.set(row, value));
    // In a small notebook a word stands almost everywhere and its rarity tells little; a title always does.
    database.visitNumbers('SELECT rowid, 0 FROM words WHERE words MATCH ?', [`{titleWords} : (${anyTermExpression(terms)})`], (row) => {
      const value = scores.get(row);
      if (value !== undefined) scores.set(row, value - titleBonus);
    });
    return scores;
  }
  // What has the words in its title, outlet or byline stands out even of very many.
  const titled = hasDriving ? `{titleWords aboutWords} : (${anyTermExpression(terms)})` : anyTermExpression(terms);
  database.visitNumbers(`SELECT rowid, ${score} FROM words WHERE words MATCH ? ORDER BY rank LIMIT ${mostScored}`, [titled], (row, value) => {
    if (scores.has(row)) scores.set(row, value);
  });
  return scores;
}

interface DocumentOrder {
  readonly days: ReadonlyMap<number, number>;
  readonly notes: ReadonlySet<number>;
  readonly entities: ReadonlySet<number>;
}

/** Kinds of documents, and their days to order by what no words rank. Kept until the index changes. */
export class DayOrder {
  private known: DocumentOrder | null = null;

  constructor(private readonly database: IndexDatabase) {}

  forget(): void {
    this.known = null;
  }

  /** As a number that grows with time; 0 where it is not known. */
  dayOf(row: number): number {
    return this.read().days.get(row) ?? 0;
  }

  othersAmong(rows: readonly number[]): { readonly notes: number; readonly entities: number } {
    const { notes, entities } = this.read();
    return { notes: rows.filter((row) => notes.has(row)).length, entities: rows.filter((row) => entities.has(row)).length };
  }

  private read(): DocumentOrder {
    if (this.known) return this.known;
    const [days, notes, entities] = [new Map<number, number>(), new Set<number>(), new Set<number>()];
    this.database.visitNumbers("SELECT row, CAST(replace(firstDay, '-', '') AS INTEGER) FROM documents WHERE firstDay <> ''", [], (row, day) => days.set(row, day));
    this.database.visitNumbers("SELECT row, kind = 'note' FROM documents WHERE kind <> 'source'", [], (row, isNote) => (isNote === 1 ? notes : entities).add(row));
    this.known = { days, notes, entities };
    return this.known;
  }
}

const titleBonus = 3;

/** A highlight says that somebody found the words worth keeping. */
function highlightBonus(count: number): number {
  return count === 0 ? 0 : 0.4 * Math.log2(1 + count);
}

export function rankDocuments(database: IndexDatabase, order: DayOrder, node: QueryNode): Ranking {
  const terms = wantedTerms(node);
  const scores = scoresOf(database, planQuery(node, 'document'), terms);
  const highlightPlan = planQuery(node, 'highlight');
  const found = new Map<number, number>();
  let highlights = 0;
  if (highlightPlan.op !== 'nothing') {
    const { text, values } = highlightQuery(highlightPlan);
    database.visitNumbers(text, values, (row, count) => {
      found.set(row, count);
      highlights += count;
    });
  }
  const rows = [...new Set([...scores.keys(), ...found.keys()])];
  const keys = new Map(rows.map((row) => [row, (scores.get(row) ?? 0) - highlightBonus(terms.length === 0 ? 0 : (found.get(row) ?? 0))] as const));
  rows.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || order.dayOf(b) - order.dayOf(a) || b - a);
  return {
    documents: rows.map((row) => ({ row, isFoundItself: scores.has(row), highlights: found.get(row) ?? 0 })),
    highlights, terms, highlightPlan,
  };
}

import { searchGroupSchema, type SearchGroup, type SearchHit } from '../../shared/contracts/searchContract';
import { highlightColors } from '../../shared/domain/passage';
import { matchExpression } from '../../shared/search/matchExpression';
import { markedText, openingOf, snippetsOf, type Snippet } from '../../shared/search/snippet';
import type { SearchTerm } from '../../shared/search/queryPlan';
import type { IndexDatabase, SqlRow } from './indexDatabase';
import { highlightsPerDocument } from './indexSchema';
import { compileCondition, drivingText, type Sql } from './queryCompiler';
import type { Ranking } from './queryRanking';
import * as v from 'valibot';

/** Places of a text and highlights shown of one document at first. */
const shownPlaces = 3;
const shownHighlights = 3;

function textHit({ place, text, marks, isCutBefore, isCutBehind }: Snippet): SearchHit {
  return { kind: 'text', place, text, marks, isCutBefore, isCutBehind };
}

function highlightsOf(ranking: Ranking, row: number): Sql {
  const range = [row * highlightsPerDocument, (row + 1) * highlightsPerDocument];
  const columns = 'SELECT id, color, quote, comment FROM';
  const driving = drivingText(ranking.highlightPlan);
  if (!driving) {
    const { text, values } = compileCondition(ranking.highlightPlan, 'highlight', row);
    return { text: `${columns} highlights WHERE row >= ? AND row < ? AND (${text}) ORDER BY start, row LIMIT ${shownHighlights}`, values: [...range, ...values] };
  }
  const rest = driving.rest ? compileCondition(driving.rest, 'highlight', row) : { text: '1', values: [] };
  return {
    text: `${columns} marks CROSS JOIN highlights ON row = marks.rowid WHERE marks MATCH ? AND marks.rowid >= ? AND marks.rowid < ? AND (${rest.text}) ORDER BY start, row LIMIT ${shownHighlights}`,
    values: [matchExpression(driving.text), ...range, ...rest.values],
  };
}

function highlightHit(row: SqlRow, terms: readonly SearchTerm[]): SearchHit {
  const color = highlightColors.find((each) => each === row.text(1));
  if (!color) throw new Error(`The index knows no color ${row.text(1)}`);
  const comment = row.text(3);
  return { kind: 'highlight', id: idOf(row.text(0)), color, ...markedText(row.text(2), terms), comment: comment === '' ? null : markedText(comment, terms) };
}

const idOf = (id: string): Extract<SearchHit, { kind: 'highlight' }>['id'] => id as Extract<SearchHit, { kind: 'highlight' }>['id'];

function groupOf(database: IndexDatabase, ranking: Ranking, row: number): SearchGroup {
  const { terms } = ranking;
  const [isFoundItself, highlights] = [ranking.isFoundItself(row), ranking.highlightsIn(row)];
  const facts = database.row('SELECT kind, id, title, outlet, byline, edtf, entityKind FROM documents WHERE row = ?', [row]);
  if (!facts) throw new Error('A document was found that is not there');
  const wantsPlaces = isFoundItself && terms.length > 0;
  const text = database.row(wantsPlaces ? 'SELECT text FROM texts WHERE row = ?' : 'SELECT substr(text, 1, 200) FROM texts WHERE row = ?', [row])?.text(0) ?? '';
  const { snippets, places } = wantsPlaces ? snippetsOf(text, terms, shownPlaces) : { snippets: [], places: 0 };
  const own = highlights === 0 ? { text: '', values: [] } : highlightsOf(ranking, row);
  const marked = highlights === 0 ? [] : database.rows(own.text, own.values).map((each) => highlightHit(each, terms));
  const edtf = facts.text(5);
  return v.parse(searchGroupSchema, {
    kind: facts.text(0), id: facts.text(1), outlet: facts.text(3), byline: facts.text(4), edtf: edtf === '' ? null : edtf, entityKind: facts.text(6),
    title: markedText(facts.text(2), terms),
    hits: [...snippets.map(textHit), ...marked],
    places, highlights,
    opening: snippets.length === 0 && isFoundItself && marked.length === 0 ? openingOf(text) : '',
  });
}

/** Some of what was found, with the words in context. */
export function groupsOf(database: IndexDatabase, ranking: Ranking, from: number, limit: number): readonly SearchGroup[] {
  return ranking.page(from, limit).map((row) => groupOf(database, ranking, row));
}

import { matchExpression } from '../../shared/search/matchExpression';
import { isDateProblem, parseDayRange } from '../../shared/search/queryDates';
import { unknownDateValue } from '../../shared/search/queryFieldRules';
import type { FieldNode } from '../../shared/search/queryNode';
import type { QueryPlan, SearchTarget, TextPlan } from '../../shared/search/queryPlan';
import { nameKeyOf } from '../../shared/search/searchTokens';
import type { SqlValue } from './indexDatabase';
import { highlightsPerDocument } from './indexSchema';

/** A piece of SQL with its parameters. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

const named = (text: string, ...values: SqlValue[]): Sql => ({ text, values });

const rowsOfWords: Readonly<Record<SearchTarget, string>> = {
  document: 'row IN (SELECT rowid FROM words WHERE words MATCH ?)',
  highlight: 'row IN (SELECT rowid FROM marks WHERE marks MATCH ?)',
};

const branchOfTag = `WITH RECURSIVE branch (id) AS (SELECT id FROM tags WHERE key = ? UNION SELECT tags.id FROM tags JOIN branch ON tags.parent = branch.id) SELECT id FROM branch`;
const entitiesCalled = 'SELECT entity FROM entityNames WHERE key = ?';

function dateCondition(value: string): Sql {
  if (value === unknownDateValue) return named("kind = 'source' AND firstDay = ''");
  const range = parseDayRange(value);
  if (isDateProblem(range)) throw new Error(`A date that was checked is none: ${value}`);
  // An article dated with a month only is in a range that holds the whole month.
  return named(
    `firstDay <> ''${range.from === null ? '' : ' AND firstDay >= ?'}${range.to === null ? '' : ' AND lastDay <= ?'}`,
    ...[range.from, range.to].filter((day) => day !== null),
  );
}

/** A condition on a row of `documents`. */
function documentCondition({ field, value }: FieldNode): Sql {
  switch (field) {
    case 'outlet': return named('instr(outletKey, ?) > 0', ` ${nameKeyOf(value)} `);
    case 'author': return named('instr(authorKey, ?) > 0', ` ${nameKeyOf(value)} `);
    case 'date': return dateCondition(value);
    case 'state': return named('state = ?', value);
    case 'kind': return named('kind = ?', value);
    case 'tag': return named(`row IN (SELECT row FROM documentTags WHERE tag IN (${branchOfTag}))`, nameKeyOf(value));
    case 'in': return named('row IN (SELECT row FROM documentCollections WHERE collection IN (SELECT id FROM collections WHERE key = ?))', nameKeyOf(value));
    case 'entity': {
      const key = nameKeyOf(value);
      return named(
        `(id IN (${entitiesCalled}) OR id IN (SELECT source FROM mentions WHERE entity IN (${entitiesCalled})) OR id IN (SELECT note FROM links WHERE target IN (${entitiesCalled})))`,
        key, key, key,
      );
    }
    case 'color':
    case 'has':
      throw new Error(`The planner answers ${field}: of documents`);
  }
}

/** A condition on a row of `highlights`; of one document only where its row is given. */
function highlightCondition(node: FieldNode, documentRow: number | null): Sql {
  const { field, value } = node;
  switch (field) {
    case 'color': return named('color = ?', value);
    case 'has': return named("comment <> ''");
    case 'tag': return named(`row IN (SELECT row FROM highlightTags WHERE tag IN (${branchOfTag}))`, nameKeyOf(value));
    case 'entity': return named(`id IN (SELECT passage FROM mentions WHERE entity IN (${entitiesCalled}))`, nameKeyOf(value));
    case 'outlet':
    case 'author':
    case 'date':
    case 'in':
    case 'state': {
      const { text, values } = documentCondition(node);
      const looked = documentRow === null ? named('1') : named('row = ?', documentRow);
      return { text: `row / ${highlightsPerDocument} IN (SELECT row FROM documents WHERE ${looked.text} AND (${text}))`, values: [...looked.values, ...values] };
    }
    case 'kind':
      throw new Error(`The planner answers ${field}: of highlights`);
  }
}

/** A plan as a condition on rows of `documents` or `highlights`; on highlights of one document where its row is given, which is faster for them. */
export function compileCondition(plan: QueryPlan, target: SearchTarget, documentRow: number | null = null): Sql {
  switch (plan.op) {
    case 'everything': return named('1');
    case 'nothing': return named('0');
    case 'text': return named(rowsOfWords[target], matchExpression(plan.text));
    case 'field': return target === 'document' ? documentCondition(plan.node) : highlightCondition(plan.node, documentRow);
    case 'not': {
      const { text, values } = compileCondition(plan.plan, target, documentRow);
      return { text: `NOT (${text})`, values };
    }
    case 'and':
    case 'or': {
      const parts = plan.plans.map((each) => compileCondition(each, target, documentRow));
      return { text: parts.map(({ text }) => `(${text})`).join(plan.op === 'and' ? ' AND ' : ' OR '), values: parts.flatMap(({ values }) => values) };
    }
  }
}

/** The words that every row must hold, from which the search can begin, and what else it must be. */
export function drivingText(plan: QueryPlan): { readonly text: TextPlan; readonly rest: QueryPlan | null } | null {
  if (plan.op === 'text') return { text: plan.text, rest: null };
  if (plan.op !== 'and') return null;
  const first = plan.plans.find((each) => each.op === 'text');
  if (first?.op !== 'text') return null;
  const others = plan.plans.filter((each) => each !== first);
  const [only] = others;
  return { text: first.text, rest: only && others.length === 1 ? only : { op: 'and', plans: others } };
}


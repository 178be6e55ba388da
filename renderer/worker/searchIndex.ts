import type { SearchOutcome, SearchRemark } from '../../shared/contracts/searchContract';
import { parseQuery } from '../../shared/search/queryParser';
import { type QueryField, type QueryNode } from '../../shared/search/queryNode';
import { emptyKindRemarks, fieldNodesOf } from '../../shared/search/queryPlan';
import { serializeQuery } from '../../shared/search/querySerializer';
import { nameKeyOf } from '../../shared/search/searchTokens';
import type { IndexDatabase } from './indexDatabase';
import type { IndexWriter } from './indexWriter';
import { groupsOf } from './queryResults';
import { DocumentFacts, rankDocuments, type Ranking } from './queryRanking';
import { spellingSuggestion } from './spellingSuggestion';

/** With fewer results than this, other spellings are looked for. */
const fewResults = 3;
const mostNames = 50;
const keptRankings = 8;

const namedThings = {
  tag: { table: 'tags', named: 'tag' },
  in: { table: 'collections', named: 'collection' },
  entity: { table: 'entityNames', named: 'entity called' },
} as const;

/** Answers queries from the index. */
export class SearchIndex {
  private readonly facts: DocumentFacts;
  // Pages of one result, and saved views that are also shown, ask the same again.
  private readonly kept = new Map<string, Ranking>();

  constructor(
    private readonly database: IndexDatabase,
    private readonly writer: IndexWriter,
  ) {
    this.facts = new DocumentFacts(database);
  }

  /** The index holds something else from now on; other documents too, or only what hangs on them. */
  forget(what: 'documents' | 'others'): void {
    this.kept.clear();
    if (what === 'documents') this.facts.forget();
  }

  search(query: string, from: number, limit: number): SearchOutcome {
    const started = performance.now();
    const parsed = parseQuery(query);
    if (parsed.status === 'empty') return { status: 'empty' };
    if (parsed.status === 'wrong') return { status: 'wrong', errors: parsed.errors };
    const own = this.find(parsed.node);
    const isLittle = own.totals.groups < fewResults;
    const corrected = isLittle ? spellingSuggestion(this.database, this.writer.knownWords(), query, parsed.node) : null;
    const other = corrected === null ? null : this.findText(corrected);
    const isBetter = other !== null && other.totals.groups > own.totals.groups;
    const isShown = isBetter && own.totals.groups === 0;
    const shown = isShown ? other : own;
    return {
      status: 'found',
      groups: groupsOf(this.database, shown, from, limit),
      totals: shown.totals,
      remarks: this.remarksOf(parsed.node),
      suggestion: isBetter && corrected !== null ? { query: corrected, count: other.totals.groups, isShown } : null,
      tookMs: performance.now() - started,
    };
  }

  /** How many things a query finds; null where it is wrong. */
  count(query: string): number | null {
    const found = this.findText(query);
    return found && found.totals.sources + found.totals.highlights + found.totals.notes + found.totals.entities;
  }

  /** Values of a field that begin as typed, most used first where that is known. */
  namesOf(field: QueryField, typed: string): readonly string[] {
    const key = nameKeyOf(typed);
    const inside = `% ${key.replace(/[%_]/g, '')}%`;
    const namesFrom = (sql: string): readonly string[] => this.database.rows(`${sql} LIMIT ${mostNames}`, [inside]).map((row) => row.text(0));
    switch (field) {
      case 'outlet': return namesFrom("SELECT outlet FROM documents WHERE outletKey LIKE ? AND outlet <> '' GROUP BY outlet ORDER BY count(*) DESC, outlet");
      case 'author': return namesFrom("SELECT byline FROM documents WHERE authorKey LIKE ? AND byline <> '' GROUP BY byline ORDER BY count(*) DESC, byline");
      case 'tag': return namesFrom("SELECT name FROM tags WHERE ' ' || key LIKE ? GROUP BY key ORDER BY name");
      case 'in': return namesFrom("SELECT name FROM collections WHERE ' ' || key LIKE ? GROUP BY key ORDER BY name");
      case 'entity': return namesFrom("SELECT name FROM entityNames JOIN documents ON id = entity WHERE ' ' || key LIKE ? GROUP BY key ORDER BY max(name = title) DESC, length(name), name");
      case 'date': return this.database.rows("SELECT DISTINCT substr(firstDay, 1, 4) FROM documents WHERE firstDay <> '' ORDER BY 1 DESC").map((row) => row.text(0));
      default: return [];
    }
  }

  private findText(query: string): Ranking | null {
    const parsed = parseQuery(query);
    return parsed.status === 'parsed' ? this.find(parsed.node) : null;
  }

  private find(node: QueryNode): Ranking {
    const key = serializeQuery(node);
    const known = this.kept.get(key);
    if (known) return known;
    const found = rankDocuments(this.database, this.facts, node);
    this.kept.set(key, found);
    const [oldest] = this.kept.keys();
    if (this.kept.size > keptRankings && oldest !== undefined) this.kept.delete(oldest);
    return found;
  }

  private remarksOf(node: QueryNode): readonly SearchRemark[] {
    const unknown = fieldNodesOf(node).flatMap(({ field, value, start, end }) => {
      if (field !== 'tag' && field !== 'entity' && field !== 'in') return [];
      const { table, named } = namedThings[field];
      if (this.database.row(`SELECT 1 FROM ${table} WHERE key = ?`, [nameKeyOf(value)])) return [];
      return [{ start, end, sentence: `There is no ${named} “${value}”.` }];
    });
    return [...emptyKindRemarks(node), ...unknown];
  }
}

import type { SearchRemark } from '../../../shared/contracts/searchContract';

/** A stretch of the typed query as it is drawn. */
export interface QueryPiece {
  readonly text: string;
  readonly isWrong: boolean;
}

/** The typed text in stretches, those under a remark marked. */
export function queryPieces(text: string, remarks: readonly SearchRemark[]): readonly QueryPiece[] {
  const edges = [...new Set([0, text.length, ...remarks.flatMap(({ start, end }) => [start, end])])].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((start, index) => {
    const end = edges[index + 1] ?? text.length;
    if (end === start) return [];
    return [{ text: text.slice(start, end), isWrong: remarks.some((remark) => remark.start <= start && remark.end >= end) }];
  });
}

/** A query with one more condition: behind what is there, or in the place of a condition on the same field. */
export function withCondition(query: string, condition: string): string {
  const trimmed = query.trim();
  if (trimmed === '') return condition;
  // What stands on both sides of OR is kept together.
  return /(^|\s)OR(\s|$)/.test(trimmed) && !/^\([^()]*\)$/.test(trimmed) ? `(${trimmed}) ${condition}` : `${trimmed} ${condition}`;
}

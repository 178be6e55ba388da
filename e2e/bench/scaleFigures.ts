import { markdownTable, quantile } from '../fixtures/measuring';

/** One row of what was measured in a library of one size. */
export interface Figure {
  readonly what: string;
  readonly target: string;
  readonly value: string;
  /** Null where there is no target to hold it against. */
  readonly isMet: boolean | null;
}

/** A number as the tables show it. */
export const inShort = (value: number): string => (value >= 100 ? String(Math.round(value)) : value.toFixed(1));

const spread = (times: readonly number[]): string => (times.length === 0 ? '–' : `${inShort(quantile(times, 0.5))} / ${inShort(quantile(times, 0.95))}`);

/** A figure in milliseconds, median and 95 of 100; held against its target by the median where that is what was asked. */
export function timed(what: string, times: readonly number[], limit: number | null, judgedBy: 'median' | 'p95' | 'most' = 'median'): Figure {
  const judged = quantile(times, judgedBy === 'median' ? 0.5 : judgedBy === 'p95' ? 0.95 : 1);
  return { what, value: judgedBy === 'most' ? `${spread(times)} / ${inShort(judged)}` : spread(times), target: limit === null ? '' : `${judgedBy} ≤ ${limit}`, isMet: limit === null || times.length === 0 ? null : judged <= limit };
}

interface RowName {
  readonly what: string;
  /** Rows of the same words are told apart by which of them it is. */
  readonly nth: number;
}

/** What was measured in libraries of several sizes, one column each. */
export class FiguresBySize {
  private readonly kept = new Map<number, readonly Figure[]>();

  constructor(private readonly sizes: readonly number[]) {}

  /** Keeps and prints what was measured in one size. */
  add(size: number, ...figures: readonly Figure[]): void {
    this.kept.set(size, [...this.of(size), ...figures]);
    for (const { what, value, target, isMet } of figures) process.stdout.write(`${size} articles, ${what}: ${value} ${target && `(${target}) `}${isMet === false ? 'MISSED' : ''}\n`);
  }

  of(size: number): readonly Figure[] {
    return this.kept.get(size) ?? [];
  }

  /** The rows of all sizes side by side, judged at the largest. */
  table(): string {
    const largest = Math.max(...this.sizes);
    const rows = this.rowNames().map((name) => {
      const judged = this.find(largest, name);
      return [name.what, judged?.target ?? '', ...this.sizes.map((size) => this.find(size, name)?.value ?? ''), judged?.isMet === null || judged?.isMet === undefined ? '' : judged.isMet ? 'met' : 'missed'];
    });
    return markdownTable(['', 'target', ...this.sizes.map((size) => size.toLocaleString('en')), `at ${largest.toLocaleString('en')}`], rows);
  }

  /** Every row that any size has, in the order of the one that has most. */
  private rowNames(): readonly RowName[] {
    const longest = [...this.kept.values()].reduce((most, each) => (each.length > most.length ? each : most), []);
    return longest.map(({ what }, index) => ({ what, nth: longest.slice(0, index).filter((each) => each.what === what).length }));
  }

  private find(size: number, { what, nth }: RowName): Figure | undefined {
    return this.of(size).filter((each) => each.what === what)[nth];
  }
}

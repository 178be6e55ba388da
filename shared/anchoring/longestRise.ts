/**
 * Which of the numbers belong to a longest strictly rising subsequence (patience sorting, n log n). Null never does.
 * Words that keep their order in a text that was edited form such a rise; what breaks it has strayed.
 */
export function longestRise(values: readonly (number | null)[]): boolean[] {
  /** At each length of a rise the index of its smallest last value so far. */
  const tails: number[] = [];
  const before = values.map((): number | undefined => undefined);
  const valueAt = (index: number | undefined): number => (index === undefined ? 0 : (values[index] ?? 0));
  values.forEach((value, index) => {
    if (value === null) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (valueAt(tails[middle]) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1];
    tails[low] = index;
  });
  const isRising = values.map(() => false);
  for (let index = tails.at(-1); index !== undefined; index = before[index]) isRising[index] = true;
  return isRising;
}

/** A label that may be drawn: the middle of its upper edge, and its width. */
export interface LabelCandidate {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const cell = 64;
const margin = 2;

/**
 * The labels that can be drawn without covering each other, those that come first having the first choice.
 * @param height of every label
 * @param most that are drawn
 */
export function placeLabels(candidates: Iterable<LabelCandidate>, height: number, most: number): LabelCandidate[] {
  const taken = new Map<string, LabelCandidate[]>();
  const placed: LabelCandidate[] = [];
  for (const candidate of candidates) {
    if (placed.length >= most) break;
    const cells = cellsOf(candidate, height);
    const isFree = cells.every((key) => (taken.get(key) ?? []).every((other) => !overlap(candidate, other, height)));
    if (!isFree) continue;
    placed.push(candidate);
    for (const key of cells) {
      const here = taken.get(key);
      if (here) here.push(candidate);
      else taken.set(key, [candidate]);
    }
  }
  return placed;
}

function overlap(a: LabelCandidate, b: LabelCandidate, height: number): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 + margin && Math.abs(a.y - b.y) < height + margin;
}

function cellsOf({ x, y, width }: LabelCandidate, height: number): string[] {
  const cells: string[] = [];
  for (let column = Math.floor((x - width / 2 - margin) / cell); column <= Math.floor((x + width / 2 + margin) / cell); column += 1) {
    for (let row = Math.floor((y - margin) / cell); row <= Math.floor((y + height + margin) / cell); row += 1) cells.push(`${column} ${row}`);
  }
  return cells;
}

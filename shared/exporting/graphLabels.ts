/** A box that no label may cover: its middle and its half sides. */
export interface LabelObstacle {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

/** A label that may be drawn around a node: below it, above it, or at one of its sides. */
export interface LabelCandidate {
  readonly index: number;
  /** The middle of the node, and how far from it a label stands. */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  readonly width: number;
}

/** A label that is drawn: the middle of its upper edge. */
export interface PlacedLabel {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

const cell = 64;
const margin = 2;

export interface LabelRules {
  /** Of every label. */
  readonly height: number;
  /** So many are drawn at most. */
  readonly most: number;
  /** A label that would stick out of this is none. */
  readonly within: { readonly width: number; readonly height: number };
}

/** The labels that can be drawn without covering each other or an obstacle, those that come first having the first choice. */
export function placeLabels(candidates: Iterable<LabelCandidate>, { height, most, within }: LabelRules, obstacles: Iterable<LabelObstacle> = []): PlacedLabel[] {
  const taken = new TakenRoom();
  for (const obstacle of obstacles) taken.add(obstacle);
  const placed: PlacedLabel[] = [];
  for (const { index, x, y, distance, width } of candidates) {
    if (placed.length >= most) break;
    const boxes = placesAround(x, y, distance, width, height);
    const free = boxes.find((box) => isInside(box, within) && taken.isFree(box));
    if (!free) continue;
    taken.add(free);
    placed.push({ index, x: free.x, y: free.y - height / 2 });
  }
  return placed;
}

function placesAround(x: number, y: number, distance: number, width: number, height: number): readonly LabelObstacle[] {
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const aside = distance + halfWidth + 1;
  const above = distance + halfHeight;
  return [[x, y + above], [x, y - above], [x + aside, y], [x - aside, y]].map(([left = 0, top = 0]) => ({ x: left, y: top, halfWidth, halfHeight }));
}

function isInside({ x, y, halfWidth, halfHeight }: LabelObstacle, { width, height }: LabelRules['within']): boolean {
  return x - halfWidth >= 0 && y - halfHeight >= 0 && x + halfWidth <= width && y + halfHeight <= height;
}

class TakenRoom {
  private readonly cells = new Map<string, LabelObstacle[]>();

  isFree(box: LabelObstacle): boolean {
    return this.cellsOf(box).every((key) => (this.cells.get(key) ?? []).every((other) => !overlap(box, other)));
  }

  add(box: LabelObstacle): void {
    for (const key of this.cellsOf(box)) {
      const here = this.cells.get(key);
      if (here) here.push(box);
      else this.cells.set(key, [box]);
    }
  }

  private cellsOf({ x, y, halfWidth, halfHeight }: LabelObstacle): string[] {
    const keys: string[] = [];
    for (let column = Math.floor((x - halfWidth - margin) / cell); column <= Math.floor((x + halfWidth + margin) / cell); column += 1) {
      for (let row = Math.floor((y - halfHeight - margin) / cell); row <= Math.floor((y + halfHeight + margin) / cell); row += 1) keys.push(`${column} ${row}`);
    }
    return keys;
  }
}

function overlap(a: LabelObstacle, b: LabelObstacle): boolean {
  return Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth + margin && Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;
}

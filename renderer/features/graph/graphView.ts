export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What part of the drawing is seen: a place `x, y` of it stands at `x * scale + left, y * scale + top`. */
export interface GraphView {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const [leastScale, mostScale] = [0.02, 40];
const fitMargin = 56;
/** A few nodes are not blown up to fill the room: so many pixels lie between them on average at most. */
const mostFitSpacing = 170;

export function toScreen(view: GraphView, { x, y }: Spot): Spot {
  return { x: x * view.scale + view.left, y: y * view.scale + view.top };
}

export function toDrawing(view: GraphView, { x, y }: Spot): Spot {
  return { x: (x - view.left) / view.scale, y: (y - view.top) / view.scale };
}

export function panned(view: GraphView, by: Spot): GraphView {
  return { ...view, left: view.left + by.x, top: view.top + by.y };
}

/** Enlarged by a factor; what is under `at` stays there. */
export function zoomed(view: GraphView, factor: number, at: Spot): GraphView {
  const scale = Math.min(mostScale, Math.max(leastScale, view.scale * factor));
  const spot = toDrawing(view, at);
  return { scale, left: at.x - spot.x * scale, top: at.y - spot.y * scale };
}

/** All nodes in view, with room for labels. `positions` are x and y of each. */
export function fitted(positions: ArrayLike<number>, { width, height }: Size): GraphView {
  const [left, top, right, bottom] = boundsOf(positions);
  if (left > right) return { scale: 1, left: width / 2, top: height / 2 };
  const room = { width: Math.max(1, width - 2 * fitMargin), height: Math.max(1, height - 2 * fitMargin) };
  const scale = Math.min(mostFitSpacing / spacingOf(positions), room.width / Math.max(right - left, 1e-6), room.height / Math.max(bottom - top, 1e-6));
  return { scale, left: width / 2 - ((left + right) / 2) * scale, top: height / 2 - ((top + bottom) / 2) * scale };
}

function boundsOf(positions: ArrayLike<number>): readonly [left: number, top: number, right: number, bottom: number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index + 1 < positions.length; index += 2) {
    const [x, y] = [positions[index] ?? 0, positions[index + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}

/** Shifted so that a place is in view, with a margin around it. */
export function broughtIntoView(view: GraphView, spot: Spot, { width, height }: Size): GraphView {
  const { x, y } = toScreen(view, spot);
  const shift = (at: number, room: number): number => (at < fitMargin ? fitMargin - at : at > room - fitMargin ? room - fitMargin - at : 0);
  return panned(view, { x: shift(x, width), y: shift(y, height) });
}

/** How large nodes are drawn, by how many pixels lie between them on average: they never cover all that connects them. */
export function nodeScale({ scale }: GraphView, spacing: number): number {
  return Math.min(1.3, Math.max(0.25, (scale * spacing) / 42));
}

/** How far nodes would stand from each other if they were spread evenly. */
export function spacingOf(positions: ArrayLike<number>): number {
  const count = positions.length / 2;
  const [left, top, right, bottom] = boundsOf(positions);
  if (count < 2) return 100;
  const longest = Math.max(right - left, bottom - top);
  return Math.sqrt(Math.max((right - left) * (bottom - top), (longest * longest) / 4, 1e-6) / count);
}

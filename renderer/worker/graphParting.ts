/** The share of its part of the whole area that each node has at least to itself. */
const ownShare = 0.6;
const rounds = 40;

/**
 * Moves nodes that lie too near each other apart, as little as that takes. `positions` are x and y of each; those that
 * are fixed stay.
 */
export function partNodes(positions: Float32Array, fixed: readonly boolean[]): Float32Array {
  const parted = positions.slice();
  const count = positions.length / 2;
  const apart = ownShare * Math.sqrt(areaOf(positions) / Math.max(1, count));
  if (apart === 0) return parted;
  for (let round = 0; round < rounds; round += 1) {
    let isMoved = false;
    for (const [one, other] of nearPairs(parted, apart)) {
      const [x, y] = [(parted[other * 2] ?? 0) - (parted[one * 2] ?? 0), (parted[other * 2 + 1] ?? 0) - (parted[one * 2 + 1] ?? 0)];
      const distance = Math.hypot(x, y);
      if (distance >= apart * 0.98 || (fixed[one] && fixed[other])) continue;
      // Nodes on the very same spot go apart in a direction of their own, the same each time.
      const angle = one * 2.4;
      const [ux, uy] = distance < apart * 1e-4 ? [Math.cos(angle), Math.sin(angle)] : [x / distance, y / distance];
      const push = (apart - distance) / (fixed[one] || fixed[other] ? 1 : 2);
      if (!fixed[one]) shift(parted, one, -ux * push, -uy * push);
      if (!fixed[other]) shift(parted, other, ux * push, uy * push);
      isMoved = true;
    }
    if (!isMoved) break;
  }
  return parted;
}

function shift(positions: Float32Array, node: number, x: number, y: number): void {
  positions[node * 2] = (positions[node * 2] ?? 0) + x;
  positions[node * 2 + 1] = (positions[node * 2 + 1] ?? 0) + y;
}

function areaOf(positions: Float32Array): number {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < positions.length; index += 2) {
    const [x, y] = [positions[index] ?? 0, positions[index + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  // Nodes in a row have no area, but room beside it.
  const longest = Math.max(right - left, bottom - top);
  return Math.max((right - left) * (bottom - top), (longest * longest) / 4);
}

/** Pairs of nodes in the same or in neighboring cells as wide as the distance. */
function* nearPairs(positions: Float32Array, distance: number): Generator<readonly [number, number]> {
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / distance);
  for (let node = 0; node * 2 < positions.length; node += 1) {
    const key = `${cellOf(positions[node * 2] ?? 0)} ${cellOf(positions[node * 2 + 1] ?? 0)}`;
    const here = cells.get(key);
    if (here) here.push(node);
    else cells.set(key, [node]);
  }
  for (const [key, here] of cells) {
    const [column = 0, row = 0] = key.split(' ').map(Number);
    for (const [dx, dy] of [[0, 0], [1, 0], [0, 1], [1, 1], [-1, 1]] as const) {
      const there = dx === 0 && dy === 0 ? here : (cells.get(`${column + dx} ${row + dy}`) ?? []);
      for (const one of here) for (const other of there) if (there !== here || other > one) yield [one, other];
    }
  }
}

import { breakSymbol, droppedSymbol, expandedSymbol, expansionOf, spaceSymbol, symbolOf } from './nameUnits';

/**
 * Names by their symbols, in typed arrays: an edge is an entry of one hash table (node and symbol to node). Names can be
 * added at any time; one that is given up stays as edges without a name at their end, which costs no more than its room.
 */
export class NameTrie {
  private capacity = 1 << 10;
  private nodes = new Int32Array(this.capacity);
  private symbols = new Uint16Array(this.capacity);
  private targets = new Int32Array(this.capacity);
  private edges = 0;
  private nodeCount = 1;
  /** For each node whether a name ends there. */
  private ends = new Uint8Array(1 << 10);

  /** The node at which a key (see `nameKey`) ends; the same key has the same node always. */
  add(key: string): number {
    let node = 0;
    for (let at = 0; at < key.length; at += 1) {
      const symbol = key.charCodeAt(at);
      const next = this.child(node, symbol);
      node = next < 0 ? this.link(node, symbol) : next;
    }
    this.ends[node] = 1;
    return node;
  }

  /** Says that no name ends at this node any more. */
  close(node: number): void {
    this.ends[node] = 0;
  }

  /** The node behind an edge, or -1. */
  child(node: number, symbol: number): number {
    const mask = this.capacity - 1;
    let slot = slotOf(node, symbol) & mask;
    for (;;) {
      const target = this.targets[slot] ?? 0;
      if (target === 0) return -1;
      if (this.nodes[slot] === node && this.symbols[slot] === symbol) return target;
      slot = (slot + 1) & mask;
    }
  }

  /** Tells of every name that can be read from `start` on: the node of its end and the offset behind its last unit. */
  walk(text: string, start: number, visit: (node: number, end: number) => void): void {
    let node = 0;
    let isAfterSpace = false;
    for (let at = start; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      const symbol = symbolOf(unit);
      if (symbol === droppedSymbol) continue;
      if (symbol === breakSymbol) return;
      if (symbol === expandedSymbol) {
        const expansion = expansionOf(unit);
        for (let index = 0; index < expansion.length && node >= 0; index += 1) node = this.child(node, expansion.charCodeAt(index));
        isAfterSpace = false;
      } else {
        const isWhite = symbol === spaceSymbol && !isHyphen(unit);
        if (isWhite && isAfterSpace) continue;
        isAfterSpace = isWhite;
        node = this.child(node, symbol);
      }
      if (node < 0) return;
      if (this.ends[node] === 1) visit(node, at + 1);
    }
  }

  private link(node: number, symbol: number): number {
    if ((this.edges + 1) * 2 > this.capacity) this.grow();
    const target = this.nodeCount;
    this.nodeCount += 1;
    this.edges += 1;
    this.put(node, symbol, target);
    if (target >= this.ends.length) {
      const ends = new Uint8Array(this.ends.length * 2);
      ends.set(this.ends);
      this.ends = ends;
    }
    return target;
  }

  private put(node: number, symbol: number, target: number): void {
    const mask = this.capacity - 1;
    let slot = slotOf(node, symbol) & mask;
    while (this.targets[slot] !== 0) slot = (slot + 1) & mask;
    this.nodes[slot] = node;
    this.symbols[slot] = symbol;
    this.targets[slot] = target;
  }

  private grow(): void {
    const { nodes, symbols, targets } = this;
    this.capacity *= 2;
    this.nodes = new Int32Array(this.capacity);
    this.symbols = new Uint16Array(this.capacity);
    this.targets = new Int32Array(this.capacity);
    targets.forEach((target, slot) => {
      if (target !== 0) this.put(nodes[slot] ?? 0, symbols[slot] ?? 0, target);
    });
  }
}

function slotOf(node: number, symbol: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015) || unit === 0x2212 || unit === 0xfe58 || unit === 0xfe63 || unit === 0xff0d;
}

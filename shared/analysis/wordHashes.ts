import { bitsOf, droppedSymbol, expandedSymbol, expansionOf, symbolOf, unitBits } from './nameUnits';

const seed = 0x811c9dc5;
const factor = 0x01000193;
/** Signs of scripts that write words together are words by themselves. */
const alone = unitBits.unspaced | unitBits.hangul | unitBits.katakana;

const gathered: number[] = [];
let open = 0;

function closeWord(): void {
  if (open !== 0) gathered.push(open);
  open = 0;
}

function takeSymbol(symbol: number): void {
  const bits = bitsOf(symbol);
  if ((bits & unitBits.word) === 0) return closeWord();
  if ((bits & alone) !== 0) {
    closeWord();
    open = Math.imul(seed ^ symbol, factor) >>> 0;
    return closeWord();
  }
  open = Math.imul((open === 0 ? seed : open) ^ symbol, factor) >>> 0;
}

/**
 * The words of a text as sorted numbers, each once, with case, accents and typography aside as names are compared. A text in
 * which a name stands has all numbers of the name: what lacks one need not be looked through. Two words may share a number.
 */
export function wordHashesOf(text: string): Uint32Array {
  gathered.length = 0;
  open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const symbol = symbolOf(unit);
    if (symbol === droppedSymbol) continue;
    if (symbol !== expandedSymbol) takeSymbol(symbol);
    else for (const char of expansionOf(unit)) takeSymbol(char.charCodeAt(0));
  }
  closeWord();
  const sorted = Uint32Array.from(gathered).sort();
  let kept = 0;
  for (const hash of sorted) {
    if (kept === 0 || sorted[kept - 1] !== hash) {
      sorted[kept] = hash;
      kept += 1;
    }
  }
  return sorted.slice(0, kept);
}

/** Whether sorted numbers hold all of the wanted ones. */
export function holdsWords(hashes: Uint32Array, wanted: Uint32Array): boolean {
  for (const hash of wanted) {
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((hashes[middle] ?? 0) < hash) low = middle + 1;
      else high = middle;
    }
    if (hashes[low] !== hash) return false;
  }
  return true;
}

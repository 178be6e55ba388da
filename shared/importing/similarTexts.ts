import { bandKeys, estimatedShare } from './shingles';

/** Texts that share less are not called similar. */
export const leastShare = 0.5;

export interface SimilarText {
  readonly id: string;
  /** The estimated share of shingles in common, from `leastShare` to 1. */
  readonly share: number;
}

/** Signatures of many texts, of which the similar ones are found without looking at the others. */
export class SimilarTexts {
  private readonly signatures = new Map<string, Uint32Array>();
  /** Most bands are of one text only, which then stands there by itself: sets would take many times the memory. */
  private readonly byBand = new Map<number, string | readonly string[]>();

  get size(): number {
    return this.signatures.size;
  }

  has(id: string): boolean {
    return this.signatures.has(id);
  }

  add(id: string, signature: Uint32Array): void {
    this.remove(id);
    this.signatures.set(id, signature);
    for (const key of bandKeys(signature)) {
      const ids = this.idsAt(key);
      this.byBand.set(key, ids.length === 0 ? id : [...ids, id]);
    }
  }

  remove(id: string): void {
    const signature = this.signatures.get(id);
    if (!signature) return;
    this.signatures.delete(id);
    for (const key of bandKeys(signature)) {
      const ids = this.idsAt(key).filter((each) => each !== id);
      if (ids.length === 0) this.byBand.delete(key);
      else this.byBand.set(key, ids);
    }
  }

  /** The texts similar to a signature, the most similar first; `except` is the text itself. */
  similarTo(signature: Uint32Array, except?: string): readonly SimilarText[] {
    const candidates = new Set<string>();
    for (const key of bandKeys(signature)) for (const id of this.idsAt(key)) candidates.add(id);
    const found: SimilarText[] = [];
    for (const id of candidates) {
      const other = this.signatures.get(id);
      const share = other && id !== except ? estimatedShare(signature, other) : 0;
      if (share >= leastShare) found.push({ id, share });
    }
    return found.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
  }

  /** The texts similar to one of them. */
  similarToText(id: string): readonly SimilarText[] {
    const signature = this.signatures.get(id);
    return signature ? this.similarTo(signature, id) : [];
  }

  private idsAt(key: number): readonly string[] {
    const found = this.byBand.get(key);
    return found === undefined ? [] : typeof found === 'string' ? [found] : found;
  }
}

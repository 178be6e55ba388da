import type { RegistryEntity } from './analysisTypes';
import { caseFit, type CaseFit } from './nameCase';
import { formsOf, spellingOf, type NameForm } from './nameForms';
import { NameTrie } from './nameTrie';
import { bitsAt, bitsBefore, bitsOf, droppedSymbol, expandedSymbol, expansionOf, nameKey, skipDropped, skipDroppedBack, symbolOf, unitBits } from './nameUnits';

/** Words of a text that are written as a known name; what they mean is not judged yet. */
export interface NameHit {
  readonly start: number;
  readonly end: number;
  /** The forms written so, of one entity or several. */
  readonly forms: readonly NameForm[];
  readonly fit: CaseFit;
}

const unknown = 0;
const cannotStart = 1;
const canStart = 2;

/**
 * The names of a registry, ready to be found. Built once; an entity can be put anew or removed at any time, at the cost
 * of its own names only.
 */
export class NameMatcher {
  private readonly trie = new NameTrie();
  private readonly formsByNode = new Map<number, NameForm[]>();
  private readonly entities = new Map<string, RegistryEntity>();
  private readonly nodesByEntity = new Map<string, readonly number[]>();
  /** How many forms begin with a symbol: with a capital (or a sign without case), with a small letter. */
  private readonly capitalStarts = new Map<number, number>();
  private readonly smallStarts = new Map<number, number>();
  /** For each unit whether a name may begin with it. */
  private readonly starts = new Uint8Array(0x10000);

  /** Adds an entity, or replaces what was known under its id. */
  put(entity: RegistryEntity): void {
    this.remove(entity.id);
    const nodes = new Set<number>();
    for (const form of formsOf(entity)) {
      const key = nameKey(form.spelling);
      if (key === '') continue;
      const node = this.trie.add(key);
      const forms = this.formsByNode.get(node);
      if (forms === undefined) this.formsByNode.set(node, [form]);
      else forms.push(form);
      nodes.add(node);
      this.countStart(form, 1);
    }
    this.entities.set(entity.id, entity);
    this.nodesByEntity.set(entity.id, [...nodes]);
  }

  /** Forgets an entity; nothing happens where it is not known. */
  remove(entityId: string): void {
    for (const node of this.nodesByEntity.get(entityId) ?? []) {
      const forms = this.formsByNode.get(node) ?? [];
      const left = forms.filter(({ entity }) => entity.id !== entityId);
      for (const form of forms) if (form.entity.id === entityId) this.countStart(form, -1);
      if (left.length > 0) this.formsByNode.set(node, left);
      else {
        this.formsByNode.delete(node);
        this.trie.close(node);
      }
    }
    this.entities.delete(entityId);
    this.nodesByEntity.delete(entityId);
  }

  entity(entityId: string): RegistryEntity | null {
    return this.entities.get(entityId) ?? null;
  }

  /** The forms of a name as it is written in a decision or a field, case and accents aside. */
  formsNamed(name: string): readonly NameForm[] {
    const key = nameKey(name);
    let found: readonly NameForm[] = [];
    this.trie.walk(key, 0, (node, end) => {
      if (end === key.length) found = this.formsByNode.get(node) ?? [];
    });
    return found;
  }

  /**
   * Every place where a name is written as whole words in a case it is found in, overlaps included: the fast scan. Who is
   * meant, and whether a longer name is, `findMentions` judges. A text without any name costs next to nothing.
   */
  hitsIn(text: string): readonly NameHit[] {
    const hits: NameHit[] = [];
    const { starts } = this;
    const { length } = text;
    let start = 0;
    // One for all places: there are far more places than names.
    const take = (node: number, end: number): void => this.collect(text, start, end, node, hits);
    for (let at = 0; at < length; at += 1) {
      while (at < length && starts[text.charCodeAt(at)] === cannotStart) at += 1;
      if (at >= length) break;
      const unit = text.charCodeAt(at);
      if (starts[unit] === unknown && !this.learnStart(unit)) continue;
      if (at > 0 && !isBoundaryBefore(text, at)) continue;
      start = at;
      this.trie.walk(text, at, take);
    }
    return hits;
  }

  private collect(text: string, start: number, walked: number, node: number, hits: NameHit[]): void {
    let end = walked;
    // Accents that stand apart belong to the letter before them.
    while (end < text.length && symbolOf(text.charCodeAt(end)) === droppedSymbol && (bitsOf(text.charCodeAt(end)) & unitBits.word) !== 0) end += 1;
    if (!isBoundaryBehind(text, end)) return;
    const forms = this.formsByNode.get(node) ?? [];
    const found = text.slice(start, end);
    if (forms.every(({ spelling }) => spelling === found)) {
      hits.push({ start, end, forms, fit: 'exact' });
      return;
    }
    const spelling = spellingOf(found);
    const byFit = new Map<CaseFit, NameForm[]>();
    for (const form of forms) {
      const fit = caseFit(form, found, spelling);
      if (fit === null) continue;
      const same = byFit.get(fit);
      if (same === undefined) byFit.set(fit, [form]);
      else same.push(form);
    }
    for (const [fit, fitting] of byFit) hits.push({ start, end, forms: fitting, fit });
  }

  /** A form more or less begins as this one does. */
  private countStart({ spelling }: NameForm, change: 1 | -1): void {
    const counts = (bitsOf(spelling.charCodeAt(0)) & unitBits.lower) === 0 ? this.capitalStarts : this.smallStarts;
    const symbol = nameKey(spelling).charCodeAt(0);
    const before = counts.get(symbol) ?? 0;
    counts.set(symbol, before + change);
    if (before === 0 || before + change === 0) this.starts.fill(unknown);
  }

  private learnStart(unit: number): boolean {
    const symbol = symbolOf(unit);
    const first = symbol === expandedSymbol ? expansionOf(unit).charCodeAt(0) : symbol;
    const isSmall = (bitsOf(unit) & unitBits.lower) !== 0;
    const hasSome = (counts: ReadonlyMap<number, number>): boolean => (counts.get(first) ?? 0) > 0;
    const can = symbol !== droppedSymbol && (hasSome(this.smallStarts) || (!isSmall && hasSome(this.capitalStarts)));
    this.starts[unit] = can ? canStart : cannotStart;
    return can;
  }
}

/** A matcher for all names of a registry: 15,000 names in about half a second. One of a single entity costs next to nothing. */
export function createNameMatcher(registry: Iterable<RegistryEntity>): NameMatcher {
  const matcher = new NameMatcher();
  for (const entity of registry) matcher.put(entity);
  return matcher;
}

/** Whether a name may begin at `at`: no letter before it, except in scripts without spaces. */
function isBoundaryBefore(text: string, at: number): boolean {
  const before = bitsBefore(text, at);
  const isPlain = (before & unitBits.word) === 0;
  if (isPlain && symbolOf(text.charCodeAt(at - 1)) !== droppedSymbol) return isNoAddress(text, at);
  const real = skipDroppedBack(text, at);
  if (real === 0) return true;
  const bits = bitsBefore(text, real);
  if ((bits & unitBits.word) === 0) return isNoAddress(text, real);
  const own = bitsAt(text, at);
  if ((bits & unitBits.unspaced) === 0 && (own & unitBits.unspaced) === 0) return false;
  // In a run of katakana a name is a word by itself.
  return (bits & own & unitBits.katakana) === 0;
}

/** "O'Brien" is no "Brien", "@WHO" and "www.China…" are addresses, and "J.U.S." is no "U.S.". */
function isNoAddress(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  if (before === 0x40) return false;
  if (before === 0x2e && at >= 2) {
    const real = text.slice(Math.max(0, at - 3), at - 1);
    return !/(?:^|[^\p{L}])\p{Lu}$/u.test(real) && !/\bwww$/i.test(text.slice(Math.max(0, at - 5), at - 1));
  }
  if (before === 0x27 || before === 0x2019) return !/(?:^|[^\p{L}])[OD]['’]$/u.test(text.slice(Math.max(0, at - 3), at));
  return true;
}

const contraction = /^['’](?:s|ll|d|ve|re|m|t)(?![\p{L}\p{N}])/iu;
const koreanParticle = /^(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|께서|부터|까지|보다|이나|나|라고|라는|만|측|씨|시|군)/u;

/** Whether a name may end at `at`. */
function isBoundaryBehind(text: string, at: number): boolean {
  const real = skipDropped(text, at);
  if (real >= text.length) return true;
  const last = bitsBefore(text, at);
  const next = bitsAt(text, real);
  const unit = text.charCodeAt(real);
  if ((next & unitBits.word) !== 0) {
    if ((last & unitBits.word) === 0) return text.charCodeAt(at - 1) !== 0x2e || (next & unitBits.unspaced) !== 0;
    if ((next & unitBits.hangul) !== 0 && (last & unitBits.hangul) !== 0) return koreanParticle.test(text.slice(real, real + 4));
    if ((next & unitBits.unspaced) === 0 && (last & unitBits.unspaced) === 0) return false;
    return (next & last & unitBits.katakana) === 0;
  }
  if (unit === 0x27 || unit === 0x2019) {
    const behind = bitsAt(text, real + 1);
    return (behind & unitBits.word) === 0 || contraction.test(text.slice(real, real + 4));
  }
  if (unit === 0x2e || unit === 0x40) {
    // "China.org" is an address; "…in China.The" lacks a space.
    const behind = bitsAt(text, real + 1);
    // The rest of initials: "U.S" of "U.S." or "U.S.S.R.".
    if (at >= 2 && text.charCodeAt(at - 2) === 0x2e) return false;
    return (behind & unitBits.lower) === 0 || (behind & unitBits.unspaced) !== 0;
  }
  return true;
}

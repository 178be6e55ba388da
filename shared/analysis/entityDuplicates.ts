import type { Entity } from '../domain/entity';
import { initialsMatch, nameFormOf, skeletonOf, type NameForm } from './nameForm';

/** What is compared of an entity. */
export type ComparedEntity = Pick<Entity, 'id' | 'kind' | 'name' | 'aliases' | 'externalIds'>;

/** Why two entities may be one, the strongest first. */
export const duplicateReasons = ['sameIdentifier', 'sameName', 'sameLetters', 'wordOrder', 'transliteration', 'spelling', 'initials', 'acronym', 'shortForm'] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/** Two entities that are likely one. `firstId` is less than `secondId`. */
export interface LikelyDuplicate {
  readonly firstId: string;
  readonly secondId: string;
  readonly reason: DuplicateReason;
  /** The names by which they were found, as they are written; an identifier where that is the reason. */
  readonly firstForm: string;
  readonly secondForm: string;
  /** 0 … 1, the likeliest first. */
  readonly score: number;
}

const scores: Readonly<Record<DuplicateReason, number>> = {
  sameIdentifier: 1, sameName: 0.97, sameLetters: 0.92, wordOrder: 0.88, transliteration: 0.8, spelling: 0.75, initials: 0.7, acronym: 0.65, shortForm: 0.5,
};

/** Registries whose identifiers name one thing alone. */
const registries: ReadonlySet<string> = new Set(['wikidata', 'lei', 'viaf', 'isni', 'orcid', 'ftm']);

interface Bearer {
  readonly entity: ComparedEntity;
  readonly form: NameForm;
}

/** More bearers of one key than this say nothing about any two of them. */
const longestBucket = 40;

class Finding {
  private readonly found = new Map<string, LikelyDuplicate>();
  private readonly bearers: Bearer[] = [];

  constructor(private readonly entities: readonly ComparedEntity[]) {
    for (const entity of entities) {
      // A role and a metonym are held by many.
      const names = [entity.name, ...entity.aliases.flatMap(({ kind, text }) => (kind === 'role' || kind === 'metonym' ? [] : [text]))];
      const seen = new Set<string>();
      for (const name of names) {
        const form = nameFormOf(name, entity.kind);
        if (form.words.length === 0 || seen.has(form.written)) continue;
        seen.add(form.written);
        this.bearers.push({ entity, form });
      }
    }
  }

  run(): readonly LikelyDuplicate[] {
    this.byIdentifier();
    this.byKey(({ form }) => [form.words.join(' ')], 'sameName', () => true);
    this.byKey(({ form }) => [form.letters], 'sameLetters', ({ form }) => form.letters.length > 3);
    this.byKey(({ form }) => [[...form.words].sort().join(' ')], 'wordOrder', ({ form }) => form.words.length > 1);
    this.byKey(({ form }) => skeletonOf(form), 'transliteration', () => true, isTransliteration);
    this.byKey(({ form }) => shortened(form.letters), 'spelling', ({ form }) => form.letters.length > 6, isMisspelling);
    this.byKey(({ form, entity }) => (entity.kind === 'person' ? surnameKeys(form) : []), 'initials', () => true, initialsMatch);
    this.byAcronym();
    this.byShortForm();
    return [...this.found.values()].sort((a, b) => b.score - a.score || (a.firstForm < b.firstForm ? -1 : a.firstForm > b.firstForm ? 1 : 0) || (a.firstId < b.firstId ? -1 : 1));
  }

  private byIdentifier(): void {
    const holders = new Map<string, ComparedEntity[]>();
    for (const entity of this.entities) {
      for (const [registry, id] of Object.entries(entity.externalIds)) {
        if (registries.has(registry.toLowerCase()) && id.trim() !== '') append(holders, `${registry.toLowerCase()} ${id.trim()}`, entity);
      }
    }
    for (const [key, entities] of holders) forPairs(entities, (a, b) => this.note(a, b, 'sameIdentifier', key, key));
  }

  private byKey(keysOf: (bearer: Bearer) => readonly string[], reason: DuplicateReason, isFit: (bearer: Bearer) => boolean, isAlike: (a: NameForm, b: NameForm) => boolean = () => true): void {
    const buckets = new Map<string, Bearer[]>();
    for (const bearer of this.bearers) if (isFit(bearer)) for (const key of keysOf(bearer)) append(buckets, key, bearer);
    for (const bucket of buckets.values()) {
      if (bucket.length > longestBucket) continue;
      forPairs(bucket, (a, b) => {
        if (a.entity.id !== b.entity.id && isAlike(a.form, b.form)) this.note(a.entity, b.entity, reason, a.form.written, b.form.written);
      });
    }
  }

  private byAcronym(): void {
    const byInitials = new Map<string, Bearer[]>();
    for (const bearer of this.bearers) if (bearer.entity.kind !== 'person') for (const initials of bearer.form.initials) append(byInitials, initials, bearer);
    for (const short of this.bearers) {
      if (short.form.acronym === null || short.entity.kind === 'person') continue;
      const bearers = byInitials.get(short.form.acronym) ?? [];
      for (const long of bearers.length > longestBucket ? [] : bearers) {
        if (long.entity.id !== short.entity.id) this.note(long.entity, short.entity, 'acronym', long.form.written, short.form.written);
      }
    }
  }

  /** A person of one name where one other alone has it as the last. */
  private byShortForm(): void {
    const bySurname = new Map<string, Bearer[]>();
    for (const bearer of this.bearers) {
      const last = bearer.form.words.at(-1);
      if (bearer.entity.kind === 'person' && bearer.form.words.length > 1 && last !== undefined) append(bySurname, last, bearer);
    }
    for (const short of this.bearers) {
      const [word] = short.form.words;
      if (short.entity.kind !== 'person' || short.form.words.length !== 1 || word === undefined || word.length < 3) continue;
      const others = (bySurname.get(word) ?? []).filter(({ entity }) => entity.id !== short.entity.id);
      const [only] = others;
      if (only && others.every(({ entity }) => entity.id === only.entity.id)) this.note(only.entity, short.entity, 'shortForm', only.form.written, short.form.written);
    }
  }

  private note(a: ComparedEntity, b: ComparedEntity, reason: DuplicateReason, aForm: string, bForm: string): void {
    if (a.id === b.id || !mayBeOne(a, b, reason)) return;
    const [first, second, firstForm, secondForm] = a.id < b.id ? [a, b, aForm, bForm] : [b, a, bForm, aForm];
    const key = `${first.id} ${second.id}`;
    const known = this.found.get(key);
    if (known && known.score >= scores[reason]) return;
    this.found.set(key, { firstId: first.id, secondId: second.id, reason, firstForm, secondForm, score: scores[reason] });
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function forPairs<Value>(values: readonly Value[], visit: (a: Value, b: Value) => void): void {
  for (let at = 0; at < values.length; at += 1) {
    for (let other = at + 1; other < values.length; other += 1) {
      const [a, b] = [values[at], values[other]];
      if (a !== undefined && b !== undefined) visit(a, b);
    }
  }
}

/** Different identifiers of one registry, and different kinds, speak against it. */
function mayBeOne(a: ComparedEntity, b: ComparedEntity, reason: DuplicateReason): boolean {
  if (reason === 'sameIdentifier') return true;
  const contradicts = Object.entries(a.externalIds).some(([registry, id]) => registries.has(registry.toLowerCase()) && b.externalIds[registry] !== undefined && b.externalIds[registry] !== id);
  if (contradicts) return false;
  return a.kind === b.kind || (reason === 'sameName' && a.kind !== 'person' && b.kind !== 'person');
}

/** A name with each of its letters left out, and the name itself: two that share one are a letter apart, or two letters changed places. */
function shortened(letters: string): readonly string[] {
  const keys = new Set([letters]);
  for (let at = 0; at < letters.length; at += 1) keys.add(letters.slice(0, at) + letters.slice(at + 1));
  return [...keys];
}

/** As many words, of which one long one is a letter apart; numbers are never misspelled. */
function isMisspelling(a: NameForm, b: NameForm): boolean {
  if (a.words.length !== b.words.length || a.letters === b.letters) return false;
  const apart = a.words.flatMap((word, at) => (word === b.words[at] ? [] : [[word, b.words[at] ?? ''] as const]));
  return apart.length === 1 && apart.every(([one, other]) => Math.min(one.length, other.length) >= 6 && one[0] === other[0] && !/\d/.test(one + other) && isLetterApart(one, other));
}

function isLetterApart(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [middle, otherMiddle] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const isSwap = middle.length === 2 && middle === [...otherMiddle].reverse().join('');
  return isSwap || (middle.length <= 1 && otherMiddle.length <= 1);
}

function isTransliteration(a: NameForm, b: NameForm): boolean {
  return a.letters !== b.letters && a.words.length === b.words.length;
}

/** Under the last name with the first letter of the first. */
function surnameKeys({ words }: NameForm): readonly string[] {
  const [first, last] = [words[0], words.at(-1)];
  return words.length > 1 && first && last ? [`${last} ${first[0] ?? ''}`] : [];
}

/** A pair of entities as one text, whichever way round. */
export function pairKey(aId: string, bId: string): string {
  return aId < bId ? `${aId} ${bId}` : `${bId} ${aId}`;
}

/** Entities that are likely one and the same, the likeliest first: each pair once, with its best reason. */
export function findDuplicates(entities: readonly ComparedEntity[]): readonly LikelyDuplicate[] {
  return new Finding(entities).run();
}

import type { Alias, EntityKind } from '../domain/entity';
import type { AnalyzedText, FoundMention, RegistryEntity } from './analysisTypes';
import { findMentions, type Companionship, type DecidedName } from './findMentions';
import { createNameMatcher } from './nameMatcher';

/** An entity whose id is its name; aliases are texts, or "role:…", "metonym:…" with dates behind "@": `role:premier@2023-03/2024`. */
export function named(kind: EntityKind, name: string, ...aliases: readonly string[]): RegistryEntity {
  return { id: name, kind, name, aliases: aliases.map(aliasFrom) };
}

function aliasFrom(text: string): Alias {
  const [, prefix, words = '', from, to] = /^(?:(role|metonym|shortName):)?([^@]*)(?:@([^/]*)\/(.*))?$/.exec(text) ?? [];
  const kind = prefix === 'role' || prefix === 'metonym' || prefix === 'shortName' ? prefix : 'name';
  return { text: words, kind, validFrom: from || null, validTo: to || null };
}

export function plainArticle(text: string, date: string | null = null): AnalyzedText {
  return { text, headings: [], skipped: [], date };
}

interface Circumstances {
  readonly date?: string | null;
  readonly decisions?: readonly DecidedName[];
  readonly companions?: Companionship;
}

export function mentionsIn(registry: readonly RegistryEntity[], text: string, { date = null, decisions = [], companions }: Circumstances = {}): readonly FoundMention[] {
  return findMentions(createNameMatcher(registry), plainArticle(text, date), decisions, companions ?? null);
}

/** What was found, one line each: the words, who is meant, "?" where it is open. */
export function found(registry: readonly RegistryEntity[], text: string, circumstances: Circumstances = {}): readonly string[] {
  return mentionsIn(registry, text, circumstances).map(({ start, end, candidates, isAmbiguous }) => `${text.slice(start, end)} = ${candidates[0]?.entityId ?? ''}${isAmbiguous ? '?' : ''}`);
}

/** The words found, in order. */
export function wordsFound(registry: readonly RegistryEntity[], text: string, circumstances: Circumstances = {}): readonly string[] {
  return mentionsIn(registry, text, circumstances).map(({ start, end }) => text.slice(start, end));
}

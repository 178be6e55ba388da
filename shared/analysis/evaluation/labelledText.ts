import type { Alias, EntityKind } from '../../domain/entity';
import type { Span } from '../../domain/span';
import type { AnalyzedText, RegistryEntity } from '../analysisTypes';

/** One place where a labelled entity is named; `text` is what stands there, so that a label can be checked. */
export interface LabelledMention extends Span {
  readonly text: string;
}

/** Somebody or something that a labelled text names, with every place. */
export interface LabelledEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly Alias[];
  readonly mentions: readonly LabelledMention[];
}

/** What a person says a text names. */
export interface TextLabels {
  /** EDTF date of the text. */
  readonly date: string;
  readonly style: string;
  /** Texts held back are not looked at while rules are made. */
  readonly part: 'development' | 'heldBack';
  readonly entities: readonly LabelledEntity[];
}

/** A text with its labels, under the name of its files. */
export interface LabelledText {
  readonly name: string;
  readonly text: string;
  readonly labels: TextLabels;
}

/** A labelled text as analysis reads it; what is a heading is left for analysis to see. */
export function analyzedText({ text, labels }: LabelledText): AnalyzedText {
  return { text, headings: [], skipped: [], date: labels.date };
}

/** The id of a labelled entity in the registry of all texts. */
export function registryId({ kind, name }: Pick<LabelledEntity, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

/** The registry that knows all entities of labelled texts; those of one kind and name are one entity. */
export function registryOf(texts: readonly LabelledText[]): RegistryEntity[] {
  const entities = new Map<string, RegistryEntity>();
  for (const { labels } of texts) {
    for (const { kind, name, aliases } of labels.entities) {
      const known = entities.get(registryId({ kind, name })) ?? { id: registryId({ kind, name }), kind, name, aliases: [] };
      const more = aliases.filter((alias) => !known.aliases.some((other) => other.text === alias.text && other.kind === alias.kind));
      entities.set(known.id, { ...known, aliases: [...known.aliases, ...more] });
    }
  }
  return [...entities.values()];
}

/** What is wrong with labels: words that do not stand where they say, labels in each other's way, forms without an alias, and names left without a label. */
export function labelProblems({ text, labels }: LabelledText): string[] {
  const problems: string[] = [];
  const taken = labels.entities.flatMap(({ id, mentions }) => mentions.map((mention) => ({ id, ...mention }))).sort((a, b) => a.start - b.start);
  for (const [at, { id, start, end, text: words }] of taken.entries()) {
    if (text.slice(start, end) !== words) problems.push(`${id}: "${words}" does not stand at ${start}`);
    const next = taken[at + 1];
    if (next && next.start < end) problems.push(`${id}: "${words}" at ${start} runs into "${next.text}" of ${next.id}`);
  }
  for (const { id, name, aliases, mentions } of labels.entities) {
    const forms = new Set([name, ...aliases.map((alias) => alias.text)]);
    if (mentions.length === 0) problems.push(`${id}: is never named`);
    for (const { text: words } of mentions) if (!forms.has(words)) problems.push(`${id}: "${words}" is not among its aliases`);
    const names = [name, ...aliases.filter(({ kind }) => kind !== 'role').map((alias) => alias.text)].filter((form) => /^\p{Lu}/u.test(form));
    for (const form of new Set(names)) problems.push(...unlabelled(text, form, taken).map((start) => `${id}: "${form}" at ${start} has no label`));
  }
  return problems;
}

function unlabelled(text: string, form: string, taken: readonly Span[]): number[] {
  const found: number[] = [];
  const letter = /[\p{L}\p{N}]/u;
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const end = at + form.length;
    const isWhole = !letter.test(text.charAt(at - 1)) && !letter.test(text.charAt(end));
    if (isWhole && !taken.some((span) => span.start < end && at < span.end)) found.push(at);
  }
  return found;
}

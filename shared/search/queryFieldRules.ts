import { highlightColors } from '../domain/passage';
import { readingStates } from '../domain/source';
import { isDateProblem, parseDayRange } from './queryDates';
import { queryFields, type QueryField } from './queryNode';
import { wordsOf } from './searchTokens';

/** The kinds of things a search finds. Claims are not kept yet: looking for them finds nothing and says so. */
export const queryKinds = ['source', 'highlight', 'note', 'entity', 'claim'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** What a field can be asked for: one of a list, a date, or words of a name. */
export type FieldRule =
  | { readonly takes: 'choice'; readonly choices: readonly string[]; readonly hint: string }
  | { readonly takes: 'date'; readonly hint: string }
  | { readonly takes: 'name'; readonly hint: string };

/** What each field takes, and in a few words what it is about. */
export const fieldRules: Readonly<Record<QueryField, FieldRule>> = {
  outlet: { takes: 'name', hint: 'Words of the outlet’s name' },
  author: { takes: 'name', hint: 'Words of the byline' },
  date: { takes: 'date', hint: 'Published: 2023, 2023-05, 2023-05..2023-07, 2023-05.., unknown' },
  tag: { takes: 'name', hint: 'A tag, and the tags under it' },
  color: { takes: 'choice', choices: highlightColors, hint: 'Color of a highlight' },
  entity: { takes: 'name', hint: 'A person, organization, place…' },
  kind: { takes: 'choice', choices: queryKinds, hint: 'Only things of this kind' },
  state: { takes: 'choice', choices: readingStates, hint: 'How far an article is read' },
  in: { takes: 'name', hint: 'A collection' },
  has: { takes: 'choice', choices: ['comment'], hint: 'Highlights with a comment' },
};

/** The date that stands for articles whose date is not known. */
export const unknownDateValue = 'unknown';

/** A field by its name, in any case. */
export function fieldNamed(name: string): QueryField | null {
  const lower = name.toLowerCase();
  return queryFields.find((field) => field === lower) ?? null;
}

export type FieldValue = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly what: string; readonly sentence: string };

/** Checks what was typed behind a field's colon. `what` of a problem is the stretch of `typed` it is about. */
export function readFieldValue(field: QueryField, typed: string): FieldValue {
  const rule = fieldRules[field];
  switch (rule.takes) {
    case 'choice': {
      const value = typed.trim().toLowerCase();
      if (rule.choices.includes(value)) return { ok: true, value };
      return { ok: false, what: typed, sentence: `“${typed}” is not possible for ${field}:. Possible ${rule.choices.length === 1 ? 'is' : 'are'} ${listOf(rule.choices)}.` };
    }
    case 'date': {
      const value = typed.trim().toLowerCase();
      if (value === unknownDateValue) return { ok: true, value };
      const range = parseDayRange(value);
      if (isDateProblem(range)) return { ok: false, ...range };
      const [first, second] = value.split('..');
      return { ok: true, value: first === second ? (first ?? value) : value };
    }
    case 'name':
      if (wordsOf(typed).length > 0) return { ok: true, value: typed.trim() };
      return { ok: false, what: typed, sentence: `There is no word in “${typed}” that ${field}: could look for.` };
  }
}

/** "a, b and c" */
export function listOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

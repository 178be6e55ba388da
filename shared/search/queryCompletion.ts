import type { Span } from '../domain/span';
import { fieldNamed, fieldRules, unknownDateValue } from './queryFieldRules';
import { lexQuery } from './queryLexer';
import { queryFields, type QueryField } from './queryNode';
import { fieldText } from './querySerializer';
import { nameKeyOf } from './searchTokens';

/** What could stand where the caret is. */
export interface QueryCompletion extends Span {
  /** The field whose values are offered; null where fields are. */
  readonly field: QueryField | null;
  /** What is typed of it so far. */
  readonly typed: string;
}

/** What is being typed at the caret: the beginning of a field's name, or a field's value. Null in between. */
export function completionAt(text: string, caret: number): QueryCompletion | null {
  const tokens = lexQuery(text);
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'field' && token.end <= caret) {
      const value = tokens[index + 1];
      const isBehind = value !== undefined && value.start === token.end && (value.kind === 'word' || value.kind === 'phrase');
      const end = isBehind ? value.end : token.end;
      const field = fieldNamed(token.name);
      // Behind a closed quotation the value is whole.
      const isOver = isBehind && value.kind === 'phrase' && value.isClosed && caret >= value.end;
      if (field && caret <= end && !isOver) return { field, typed: isBehind ? value.text : '', start: token.start, end };
    }
    if (token.kind === 'word' && token.start < caret && caret <= token.end && tokens[index - 1]?.end !== token.start) {
      return /^[A-Za-z]+$/.test(token.text) ? { field: null, typed: token.text, start: token.start, end: token.end } : null;
    }
  }
  return null;
}

export interface CompletionOption {
  /** What replaces the span of the completion. */
  readonly text: string;
  readonly label: string;
  readonly hint: string;
}

/** The names of fields that begin as typed. */
function fieldOptions(typed: string): readonly CompletionOption[] {
  return queryFields.filter((field) => field.startsWith(typed.toLowerCase())).map((field) => ({ text: `${field}:`, label: `${field}:`, hint: fieldRules[field].hint }));
}

/** What can be chosen; `names` are the notebook's own values of the completion's field. */
export function completionOptions(completion: QueryCompletion, names: readonly string[]): readonly CompletionOption[] {
  const { field, typed } = completion;
  if (!field) return fieldOptions(typed);
  const rule = fieldRules[field];
  const values = rule.takes === 'choice' ? rule.choices : rule.takes === 'date' ? [unknownDateValue, ...names] : names;
  const wanted = nameKeyOf(typed);
  const begins = (value: string): boolean => ` ${nameKeyOf(value)}`.includes(` ${wanted}`);
  return values.filter((value) => wanted === '' || begins(value)).map((value) => ({ text: fieldText(field, value), label: value, hint: '' }));
}

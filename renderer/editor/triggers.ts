/** What a person has begun to type that a list can finish. */
export interface Trigger {
  readonly kind: 'blocks' | 'mention' | 'citation';
  /** The words after the sign. */
  readonly typed: string;
  /** Where the sign stands in the text. */
  readonly start: number;
}

const patterns: readonly { readonly kind: Trigger['kind']; readonly pattern: RegExp }[] = [
  { kind: 'citation', pattern: /\[\[([^[\]\n]{0,60})$/ },
  // Names have spaces; two in a row, or one at the start, mean that it was no mention.
  { kind: 'mention', pattern: /(?<=^|[\s([{“"'‘—–/-])@((?!\s)(?:[^@\s]| (?! )){0,40})$/u },
  { kind: 'blocks', pattern: /(?<=^|\s)\/([\p{L}\d][\p{L}\d ]{0,18}|)$/u },
];

/** The trigger that ends where the caret stands, or null; of several, that with the sign nearest to the caret. */
export function triggerBefore(textBeforeCaret: string): Trigger | null {
  const found = patterns.flatMap(({ kind, pattern }): Trigger[] => {
    const match = pattern.exec(textBeforeCaret);
    return match ? [{ kind, typed: match[1] ?? '', start: match.index }] : [];
  });
  return found.reduce<Trigger | null>((nearest, each) => (nearest && nearest.start > each.start ? nearest : each), null);
}

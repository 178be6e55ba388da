import { diffArrays } from 'diff';
import type { NoteBlock } from '../domain/noteBody';
import { isSameValue } from './change';
import { countedWords, noteLinesOf, type NoteLine } from './noteLines';
import { compareWords, likeness, type TextPiece } from './wordComparison';

/**
 * What became of a line: nothing; it went or came; its words changed; only its form or what its words do not say did
 * (bold, an address, a heading made of a paragraph).
 */
export type LineChange = 'same' | 'deleted' | 'inserted' | 'changed' | 'restyled';

/** A line of the earlier text, of the later one, or of both, with its words compared. */
export interface ComparedLine {
  readonly change: LineChange;
  readonly before: NoteLine | null;
  readonly after: NoteLine | null;
  readonly pieces: readonly TextPiece[];
}

/** Two lines less alike than this are no longer one line that changed. */
const leastLikeness = 0.4;
/** Larger stretches of changed lines are not searched for lines that belong together. */
const mostPairs = 40_000;
const mostEdits = 4000;

function only(change: 'deleted' | 'inserted', line: NoteLine): ComparedLine {
  const pieces = line.text === '' ? [] : [{ kind: change, text: line.text }];
  return { change, before: change === 'deleted' ? line : null, after: change === 'inserted' ? line : null, pieces };
}

function both(before: NoteLine, after: NoteLine): ComparedLine {
  const isSameText = before.text === after.text;
  const change = !isSameText ? 'changed' : before.markup === after.markup && isSameValue(before.form, after.form) ? 'same' : 'restyled';
  return { change, before, after, pieces: compareWords(before.text, after.text) };
}

/** Which lines of two changed stretches are the same line before and after: the pairs that are most alike in all, in order. */
function pairsOf(before: readonly NoteLine[], after: readonly NoteLine[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  if (before.length * after.length > mostPairs) return pairs;
  const beforeWords = before.map((line) => countedWords(line.text));
  const afterWords = after.map((line) => countedWords(line.text));
  const score = (left: number, right: number): number => {
    // The same words in another form, or a line of signs that are no words.
    if (before[left]?.text === after[right]?.text && before[left]?.text !== '') return 1;
    const found = likeness(beforeWords[left] ?? [], afterWords[right] ?? []);
    return found >= leastLikeness ? found : 0;
  };
  const width = after.length + 1;
  const best = new Float64Array((before.length + 1) * width);
  const at = (left: number, right: number): number => best[left * width + right] ?? 0;
  const scores = before.map((_, left) => after.map((__, right) => score(left, right)));
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      const found = scores[left]?.[right] ?? 0;
      const paired = found > 0 ? found + at(left + 1, right + 1) : 0;
      best[left * width + right] = Math.max(paired, at(left + 1, right), at(left, right + 1));
    }
  }
  for (let left = 0, right = 0; left < before.length && right < after.length;) {
    const found = scores[left]?.[right] ?? 0;
    if (found > 0 && at(left, right) === found + at(left + 1, right + 1)) {
      pairs.set(left, right);
      left += 1;
      right += 1;
    } else if (at(left, right) === at(left + 1, right)) {
      left += 1;
    } else {
      right += 1;
    }
  }
  return pairs;
}

function compareStretch(before: readonly NoteLine[], after: readonly NoteLine[]): readonly ComparedLine[] {
  const pairs = pairsOf(before, after);
  const compared: ComparedLine[] = [];
  let next = 0;
  before.forEach((line, index) => {
    const partner = pairs.get(index);
    const counterpart = partner === undefined ? undefined : after[partner];
    if (partner === undefined || counterpart === undefined) {
      compared.push(only('deleted', line));
      return;
    }
    compared.push(...after.slice(next, partner).map((each) => only('inserted', each)), both(line, counterpart));
    next = partner + 1;
  });
  return [...compared, ...after.slice(next).map((line) => only('inserted', line))];
}

/**
 * Two texts of a note, line by line and within changed lines word by word. Read without what was inserted it is the
 * earlier text, without what was deleted the later. A line that moved is deleted in one place and inserted in the other.
 */
export function compareNotes(before: readonly NoteBlock[], after: readonly NoteBlock[]): readonly ComparedLine[] {
  const [earlier, later] = [noteLinesOf(before), noteLinesOf(after)];
  const isSameLine = (left: NoteLine, right: NoteLine): boolean => left.text === right.text && left.form.kind === right.form.kind;
  const changes = diffArrays([...earlier], [...later], { comparator: isSameLine, maxEditLength: mostEdits });
  if (changes === undefined) return [...earlier.map((line) => only('deleted', line)), ...later.map((line) => only('inserted', line))];
  const compared: ComparedLine[] = [];
  let went: readonly NoteLine[] = [];
  let came: readonly NoteLine[] = [];
  let index = 0;
  const settle = (): void => {
    compared.push(...compareStretch(went, came));
    [went, came] = [[], []];
  };
  for (const { added, removed, value } of changes) {
    if (added) {
      came = [...came, ...value];
    } else if (removed) {
      went = [...went, ...value];
      index += value.length;
    } else {
      settle();
      for (const line of value) {
        compared.push(both(earlier[index] ?? line, line));
        index += 1;
      }
    }
  }
  settle();
  return compared;
}

/** Whether nothing differs, form and citations included. */
export function isUnchanged(lines: readonly ComparedLine[]): boolean {
  return lines.every(({ change }) => change === 'same');
}

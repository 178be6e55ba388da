import { diffArrays } from 'diff';
import { countedWords, tokensOf } from './noteLines';

/** A stretch of words: in both texts, only in the earlier (`deleted`), or only in the later one (`inserted`). */
export interface TextPiece {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** So many changed words and no more are looked for one by one: beyond it the texts have nothing in common to show. */
const mostEdits = 1500;

function piece(kind: TextPiece['kind'], text: string): readonly TextPiece[] {
  return text === '' ? [] : [{ kind, text }];
}

/** Between two same stretches: first all that went, then all that came. */
interface Replacement {
  same: string;
  deleted: string;
  inserted: string;
}

/** Joins changes that only a space or a comma parts: a reader sees one phrase replaced by another, not a patchwork. */
function withoutIslands(steps: readonly Replacement[]): readonly Replacement[] {
  const joined: Replacement[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const isIsland = step.same !== '' && countedWords(step.same).length === 0 && step.same.length <= 2;
    const replaces = (each: Replacement): boolean => each.deleted !== '' && each.inserted !== '';
    if (last && isIsland && replaces(last) && replaces(step)) {
      last.deleted += step.same + step.deleted;
      last.inserted += step.same + step.inserted;
    } else {
      joined.push({ ...step });
    }
  }
  return joined;
}

/**
 * Two texts word by word. The `same` and `deleted` pieces joined are the earlier text, the `same` and `inserted` ones
 * the later, to the last space. Where a change stands, what went comes before what came.
 */
export function compareWords(before: string, after: string): readonly TextPiece[] {
  if (before === after) return piece('same', before);
  const changes = diffArrays([...tokensOf(before)], [...tokensOf(after)], { maxEditLength: mostEdits });
  if (changes === undefined) return [...piece('deleted', before), ...piece('inserted', after)];
  const steps: Replacement[] = [];
  for (const { added, removed, value } of changes) {
    const text = value.join('');
    const last = steps.at(-1);
    if (!added && !removed) steps.push({ same: text, deleted: '', inserted: '' });
    else if (!last) steps.push({ same: '', deleted: removed ? text : '', inserted: added ? text : '' });
    else if (removed) last.deleted += text;
    else last.inserted += text;
  }
  return withoutIslands(steps).flatMap(({ same, deleted, inserted }) => [...piece('same', same), ...piece('deleted', deleted), ...piece('inserted', inserted)]);
}

function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many words two texts share, those that stand twice in both counted twice. */
function sharedCount(before: Map<string, number>, after: Map<string, number>): number {
  let shared = 0;
  for (const [word, count] of before) shared += Math.min(count, after.get(word) ?? 0);
  return shared;
}

/** How much alike two texts are, wherever their words stand: 0 for nothing in common, 1 for the same words (Dice's coefficient). */
export function likeness(before: readonly string[], after: readonly string[]): number {
  const total = before.length + after.length;
  return total === 0 ? 0 : (2 * sharedCount(countsOf(before), countsOf(after))) / total;
}

/** How many words came and went between two texts. Words that only moved did neither. */
export interface ChangeSize {
  readonly inserted: number;
  readonly deleted: number;
}

export function changeSizeOf(before: readonly string[], after: readonly string[]): ChangeSize {
  const shared = sharedCount(countsOf(before), countsOf(after));
  return { inserted: after.length - shared, deleted: before.length - shared };
}

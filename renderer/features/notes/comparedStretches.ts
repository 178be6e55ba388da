import type { ComparedLine } from '../../../shared/history/noteComparison';

/** Lines to show, or lines that did not change and are folded away. */
export interface Stretch {
  readonly kind: 'shown' | 'folded';
  /** The place of its first line among all. */
  readonly start: number;
  readonly lines: readonly ComparedLine[];
}

/** So many lines around a change are shown, that one sees where it stands. */
const contextLines = 1;
/** Fewer lines than this are not worth a fold. */
const leastFolded = 2;

function isBlank(line: ComparedLine): boolean {
  return line.pieces.length === 0 && (line.before ?? line.after)?.form.kind !== 'rule';
}

/** A comparison with what did not change folded away, but for a line around each change. Blank lines are no lines here. */
export function stretchesOf(lines: readonly ComparedLine[]): readonly Stretch[] {
  const filled = lines.filter((line) => !isBlank(line));
  const isNear = filled.map((_, index) => filled.slice(Math.max(0, index - contextLines), index + contextLines + 1).some(({ change }) => change !== 'same'));
  const stretches: { kind: Stretch['kind']; start: number; lines: ComparedLine[] }[] = [];
  filled.forEach((line, index) => {
    const kind = isNear[index] ? 'shown' : 'folded';
    const last = stretches.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else stretches.push({ kind, start: index, lines: [line] });
  });
  return stretches.map((stretch) => (stretch.kind === 'folded' && stretch.lines.length < leastFolded ? { ...stretch, kind: 'shown' } : stretch));
}

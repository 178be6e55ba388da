/** What is chosen in a list: the rows, the one the keys act on, and the one a range grows from. */
export interface RowSelection {
  readonly selected: ReadonlySet<string>;
  readonly active: string | null;
  readonly anchor: string | null;
}

export const noSelection: RowSelection = { selected: new Set(), active: null, anchor: null };

export function selectOnly(key: string): RowSelection {
  return { selected: new Set([key]), active: key, anchor: key };
}

export function selectRows(keys: readonly string[]): RowSelection {
  const first = keys[0] ?? null;
  return { selected: new Set(keys), active: first, anchor: first };
}

export function toggleRow(selection: RowSelection, key: string): RowSelection {
  const selected = new Set(selection.selected);
  if (!selected.delete(key)) selected.add(key);
  return { selected, active: key, anchor: key };
}

/** From the anchor to a row, in the order of the list. */
export function extendTo(selection: RowSelection, keys: readonly string[], key: string): RowSelection {
  const from = selection.anchor === null ? -1 : keys.indexOf(selection.anchor);
  const to = keys.indexOf(key);
  if (from < 0 || to < 0) return selectOnly(key);
  return { selected: new Set(keys.slice(Math.min(from, to), Math.max(from, to) + 1)), active: key, anchor: selection.anchor };
}

/** The row that a key moves to, or null where the key moves nowhere. */
export function rowAfterKey(key: string, active: number, count: number, page: number): number | null {
  const clamp = (index: number): number => Math.max(0, Math.min(count - 1, index));
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown': return clamp(active + 1);
    case 'ArrowUp': return active < 0 ? count - 1 : clamp(active - 1);
    case 'Home': return 0;
    case 'End': return count - 1;
    case 'PageDown': return clamp(active + page);
    case 'PageUp': return clamp(active - page);
    default: return null;
  }
}

/** The next row whose words start with what was typed; from the active row on, then from the top. */
export function rowStartingWith(texts: readonly string[], typed: string, active: number): number | null {
  const wanted = typed.toLocaleLowerCase();
  // One letter moves on to the next such row; more letters may stay where they fit.
  const from = wanted.length === 1 ? active + 1 : Math.max(0, active);
  for (let step = 0; step < texts.length; step += 1) {
    const index = (from + step) % texts.length;
    if (texts[index]?.toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}

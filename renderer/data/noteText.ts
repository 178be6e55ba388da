import { plainTextOf, type NoteBlock, type NoteInline, type NoteList } from '../../shared/domain/noteBody';

function linesOfList(list: NoteList): (readonly NoteInline[])[] {
  return list.items.flatMap((item) => [item.children, ...item.lists.flatMap(linesOfList)]);
}

function linesOf(block: NoteBlock): readonly NoteBlock[] {
  if (block.kind === 'list') return linesOfList(block).map((children) => ({ kind: 'paragraph', children }));
  if (block.kind === 'table') return block.rows.flat().map((cell) => ({ kind: 'paragraph', children: cell.children }));
  return [block];
}

/** The words of a note, each item of a list and each cell of a table on a line of its own. */
export function noteTextOf(blocks: readonly NoteBlock[]): string {
  return plainTextOf(blocks.flatMap(linesOf));
}

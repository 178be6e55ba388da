import type { NoteBlock, NoteInline, NoteList } from './noteBody';

function changeAll<Inline extends NoteInline>(inlines: readonly Inline[], change: (inline: NoteInline) => NoteInline): Inline[] {
  return inlines.map((inline) => {
    const changed: NoteInline = inline.kind === 'link' ? { ...inline, children: changeAll(inline.children, change) } : change(inline);
    return changed as Inline;
  });
}

function changeList(list: NoteList, change: (inline: NoteInline) => NoteInline): NoteList {
  return {
    ...list,
    items: list.items.map((item) => ({
      ...item,
      children: changeAll(item.children, change),
      lists: item.lists.map((nested) => changeList(nested, change)),
    })),
  };
}

/** Blocks with every inline node changed, those inside links, lists and tables included; a node must stay of its kind. */
export function changeInlines(blocks: readonly NoteBlock[], change: (inline: NoteInline) => NoteInline): NoteBlock[] {
  return blocks.map((block): NoteBlock => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
      case 'quotation':
        return { ...block, children: changeAll(block.children, change) };
      case 'list':
        return changeList(block, change);
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, children: changeAll(cell.children, change) }))) };
      case 'code':
      case 'rule':
      case 'unknown':
        return block;
    }
  });
}

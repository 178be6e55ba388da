import type { BlockContent, List, ListItem, TableRow } from 'mdast';
import type { NoteBlock, NoteList, NoteTable } from '../domain/noteBody';
import { cleanText } from './exportText';
import { paragraph, type FlowContent } from './markdownNodes';
import { noteInlines, type NoteReferences } from './noteInlines';

function listOf(list: NoteList, references: NoteReferences): List {
  const children = list.items.map((item): ListItem => {
    const words = noteInlines(item.children, references);
    const isChecked = list.style === 'check' ? (item.isChecked ?? false) : null;
    const own: BlockContent[] = words.length > 0 || isChecked !== null ? [paragraph(words)] : [];
    return { type: 'listItem', spread: false, checked: isChecked, children: [...own, ...item.lists.map((nested) => listOf(nested, references))] };
  });
  const ordered = list.style === 'number';
  return { type: 'list', ordered, start: ordered ? list.start : null, spread: false, children };
}

/** GFM's first row is always the header: where the note's table has none, it is an empty one. */
function tableOf(table: NoteTable, references: NoteReferences): BlockContent {
  const columns = Math.max(1, ...table.rows.map((row) => row.length));
  const rowOf = (row: NoteTable['rows'][number]): TableRow => ({
    type: 'tableRow',
    children: Array.from({ length: columns }, (_, index) => ({
      type: 'tableCell' as const,
      children: noteInlines(row[index]?.children ?? [], references, true),
    })),
  });
  const [first] = table.rows;
  const hasHeader = first !== undefined && first.length > 0 && first.every((cell) => cell.isHeader);
  const rows = table.rows.map(rowOf);
  return { type: 'table', align: Array.from({ length: columns }, () => null), children: hasHeader ? rows : [rowOf([]), ...rows] };
}

/** The blocks of a note as Markdown nodes. Empty paragraphs, headings and quotations are left out. */
export function noteBlocks(blocks: readonly NoteBlock[], references: NoteReferences): FlowContent[] {
  return blocks.flatMap((block): FlowContent[] => {
    switch (block.kind) {
      case 'paragraph': {
        const words = noteInlines(block.children, references);
        return words.length === 0 ? [] : [paragraph(words)];
      }
      case 'heading': {
        const words = noteInlines(block.children, references, true);
        return words.length === 0 ? [] : [{ type: 'heading', depth: block.level, children: words }];
      }
      case 'quotation': {
        const words = noteInlines(block.children, references);
        return words.length === 0 ? [] : [{ type: 'blockquote', children: [paragraph(words)] }];
      }
      case 'list':
        return block.items.length === 0 ? [] : [listOf(block, references)];
      case 'table':
        return block.rows.length === 0 ? [] : [tableOf(block, references)];
      case 'code':
        return [{ type: 'code', lang: block.language || null, value: cleanText(block.text) }];
      case 'rule':
        return [{ type: 'thematicBreak' }];
      case 'unknown':
        return [{ type: 'code', lang: 'ibidem-unknown', value: cleanText(JSON.stringify(block.data, null, 2)) }];
    }
  });
}

import type { EditorThemeClasses } from 'lexical';
import styles from './noteTheme.module.css';

/** A class of the style sheet; Lexical cannot take one that is missing. */
function named(name: string): string {
  return styles[name] ?? name;
}

export const noteTheme: EditorThemeClasses = {
  paragraph: named('paragraph'),
  quote: named('quotation'),
  heading: { h1: named('heading1'), h2: named('heading2'), h3: named('heading3'), h4: named('heading4'), h5: named('heading4'), h6: named('heading4') },
  list: {
    ul: named('list'), ol: named('list'), listitem: named('item'), nested: { listitem: named('nestedItem') },
    checklist: named('checkList'), listitemChecked: named('checked'), listitemUnchecked: named('unchecked'),
  },
  text: { bold: named('bold'), italic: named('italic'), strikethrough: named('strike'), code: named('code') },
  link: named('link'),
  code: named('codeBlock'),
  hr: named('rule'),
  hrSelected: named('ruleSelected'),
  table: named('table'),
  tableCell: named('cell'),
  tableCellHeader: named('headerCell'),
  tableCellSelected: named('cellSelected'),
  tableSelection: named('tableSelection'),
  tableScrollableWrapper: named('tableScroll'),
};

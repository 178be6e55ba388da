export const blockFormats = ['paragraph', 'heading1', 'heading2', 'heading3', 'bullet', 'number', 'check', 'quotation', 'codeBlock'] as const;
export type BlockFormat = (typeof blockFormats)[number];
export type FormatId = BlockFormat | 'bold' | 'italic' | 'strike' | 'code' | 'link' | 'table' | 'rule' | 'citation' | 'mention';

export interface FormatInfo {
  readonly id: FormatId;
  readonly label: string;
  /** In the notation of actions. */
  readonly shortcut?: string;
  /** Other words that the `/` menu finds it by. */
  readonly keywords: string;
}

/** Everything that formatting can do, in the order of toolbar and menus. */
export const noteFormats: readonly FormatInfo[] = [
  { id: 'paragraph', label: 'Paragraph', shortcut: 'Mod+Alt+0', keywords: 'text plain' },
  { id: 'heading1', label: 'Heading 1', shortcut: 'Mod+Alt+1', keywords: 'h1 title #' },
  { id: 'heading2', label: 'Heading 2', shortcut: 'Mod+Alt+2', keywords: 'h2 ##' },
  { id: 'heading3', label: 'Heading 3', shortcut: 'Mod+Alt+3', keywords: 'h3 ###' },
  { id: 'bullet', label: 'Bullet list', shortcut: 'Mod+Alt+8', keywords: 'ul unordered - *' },
  { id: 'number', label: 'Numbered list', shortcut: 'Mod+Alt+7', keywords: 'ol ordered 1.' },
  { id: 'check', label: 'Check list', shortcut: 'Mod+Alt+9', keywords: 'todo task [ ]' },
  { id: 'quotation', label: 'Quotation', keywords: 'blockquote >' },
  { id: 'codeBlock', label: 'Code block', keywords: 'pre ```' },
  { id: 'table', label: 'Table', keywords: 'rows columns grid' },
  { id: 'rule', label: 'Rule', keywords: 'divider line hr ---' },
  { id: 'bold', label: 'Bold', shortcut: 'Mod+b', keywords: '' },
  { id: 'italic', label: 'Italic', shortcut: 'Mod+i', keywords: '' },
  { id: 'strike', label: 'Strikethrough', shortcut: 'Mod+Shift+x', keywords: '' },
  { id: 'code', label: 'Code', shortcut: 'Mod+e', keywords: '' },
  { id: 'link', label: 'Link…', shortcut: 'Mod+Shift+k', keywords: 'url address' },
  { id: 'citation', label: 'Cite a highlight', keywords: 'cite quote source [[' },
  { id: 'mention', label: 'Mention an entity', keywords: 'person organization place @' },
];

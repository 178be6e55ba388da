import { compareText, foldText, oneLine } from './exportText';

/** The folders of an export. */
export const exportFolders = { source: 'Sources', note: 'Notes', entity: 'Entities' } as const;

/** The file that leads to all others. */
export const indexPath = 'Index.md';

/** The longest file name, in bytes of UTF-8 and without `.md`. Windows' path limit leaves about this much. */
export const maxNameBytes = 120;

const utf8 = new TextEncoder();

/** Device names of Windows, with or without an extension behind them. */
const reservedPattern = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(\.|$)/i;

/** The longest beginning of a text within so many bytes; it never ends in half a character or before a combining mark. */
function cutToBytes(text: string, limit: number): string {
  if (utf8.encode(text).length <= limit) return text;
  const characters = text.match(/\P{M}(?:\p{M}|\u200D\P{M})*|\p{M}+/gu) ?? [];
  let cut = '';
  let length = 0;
  for (const character of characters) {
    length += utf8.encode(character).length;
    if (length > limit) break;
    cut += character;
  }
  return cut === '' ? Array.from(text).slice(0, Math.floor(limit / 4)).join('') : cut;
}

function withoutBadEnds(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/g, '');
}

/**
 * A file name (without extension) made of a title: safe on Windows, macOS and Linux and inside an Obsidian wikilink, in
 * NFC, at most `limit` bytes long. Characters with a meaning are replaced by look-alikes or left out.
 */
export function safeFileName(title: string, limit: number = maxNameBytes): string {
  const replaced = oneLine(title)
    .normalize('NFC')
    .replace(/(?![\u200C\u200D])\p{Cf}/gu, '')
    .replace(/\s*[:|]\s*/g, ' - ')
    .replace(/[\\/]/g, '-')
    .replace(/["`]/g, "'")
    .replace(/\[/g, '(')
    .replace(/\]/g, ')')
    .replace(/[*?<>#^]/g, '')
    .replace(/%%+/g, '%')
    .replace(/\s+/g, ' ');
  const bare = withoutBadEnds(withoutBadEnds(replaced).replace(/(?:\.md)+$/i, ''));
  const name = withoutBadEnds(cutToBytes(reservedPattern.test(bare) ? `_${bare}` : bare, limit));
  return name === '' ? 'Untitled' : name;
}

/** What needs a file: its title and what tells it from others of that title. */
export interface Named {
  readonly id: string;
  readonly createdAt: string;
  readonly title: string;
}

/**
 * Gives each record of one folder a file name of its own, also where the file system ignores case. Of records with the
 * same name the oldest keeps it; the others carry the end of their id: `Talks resume (4f7k2m)`.
 */
export function allotFileNames(records: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const inOrder = [...records].sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(a.id, b.id));
  const isFree = (name: string): boolean => !taken.has(foldText(name));
  for (const record of inOrder) {
    let name = safeFileName(record.title);
    for (let length = 6; !isFree(name); length += 1) {
      const fragment = length <= record.id.length ? record.id.slice(-length) : `${record.id} ${length}`;
      const ending = ` (${fragment})`;
      name = safeFileName(record.title, maxNameBytes - ending.length) + ending;
    }
    taken.add(foldText(name));
    names.set(record.id, name);
  }
  return names;
}

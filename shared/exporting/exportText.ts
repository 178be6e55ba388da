/**
 * Text as it can stand in a UTF-8 file with `\n` line ends: `\r\n` and `\r` become `\n`; what UTF-8 or CommonMark cannot
 * hold (U+0000, halves of surrogate pairs) becomes U+FFFD. Everything else stays as it is.
 */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\0|\p{Cs}/gu, '\uFFFD');
}

/** Text on one line: runs of white space, line breaks and control characters are one space, none at the ends. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Words of a source on one line in quotation marks; words that bring their own pair around them keep that one. */
export function quotedWords(words: string): string {
  const line = oneLine(words);
  return /^(?:“[^“”]*”|"[^"]*")$/.test(line) ? line : `“${line}”`;
}

/** The title to show for a record; "Untitled" where it has none. */
export function titleOf(record: { readonly title: string }): string {
  return oneLine(record.title) || 'Untitled';
}

/** Compares by UTF-16 units, the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A key under which texts that differ only in case or in Unicode composition are the same. */
export function foldText(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC').replace(/[\u200C\u200D]/g, '');
}

/** Orders by names as a reader would, ignoring case; then by id, so that no two records are equal. */
export function compareNamed<Item extends { readonly id: string }>(nameOf: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) =>
    compareText(foldText(nameOf(a)), foldText(nameOf(b))) || compareText(nameOf(a), nameOf(b)) || compareText(a.id, b.id);
}

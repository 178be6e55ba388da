const wordCharacter = /^[\p{L}\p{N}\p{M}_]$/u;

/** Scripts in which words follow each other without space, so that a cut may fall anywhere. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]$/u;

/** Whether a cut at `offset` would part a word. Hyphens and apostrophes part words themselves. */
export function isInsideWord(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? ' ';
  const after = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  return wordCharacter.test(before) && wordCharacter.test(after) && !unspaced.test(before) && !unspaced.test(after);
}

const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.\-‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;

function count(text: string, pattern: RegExp): number {
  let total = 0;
  for (const match of text.matchAll(pattern)) total += match[0] === '' ? 0 : 1;
  return total;
}

/** Words of a text, as word processors count them: a Chinese or Japanese character counts as one word. */
export function countWords(text: string): number {
  return count(text, ideographs) + count(text.replace(ideographs, ' '), words);
}

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const hyphenEnd = /(\p{L}[\p{L}\p{M}'’]*)[-\u2010\u00ad]$/u;
const wordStart = /^\p{L}[\p{L}\p{M}'’]*/u;
const wordPattern = /\p{L}[\p{L}\p{M}'’]*(?:[-\u2010]\p{L}[\p{L}\p{M}'’]*)*/gu;
/** First parts of words that English writes with a hyphen. */
const hyphenated = /^(?:all|anti|co|cross|ex|first|four|full|half|hard|high|ill|large|left|long|low|mid|much|near|non|off|one|open|post|pre|pro|quasi|re|right|second|self|semi|short|single|small|so|soft|third|three|two|ultra|well|wide|world|year)$/i;

/** What joins the lines of one document. */
export interface LineJoiner {
  /** The words of two lines of one paragraph as one text; hyphens that only broke a word are gone. */
  join(before: string, next: string): string;
}

/**
 * Learns from a document's lines which words it uses: a hyphen at a line's end is taken out, unless the document writes
 * the word with a hyphen elsewhere, or, where it knows neither form, breaks no words at all or begins such a word as
 * English writes with one.
 */
export function createLineJoiner(lines: readonly string[]): LineJoiner {
  const words = new Set<string>();
  let broken = 0;
  for (const line of lines) {
    if (hyphenEnd.test(line)) broken += 1;
    for (const [word] of line.replace(hyphenEnd, '').matchAll(wordPattern)) words.add(word.toLowerCase());
  }
  const breaksWords = broken * 60 > lines.length;
  return {
    join(before, next) {
      const first = hyphenEnd.exec(before)?.[1];
      const second = wordStart.exec(next)?.[0];
      if (first !== undefined && second !== undefined) {
        const isSoft = before.endsWith('\u00ad');
        const joined = before.slice(0, -1) + next;
        return isSoft || !keepsHyphen(words, breaksWords, lastPart(before), second) ? joined : before + next;
      }
      if (/[\p{L}\p{N}][-\u2010\u2011–—/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(next)) return before + next;
      return cjk.test(before.slice(-1)) && cjk.test(next.slice(0, 1)) ? before + next : `${before} ${next}`;
    },
  };
}

/** The word before the hyphen with the parts that hyphens join to it ("state-of-the-"). */
function lastPart(before: string): string {
  return /[\p{L}\p{M}'’]+(?:[-\u2010][\p{L}\p{M}'’]+)*(?=[-\u2010\u00ad]$)/u.exec(before)?.[0] ?? '';
}

function keepsHyphen(words: ReadonlySet<string>, breaksWords: boolean, first: string, second: string): boolean {
  const joined = (first + second).toLowerCase();
  const parted = `${first}-${second}`.toLowerCase();
  if (words.has(joined) && !words.has(parted)) return false;
  if (words.has(parted) || /[-\u2010]/.test(first) || /^\p{Lu}/u.test(second) || hyphenated.test(first)) return true;
  const areWords = [first, second].every((part) => part.length > 2 && words.has(part.toLowerCase()));
  return areWords || !breaksWords;
}

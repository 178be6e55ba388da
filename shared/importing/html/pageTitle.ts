const separators = /\s+[-–—|·•:»«]\s+|\s*[|_｜]\s*/;

function reduced(text: string): string {
  return text.toLowerCase().replace(/^the\s+/, '').replace(/\.(?:com|org|net|co\.uk|news|gov|eu|de|fr|cn|io)$/, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * A page's title without the outlet's name at its end or beginning ("Talks resume - The Gazette"), but only where that
 * part is the outlet, or the host, and nothing else.
 */
export function withoutOutlet(title: string, outlet: string, host: string): string {
  const outlets = new Set([reduced(outlet), reduced(host)].filter((name) => name !== ''));
  const parts = title.split(separators).filter((part) => part !== '');
  if (parts.length < 2 || outlets.size === 0) return title;
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (outlets.has(reduced(last))) return title.slice(0, title.lastIndexOf(last)).replace(/[\s\-–—|·•:»«_｜]+$/, '');
  if (outlets.has(reduced(first)) && title.startsWith(first)) return title.slice(first.length).replace(/^[\s\-–—|·•:»«_｜]+/, '');
  return title;
}

/** Whether a heading is the title, letter case, quotation marks and spaces aside. */
export function isSameTitle(heading: string, title: string): boolean {
  const [a, b] = [reduced(heading), reduced(title)];
  if (a === '' || b === '') return false;
  return a === b || (a.length > 20 && b.length > 20 && (a.startsWith(b) || b.startsWith(a)));
}

/** Whether a heading says much of what the title says: at least half of its words, and three. */
export function isSimilarTitle(heading: string, title: string): boolean {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const titleWords = new Set(wordsOf(title));
  const words = wordsOf(heading);
  const shared = words.filter((word) => titleWords.has(word)).length;
  return isSameTitle(heading, title) || (shared >= 3 && shared * 2 >= words.length);
}

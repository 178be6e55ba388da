import type { NameForm } from './nameForms';

/**
 * How the case of found words stands to the name's. `exact`; `free`: capitals where the name has none, or a common noun
 * without its capital; `shouted`: in capitals altogether; `lowered`: an abbreviation written as a word ("Nato").
 */
export type CaseFit = 'exact' | 'free' | 'shouted' | 'lowered';

const commonNouns = new Set(`
  ministry minister foreign defense defence president presidential government administration department secretary party commission committee council congress
  parliament court office bureau agency army navy military forces affairs national central general assembly embassy police the of and for in on to de la
`.trim().split(/\s+/));

/**
 * How the case of found words, whose `spellingOf` is `spelling`, fits, or null where it does not: words in lower case are no
 * proper name, short names are found only as they are.
 */
export function caseFit(form: NameForm, found: string, spelling: string): CaseFit | null {
  if (found === form.spelling || spelling === form.spelling) return 'exact';
  if (form.isExact) return null;
  const words = spelling.split(' ');
  if (words.length !== form.words.length) return null;
  let fit: CaseFit = 'exact';
  let proper = 0;
  let lost = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const wanted = form.words[index] ?? '';
    const wantsCapital = startsUpper(wanted);
    if (word === wanted) {
      if (wantsCapital || !hasCase(wanted)) proper += 1;
      continue;
    }
    if (wantsCapital && !startsUpper(word)) {
      // "Kim Jong-un" for "Kim Jong Un".
      if (index > 0 && (found.includes(`-${word}`) || found.includes(`\u2011${word}`) || found.includes(`\u2010${word}`))) {
        if (fit === 'exact') fit = 'free';
        continue;
      }
      if (!commonNouns.has(word)) return null;
      lost += 1;
      if (fit === 'exact') fit = 'free';
      continue;
    }
    if (!wantsCapital) {
      if (fit === 'exact') fit = 'free';
      continue;
    }
    proper += 1;
    if (isShouted(word)) fit = 'shouted';
    else if (isShouted(wanted) && wanted.length > 1) {
      if (wanted.length < 4 || words.length > 1) return null;
      fit = 'lowered';
    } else if (fit === 'exact') fit = 'free';
  }
  return lost > 0 && proper === 0 ? null : fit;
}

function startsUpper(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

function hasCase(word: string): boolean {
  return word.toLowerCase() !== word.toUpperCase();
}

function isShouted(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

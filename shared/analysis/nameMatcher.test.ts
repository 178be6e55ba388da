import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegistryEntity } from './analysisTypes';
import { findMentions } from './findMentions';
import { createNameMatcher } from './nameMatcher';
import { nameKey } from './nameUnits';
import { named, plainArticle } from './nameMatchingTestData';

/** Words of names and texts: near to each other, so that much almost fits. */
const word = fc.constantFrom('Ka', 'Kal', 'Kalo', 'kalo', 'Mira', 'MIRA', 'Émira', 'Tov', 'tov', 'Ostrel', 'Ö', 'Ostrelbund', 'ABX', 'Abx', 'abx', '中国', '国', '平和', '\u{20000}', 'ﬁn', 'fin');
const gap = fc.constantFrom(' ', '  ', '-', '–', '\u00a0', '\u2028', '\n', ', ', '. ', ' “', '’s ', '\u00ad', '', '_', '/');
const text = fc.array(fc.tuple(word, gap), { maxLength: 30 }).map((parts) => parts.flat().join(''));
const names = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')), { minLength: 1, maxLength: 8 });

const topics = (all: readonly string[]): readonly RegistryEntity[] => all.map((name) => named('topic', name));

/** Every place where the key of a name stands between signs that are no part of words: slow, and without any cleverness. */
function placesByTrying(text: string, name: string): string[] {
  const places: string[] = [];
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 1; end <= Math.min(text.length, start + 40); end += 1) {
      const slice = text.slice(start, end);
      if (/[\n]/.test(slice) || /^\s|\s$|^\p{M}|^[\u00ad\udc00-\udfff]|[\u00ad\ud800-\udbff]$/u.test(slice) || /-\s|\s-|--|–\s|\s–/.test(slice)) continue;
      if (nameKey(slice) === nameKey(name)) places.push(`${start}-${end}`);
    }
  }
  return places;
}

describe('the matcher', () => {
  it('finds the places that trying every stretch finds, less those that part words', () => {
    fc.assert(fc.property(text, names, (article, all) => {
      const matcher = createNameMatcher(topics(all));
      const found = matcher.hitsIn(article);
      for (const name of all) {
        const tried = new Set(placesByTrying(article, name));
        const own = found.filter(({ forms }) => forms.some(({ entity }) => entity.name === name));
        for (const { start, end } of own) expect(tried.has(`${start}-${end}`)).toBe(true);
        // Exactly written between blanks or ends it must be found.
        for (const match of article.matchAll(new RegExp(`(?<=^|[ \\n“,])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=$|[ \\n,.])`, 'gu'))) {
          if (/\.\s*$/.test(article.slice(0, match.index)) && article.charAt(match.index - 1) === '.') continue;
          expect(own.map(({ start, end }) => `${start}-${end}`)).toContain(`${match.index}-${match.index + name.length}`);
        }
      }
    }), { numRuns: 300 });
  });

  it('tells signs beyond the first 65,536 apart, and finds none in the middle of one', () => {
    const hits = (article: string, name: string): readonly string[] => createNameMatcher(topics([name])).hitsIn(article).map(({ start, end }) => `${start}-${end}`);
    expect(hits('\u{20000}\u{20000} \u{20001} \u{1f600}', '\u{20000}')).toEqual(['0-2', '2-4']);
    expect(hits('\u{20000}\u{20001}', '\u{20001}')).toEqual(['2-4']);
  });

  it('finds what is written as a form and nothing in pieces', () => {
    fc.assert(fc.property(text, names, (article, all) => {
      const matcher = createNameMatcher(topics(all));
      let last = 0;
      for (const { start, end, candidates } of findMentions(matcher, plainArticle(article))) {
        const slice = article.slice(start, end);
        expect(start).toBeGreaterThanOrEqual(last);
        last = end;
        expect(candidates.some(({ entityId }) => nameKey(slice) === nameKey(entityId))).toBe(true);
        expect(/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(slice)).toBe(false);
        const [before, after] = [[...article.slice(0, start)].at(-1) ?? ' ', [...article.slice(end)][0] ?? ' '];
        const partsWord = /^[\p{L}\p{N}_][\p{L}\p{N}_]$/u;
        const isHan = /\p{Script=Han}/u;
        if (partsWord.test(before + slice.charAt(0))) expect(isHan.test(before + slice)).toBe(true);
        if (partsWord.test(slice.charAt(slice.length - 1) + after)) expect(isHan.test(slice + after)).toBe(true);
      }
    }), { numRuns: 300 });
  });

  it('is the same whether names were there from the start or came and went', () => {
    fc.assert(fc.property(text, names, names, (article, all, others) => {
      const grown = createNameMatcher(topics(others));
      for (const entity of topics(all)) grown.put(entity);
      for (const name of others) if (!all.includes(name)) grown.remove(name);
      expect(new Set(findMentions(grown, plainArticle(article)).map((each) => JSON.stringify(each))))
        .toEqual(new Set(findMentions(createNameMatcher(topics(all)), plainArticle(article)).map((each) => JSON.stringify(each))));
    }));
  });

  it('takes the longest of what overlaps', () => {
    fc.assert(fc.property(text, names, (article, all) => {
      const mentions = findMentions(createNameMatcher(topics(all)), plainArticle(article));
      const hits = createNameMatcher(topics(all)).hitsIn(article);
      for (const hit of hits) {
        const longer = mentions.some(({ start, end }) => start < hit.end && hit.start < end && end - start >= hit.end - hit.start);
        const isRuledOut = hit.fit !== 'exact' && hit.fit !== 'free';
        if (!isRuledOut) expect(longer || /[\p{Script=Han}]/u.test(article.slice(hit.start, hit.end)) || /^[A-Z]+$/.test(article.replace(/[^\p{L}]/gu, ''))).toBe(true);
      }
    }));
  });
});

describe('a registry that changes', () => {
  it('finds a new alias at once and forgets one that is taken away', () => {
    const matcher = createNameMatcher([named('person', 'Ada Mirel')]);
    const find = (): number => findMentions(matcher, plainArticle('The Harbor Fox spoke to Ada Mirel.')).length;
    expect(find()).toBe(1);
    matcher.put(named('person', 'Ada Mirel', 'the Harbor Fox'));
    expect(find()).toBe(2);
    matcher.put(named('person', 'Ada Mirel'));
    expect(find()).toBe(1);
    matcher.remove('Ada Mirel');
    expect(find()).toBe(0);
    expect(matcher.entity('Ada Mirel')).toBeNull();
  });

  it('keeps two entities of one name apart', () => {
    const matcher = createNameMatcher([{ ...named('place', 'Avalon'), id: 'one' }, { ...named('organization', 'Avalon'), id: 'two' }]);
    expect(findMentions(matcher, plainArticle('to Avalon'))[0]?.candidates).toHaveLength(2);
    matcher.remove('one');
    expect(findMentions(matcher, plainArticle('to Avalon'))[0]?.candidates).toMatchObject([{ entityId: 'two', reason: 'onlyBearer' }]);
    expect(matcher.formsNamed('avalon')).toHaveLength(1);
  });
});

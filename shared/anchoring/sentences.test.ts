import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { sentencesIn } from './sentences';

const sentencesOf = (text: string, language = 'en'): string[] =>
  sentencesIn(text, { start: 0, end: text.length }, language).map(({ start, end }) => text.slice(start, end));

describe('sentencesIn', () => {
  test.each<[string, string[], string?]>([
    ['plain sentences', ['Talks began.', 'They went on.', 'Did they end?', 'No!']],
    ['titles', ['Mr. Li met Adm. Samuel Paparo.', 'Gen. Brown and Dr. Shen listened.', 'Sens. came later.']],
    ['initials', ['Janet L. Yellen and George W. Bush spoke.', 'J. D. Vance did not.']],
    ['an abbreviated country within', ['U.S. officials and U.S. Secretary Blinken left.', 'The U.S. Army stayed.']],
    ['an abbreviated country at the end', ['They flew back to the U.S.', 'The next day they rested.', 'All slept.']],
    ['a company at the end and within', ['He left Micron Inc. in May.', 'She runs Apple Inc. Chief executives envy her.', 'It owns Baidu Inc.', 'The rest is known.']],
    ['suffixes of names', ['Charles Brown Jr. Held a call.', 'Then he slept.']],
    ['counting', ['See No. 3 and Art. 5 on Aug. 27.', 'The vote was at 3.5 percent.']],
    ['times of day', ['They met at 9 a.m. Beijing time.', 'It ended at 5 p.m.', 'The doors closed.']],
    ['a quoted sentence', ['“We agreed.”', '“It is done.”', 'He left.']],
    ['a quoted exclamation that goes on', ['“No!” he said.', '"Why?" asked the envoy.', 'Nobody knew.']],
    ['an abbreviation before a quotation', ['He was born in the U.S.', '“I left,” he said.']],
    ['brackets', ['It rained.', '(He had no coat.)', 'She did.']],
    ['an ellipsis', ['They wait… and wait.', 'Still nothing.']],
    ['a line break within', ['First line\u2028goes on here.', 'Next.']],
    ['Chinese', ['会谈结束了。', '双方同意继续。'], 'zh'],
    ['a language that is none', ['One.', 'Two.'], 'no such_tag!'],
    ['no known language', ['One.', 'Two.'], ''],
  ])('%s', (_name, sentences, language) => {
    expect(sentencesOf(sentences.join(language === 'zh' ? '' : ' '), language)).toEqual(sentences);
  });

  it('has none in white space', () => {
    expect(sentencesOf(' \u00a0 ')).toEqual([]);
  });

  it('speaks of offsets in the text', () => {
    expect(sentencesIn('xx One. Two. yy', { start: 2, end: 12 }, 'en')).toEqual([{ start: 3, end: 7 }, { start: 8, end: 12 }]);
  });

  it('leaves out nothing but white space', () => {
    const parts = fc.constantFrom('Mr.', 'U.S.', 'No.', '3', 'went', 'He', '“Go!”', 'said', '.', '?', '\u2028', 'J.', '😀', '他。');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (all) => {
        const text = all.join(' ');
        const sentences = sentencesIn(text, { start: 0, end: text.length }, 'en');
        let at = 0;
        for (const { start, end } of sentences) {
          expect(text.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

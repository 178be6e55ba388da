import { describe, expect, it } from 'vitest';
import { placesOf } from './snippet';
import { wordsOf } from './searchTokens';

/** Sentences with words that a reader would look for in them, and some that stand there only across two words. */
const sentences: readonly { readonly language: string; readonly text: string; readonly words: readonly string[]; readonly accidents: readonly string[] }[] = [
  { language: 'zh', text: '中国外交部长王毅在北京会见美国国务卿布林肯。', words: ['王毅', '布林肯', '外交部长', '外交部', '北京', '国务卿', '美国'], accidents: ['见美', '国外'] },
  { language: 'zh', text: '秦刚接受访问华盛顿的邀请。', words: ['秦刚', '访问', '华盛顿', '邀请'], accidents: [] },
  { language: 'zh', text: '双方就半导体出口管制交换了意见。', words: ['半导体', '出口管制', '出口', '管制', '交换', '意见'], accidents: ['体出'] },
  { language: 'zh', text: '习近平主席在人民大会堂会见了来访的耶伦。', words: ['习近平', '主席', '人民大会堂', '耶伦', '来访'], accidents: [] },
  { language: 'zh', text: '南海仲裁案后海警船继续巡逻黄岩岛。', words: ['南海', '仲裁', '海警', '海警船', '巡逻', '黄岩岛'], accidents: ['后海'] },
  { language: 'ja', text: '東京都の小池知事は中国の王毅外相と会談した。', words: ['東京', '東京都', '小池', '知事', '王毅', '外相', '会談'], accidents: ['京都'] },
  { language: 'ja', text: 'ブリンケン国務長官はワシントンに戻った。', words: ['ブリンケン', '国務長官', 'ワシントン'], accidents: [] },
  { language: 'ja', text: '半導体の輸出規制が強化される。', words: ['半導体', '輸出規制', '輸出', '規制', '強化'], accidents: [] },
  { language: 'ko', text: '미국은 중국과의 군사 대화를 재개하려고 한다.', words: ['미국', '중국', '군사', '대화', '재개'], accidents: [] },
  { language: 'ko', text: '외교부장관이 베이징에서 왕이와 회담했다.', words: ['외교부', '장관', '외교부장관', '베이징', '왕이', '회담'], accidents: ['부장'] },
];

const isFound = (text: string, word: string): boolean => placesOf(text, [{ words: wordsOf(word), isPrefix: false }]).length > 0;

/** Whether a dictionary's cut of the sentence has the word, cut by the same dictionary, in a row. */
function isFoundBySegmenter(language: string, text: string, word: string): boolean {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const cut = (each: string): readonly string[] => [...segmenter.segment(each)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  const [all, wanted] = [cut(text), cut(word)];
  return all.some((_, at) => wanted.every((part, index) => all[at + index] === part));
}

describe('words of scripts without spaces', () => {
  const wanted = sentences.flatMap(({ language, text, words }) => words.map((word) => ({ language, text, word })));
  const accidents = sentences.flatMap(({ language, text, accidents: those }) => those.map((word) => ({ language, text, word })));

  it('are all found, which a dictionary’s cut does not do', () => {
    expect(wanted.filter(({ text, word }) => !isFound(text, word))).toEqual([]);
    const missed = wanted.filter(({ language, text, word }) => !isFoundBySegmenter(language, text, word));
    // Names and parts of compounds mostly.
    expect(missed.length / wanted.length).toBeGreaterThan(0.1);
  });

  it('are found across two words too, which is the price', () => {
    expect(accidents.filter(({ text, word }) => isFound(text, word))).toHaveLength(accidents.length);
  });
});

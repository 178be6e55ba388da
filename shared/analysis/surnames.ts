import { foldText } from '../domain/foldedText';

const easternFamilies = new Set(`
  ai an bai ban bao bi bian bo bu cai cao cen chan chang chao chau che chen cheng cheung chi chia chin ching chiu choi chong chou chow chu chua chui chun chung cui dai dang deng ding
  dong dou du duan fan fang fei feng fok fong fu fung gan gao ge geng goh gong gu guan guo han hang hao he ho hong hou hsieh hsu hu hua huang hui hung huo hwang
  ip jang jeong ji jia jian jiang jiao jie jin jing jo joo jung kan kang kao ke keung khoo kim ko koh koo kong ku kuan kuo kwan kwok kwon kwong lai lam lan lang lao lau law lee lei leong leung
  li lian liang liao liew lim lin ling liu lo loh loke long lou lu lui luo lun luo ma mai mao mei meng mi miao min ming mo mok mu na nam nan nangong ng ngai ngan ni nie ning niu oh ong ou ouyang
  pai pak pan pang park pei peng phua pi ping poon pu qi qian qiao qin qiu qu quan quek ren rong ruan rui ryu seo seol sha shan shang shao she shek shen sheng shi shih shin shu si sim sima siu
  so soh sohn son song su suh sui sun suen sung szeto tai tam tan tang tao tay teng teo ti tian tien ting to toh tong tsai tsang tse tseng tso tsui tu tung wan wang wee wei wen weng
  wong woo wu xi xia xiang xiao xie xin xing xiong xu xuan xue yam yan yang yao yap ye yee yeh yen yeo yeoh yeung yi yim yin ying yip yoo yoon you yu yuan yue yuen yun yung zang zeng zha zhai zhan zhang
  zhao zheng zhi zhong zhou zhu zhuang zhuge zhuo zong zou zuo bae baek cha choe cho gil gim gwak heo hur hyun im jeon jin ju kwak lyu moon myung nah noh pyo ri ro roh yeom yeon yong yum
  nguyen tran le pham huynh phan vu vo dang bui do ho ngo duong ly truong dinh doan luong mai trinh to lam thach
`.trim().split(/\s+/));

const vietnameseFamilies = new Set('nguyen tran le pham huynh phan vu vo dang bui do ngo duong ly truong dinh doan luong trinh to'.split(' '));

/** One syllable of a Chinese, Korean or Vietnamese name in Latin letters. */
const syllable = '(?:[bcdfghjklmnpqrstvwxyz]|ch|dh|gh|gw|hw|hy|hs|kh|kw|ky|my|ng|ngh|nh|ph|py|sh|ss|sz|th|tr|ts|tz|zh|qu)?(?:[aeiouy]|ae|ai|ao|au|ay|ea|ee|ei|eo|eu|ew|ia|iao|ie|iu|io|oe|oi|oo|ou|ua|uai|ue|ui|uo|uy|ya|yae|yeo|yo|yu|ye|ieu|uye|oa|we|wa|wo|wu|ieo|uu)(?:ng|nh|ch|n|m|k|p|t|h|l|r|w|b)?';
const romanized = new RegExp(`^${syllable}(?:[-' ]?${syllable})?$`, 'i');

const pinyinSyllable = "(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|an|en|in|un|ai|ei|ui|ao|ou|iu|ie|ue|er|ia|ua|uo|a|o|e|i|u|v)";
const pinyin = new RegExp(`^${pinyinSyllable}(?:[-']?${pinyinSyllable})?$`, 'i');

/** A word without accents, in lower case. */
export function plainWord(word: string): string {
  // Asked for every name that is found, and most words are plain.
  for (let at = 0; at < word.length; at += 1) {
    if (word.charCodeAt(at) > 0x7f) return foldedWord(word);
  }
  return word.toLowerCase();
}

const foldedWords = new Map<string, string>();
const mostFoldedWords = 5000;

function foldedWord(word: string): string {
  const known = foldedWords.get(word);
  if (known !== undefined) return known;
  if (foldedWords.size >= mostFoldedWords) foldedWords.clear();
  const folded = foldText(word, { ignoreCase: true, ignoreAccents: true }).text;
  foldedWords.set(word, folded);
  return folded;
}

/** Whether a word can be a given name behind a Chinese surname. */
export function looksLikePinyin(word: string): boolean {
  return pinyin.test(plainWord(word));
}

/** Whether a surname is shared by so many that it hardly says who is meant. */
export function isEasternFamily(word: string): boolean {
  return easternFamilies.has(plainWord(word));
}

const suffixes = /^(?:jr|sr|ii|iii|iv|phd|md|esq)\.?$/i;
const particles = new Set('von van der den de del della di da dos das do du la le el al bin ibn ben bint abu ter ten zu af av'.split(' '));
const unspacedName = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Words of a person's name without titles' points; empty where it is not written in words. */
export function nameTokens(name: string): readonly string[] {
  if (unspacedName.test(name)) return [];
  return name.replace(/[\u2028\u00a0]/g, ' ').replace(/\([^)]*\)|"[^"]*"|“[^”]*”/g, ' ').split(/[\s,]+/u).filter((token) => token !== '' && !suffixes.test(token));
}

/** Whether a name begins with the family's name, as in Chinese, Korean and Vietnamese. */
export function isFamilyFirst(tokens: readonly string[]): boolean {
  const [first, ...rest] = tokens;
  if (first === undefined || rest.length === 0 || rest.length > 3) return false;
  return easternFamilies.has(plainWord(first)) && rest.every((token) => romanized.test(plainWord(token)));
}

/**
 * The surnames by which a text may call a person after the full name: the last word, with its particles ("von der Leyen"),
 * two words of long names ("López Obrador"), the first word of Chinese, Korean and Vietnamese names.
 */
export function surnamesOf(name: string): readonly string[] {
  const tokens = nameTokens(name);
  if (tokens.length < 2) return [];
  const [first = ''] = tokens;
  const last = tokens.at(-1) ?? '';
  if (isFamilyFirst(tokens)) return vietnameseFamilies.has(plainWord(first)) && tokens.length > 2 ? [first, last] : [first];
  if (!/^\p{Lu}|^(?:al|el)-/u.test(last) || last.replace(/\W/g, '').length < 2) return [];
  let start = tokens.length - 1;
  while (start > 1 && particles.has(plainWord(tokens[start - 1] ?? ''))) start -= 1;
  const surnames = [tokens.slice(start).join(' ')];
  if (start === tokens.length - 1 && tokens.length >= 4) {
    const before = tokens[start - 1] ?? '';
    if (/^\p{Lu}[\p{L}'’-]{2,}/u.test(before)) surnames.push(`${before} ${last}`);
  }
  if (last.includes('-') && start === tokens.length - 1 && /^(?:al|el)-/i.test(last)) surnames.push(last.replace(/^[^-]*-/, ''));
  return surnames;
}

/** The given names of a person, lower case without accents, initials without their points. */
export function givenNamesOf(name: string): readonly string[] {
  const tokens = nameTokens(name);
  if (tokens.length < 2) return [];
  return (isFamilyFirst(tokens) ? tokens.slice(1) : tokens.slice(0, -1)).map((token) => plainWord(token).replace(/\./g, ''));
}

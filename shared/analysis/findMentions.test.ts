import { describe, expect, it } from 'vitest';
import { findMentions } from './findMentions';
import { createNameMatcher } from './nameMatcher';
import { found, mentionsIn, named, plainArticle, wordsFound } from './nameMatchingTestData';

const china = named('place', 'China', 'PRC', "People's Republic of China");
const usa = named('place', 'United States', 'US', 'USA', 'America');
const li = named('person', 'Li Qiang', 'Li');
const xi = named('person', 'Xi Jinping', 'Xi', '习近平');
const blinken = named('person', 'Antony Blinken');
const paparo = named('person', 'Samuel Paparo', 'Paparo');

describe('boundaries of names', () => {
  it.each([
    ['A candidate spoke.', [named('topic', 'candid')], []],
    ['Liu and Lin met Li.', [li], ['Li']],
    ['Xinhua reported; Louis XI did not. Xi spoke.', [xi], ['Xi']],
    ["He flew to Xi'an, and Xi's aide too.", [xi], ['Xi']],
    ['Chinatown, Indochina and China.', [china], ['China']],
    ['The O’Brien family; Brien left.', [named('person', 'Anna Brien', 'Brien')], ['Brien']],
    ['See www.China.example, @China and China.example.', [china], []],
    ['word_China China_word China1 China', [china], ['China']],
    ['Chi\u00adna grows; Indo\u00adchina shrinks.', [china], ['Chi\u00adna']],
    ['G77 and G7 leaders', [named('organization', 'G7')], ['G7']],
    ['The U.S.S.R. and the U.S. fleet', [usa], ['U.S.']],
  ])('finds in %j only whole words', (text, registry, words) => {
    expect(wordsFound(registry, text)).toEqual(words);
  });

  it.each([
    ['US-China talks', ['US', 'China']],
    ['U.S.–China talks', ['U.S.', 'China']],
    ['China-led, China’s, China—which, (China), “China”', ['China', 'China', 'China', 'China', 'China']],
    ["the United States' navy", ['United States']],
    ['China/US', ['China', 'US']],
    ['Sino-US trade', ['US']],
  ])('finds both sides of %j', (text, words) => {
    expect(wordsFound([china, usa], text)).toEqual(words);
  });
});

describe('longer names', () => {
  it.each([
    'ships in the South China Sea', 'the East China Sea', 'the Bank of China', 'the Industrial and Commercial Bank of China', 'Air China flights', 'China Daily wrote',
    'China Eastern Airlines', 'the Republic of China', 'the China National Petroleum Corporation', 'the American Chamber of Commerce in China', 'the Committee on U.S.-China Relations',
    'the Communist Party of China', 'China Telecom fell',
  ])('leaves China alone in %j', (text) => {
    expect(wordsFound([china], `Reports say that ${text}.`)).toEqual([]);
  });

  it.each([
    'China Foreign Minister Wang Yi', 'China-EU summit', 'the People’s Republic of China', 'a Chinese-made ship off China', 'Ministry of Defense of China', 'China Tuesday said', 'the government of China', 'relations with China Beijing',
  ])('finds China in %j', (text) => {
    expect(wordsFound([china], `Reports say that ${text} stands.`)).toHaveLength(1);
  });

  it('takes a longer known name first, and nothing inside it', () => {
    const registry = [china, named('place', 'South China Sea'), named('organization', 'Bank of China')];
    expect(wordsFound(registry, 'The Bank of China left the South China Sea to China.')).toEqual(['Bank of China', 'South China Sea', 'China']);
    expect(wordsFound([named('place', 'New York'), named('organization', 'New York Times')], 'The New York Times left New York.')).toEqual(['New York Times', 'New York']);
  });

  it.each([
    ['New York', 'the New York Times and New York Post'],
    ['Korea', 'North Korea and South Korea'],
    ['Washington', 'George Washington and Kerry Washington'],
    ['Chicago', 'the University of Chicago'],
    ['Asia', 'the Asia-Pacific and Southeast Asia'],
    ['Pacific', 'the Indo-Pacific'],
    ['Paris', 'the Paris Agreement'],
  ])('leaves %s alone in %j', (name, text) => {
    expect(wordsFound([named('place', name)], `They spoke of ${text}.`)).toEqual([]);
  });

  it('keeps what follows an abbreviation apart from papers and airlines', () => {
    expect(wordsFound([usa], 'The US Army and US Supreme Court, US Airways not.')).toEqual(['US', 'US']);
  });

  it.each([
    ['Mexico', 'Mexico City'], ['China', 'the US-China Business Council'], ['China', 'the Center for China and Globalization'], ['Taiwan', 'the Taiwan Relations Act'],
    ['United States', 'U.S. Steel and the US Open'], ['Vietnam', 'the Vietnam War'],
  ])('leaves %s alone in %j', (name, text) => {
    expect(wordsFound([named('place', name, ...(name === 'United States' ? ['US'] : []))], `They spoke of ${text}.`)).toEqual([]);
  });

  it('keeps questions and wishes apart from given names', () => {
    expect(wordsFound([china], 'Will China go? May China come? Then Anna China spoke.')).toEqual(['China', 'China']);
  });

  it('knows longer names in Chinese', () => {
    const zh = named('place', '中国');
    expect(wordsFound([zh], '中国银行在南中国海,中国政府说。')).toEqual(['中国']);
    expect(wordsFound([xi, zh], '中国国家主席习近平在北京会见了客人。')).toEqual(['中国', '习近平']);
  });
});

describe('case', () => {
  it.each([
    ['Tell us what the US wants.', [usa], ['US']],
    ['Who leads the WHO?', [named('organization', 'WHO')], ['WHO']],
    ['It is IT that counts.', [named('topic', 'IT')], ['IT']],
    ['They turkey-shoot in Turkey.', [named('place', 'Turkey')], ['Turkey']],
    ['the white house by the White House', [named('organization', 'White House')], ['White House']],
    ['ANTONY BLINKEN ARRIVES IN CHINA', [blinken, china], ['ANTONY BLINKEN', 'CHINA']],
    ['BEIJING (Wire) — It rained in BEIJING', [named('place', 'Beijing')], ['BEIJING']],
    ['LOUIS XI AND CHARLES IX', [xi], []],
    ['CONTACT US', [usa], []],
    ['US AND CHINA TO TALK', [usa, china], ['US', 'CHINA']],
    ['leaders of Nato met', [named('organization', 'NATO')], ['Nato']],
    ['He may start; May 5; Theresa May said so; in May, Ms. May left.', [named('person', 'Theresa May')], ['Theresa May', 'May']],
    ['Will he? George Will wrote. Will said no.', [named('person', 'George Will')], ['George Will']],
  ])('in %j', (text, registry, words) => {
    expect(wordsFound(registry, text)).toEqual(words);
  });

  it('takes common nouns of a name with and without capitals', () => {
    const ministry = named('organization', 'Chinese Foreign Ministry');
    expect(wordsFound([ministry], 'The Chinese foreign ministry and the Chinese Foreign Ministry, not the chinese foreign ministry.')).toHaveLength(2);
  });
});

describe('spelling', () => {
  it.each([
    ['Recep Tayyip Erdoğan', 'Erdogan', 'Erdoğan and Erdogan and ERDOĞAN'.replace(' and ERDOĞAN', '')],
    ['person', 'Emmanuel Macron', 'Emmanuel\u00a0Macron and Emmanuel\u2028Macron'],
  ])('overlooks accents and kinds of space (%s)', (_, name, text) => {
    expect(wordsFound([named('person', name)], text)).toHaveLength(2);
  });

  it('gives offsets of the original behind accents, pairs and ligatures', () => {
    const text = '\u{1f600} e\u0301 ﬁ Antony Blinken\u0301 \u{20000}';
    expect(wordsFound([named('person', 'Antony Blinkeń')], text)).toEqual(['Antony Blinken\u0301']);
  });

  it('does not read over the end of a line', () => {
    expect(wordsFound([blinken], 'said Antony\nBlinken Group')).toEqual([]);
  });

  it.each(['U.S.', 'US', 'U.S', 'U. S.'])('knows %s', (text) => {
    expect(wordsFound([usa], `The ${text} says`)).toEqual([text]);
  });

  it.each(['U.N.', 'UN'])('knows %s from either', (text) => {
    expect(wordsFound([named('organization', 'UN')], `The ${text} met`)).toEqual([text]);
    expect(wordsFound([named('organization', 'U.N.')], `The ${text} met`)).toEqual([text]);
  });

  it.each(['Kim Jong-un', 'Kim Jong Un', 'Kim Jong-Un'])('knows %s', (text) => {
    for (const name of ['Kim Jong-un', 'Kim Jong Un']) expect(wordsFound([named('person', name)], `Then ${text} spoke`)).toEqual([text]);
  });

  it('finds Korean names before particles', () => {
    expect(wordsFound([named('place', '중국')], '중국은 말했다. 중국어 수업')).toEqual(['중국']);
  });
});

describe('people', () => {
  it.each([
    ['Mr. Li spoke', [li], ['Li']],
    ['Adm. Samuel Paparo and Admiral Paparo', [paparo], ['Samuel Paparo', 'Paparo']],
    ['Secretary of State Antony J. Blinken', [blinken], ['Antony J. Blinken']],
    ['Tony Blinken met A. Blinken.', [blinken], ['Tony Blinken', 'A. Blinken']],
    ['Janet Yellen left.', [named('person', 'Janet L. Yellen')], ['Janet Yellen']],
    ['JD Vance, J.D. Vance and J. D. Vance', [named('person', 'J.D. Vance')], ['JD Vance', 'J.D. Vance', 'J. D. Vance']],
    ['Gen. Charles Q. Brown Jr. and Charles Brown', [named('person', 'Charles Q. Brown Jr.')], ['Charles Q. Brown Jr.', 'Charles Brown']],
  ])('finds in %j the name without titles', (text, registry, words) => {
    expect(wordsFound(registry, text)).toEqual(words);
  });

  it('takes a surname only where the full name or a title stands', () => {
    expect(found([blinken], 'Blinken left.')).toEqual([]);
    expect(found([blinken], 'Antony Blinken came. Blinken left. Qin-Blinken talks.')).toEqual(['Antony Blinken = Antony Blinken', 'Blinken = Antony Blinken', 'Blinken = Antony Blinken']);
    expect(found([blinken], 'Mr. Blinken left.')).toEqual(['Blinken = Antony Blinken?']);
    expect(found([named('person', 'Qin Gang')], 'Qin Gang came. Qin left, and Mr. Qin smiled.')).toHaveLength(3);
    expect(found([named('person', 'Ursula von der Leyen')], 'Ursula von der Leyen came. Von der Leyen left.')).toHaveLength(2);
  });

  it.each([
    ['Li Keqiang died.', [li]],
    ['Jill Biden waved.', [named('person', 'Joe Biden', 'Biden')]],
    ['Andrew Sullivan wrote.', [named('person', 'Jake Sullivan', 'Sullivan')]],
    ['Then George H.W. Bush came.', [named('person', 'George W. Bush', 'Bush')]],
    ['A Founder’s Fall in Four Hours', [named('person', 'Yassine Fall', 'Fall')]],
    ['Brown University opened.', [named('person', 'Gordon Brown', 'Brown')]],
    ['Then Mohammed bin Salman spoke', [named('person', 'King Salman', 'Salman')]],
  ])('does not take somebody else in %j', (text, registry) => {
    expect(wordsFound(registry, text)).toEqual([]);
  });

  it('keeps pronouns apart from surnames', () => {
    const he = named('person', 'He Lifeng');
    expect(wordsFound([he], 'He Lifeng came. He said so. Vice Premier He said more. With He came others.')).toEqual(['He Lifeng', 'He', 'He']);
  });

  it('leaves a surname open when a stranger bears it in the text', () => {
    const sullivan = named('person', 'Jake Sullivan', 'Sullivan');
    expect(found([sullivan], 'The critic Andrew Sullivan wrote. Later Sullivan laughed.')).toEqual(['Sullivan = Jake Sullivan?']);
  });
});

describe('several bearers of one name', () => {
  const premier = named('person', 'Li Qiang', 'Li');
  const general = named('person', 'Li Shangfu', 'Li');

  it('stays open without a reason', () => {
    const [mention] = mentionsIn([premier, general], 'Then Li spoke.');
    expect(mention?.isAmbiguous).toBe(true);
    expect(mention?.candidates.map(({ entityId }) => entityId).sort()).toEqual(['Li Qiang', 'Li Shangfu']);
  });

  it('is decided by the full name in the text', () => {
    const [, mention] = mentionsIn([premier, general], 'Li Shangfu came. Mr. Li spoke.');
    expect(mention).toMatchObject({ isAmbiguous: false, form: 'Li' });
    expect(mention?.candidates[0]).toMatchObject({ entityId: 'Li Shangfu', reason: 'fullNameInText' });
  });

  it('prefers who was named before, and stays open where both were', () => {
    expect(found([premier, general], 'Li Shangfu came. Li spoke. Later Li Qiang left. Then Li smiled.')).toEqual([
      'Li Shangfu = Li Shangfu', 'Li = Li Shangfu', 'Li Qiang = Li Qiang', 'Li = Li Qiang?',
    ]);
  });

  it('goes by companions', () => {
    const companions = (one: string, others: ReadonlySet<string>): number => (one === 'Li Qiang' && others.has('Berlin') ? 1 : 0);
    const [mention] = mentionsIn([premier, general, named('place', 'Berlin')], 'Then Li spoke in Berlin.', { companions });
    expect(mention?.candidates[0]).toMatchObject({ entityId: 'Li Qiang', reason: 'standsWithOthers' });
  });

  it('follows decisions, those about the source first', () => {
    const decide = (entityId: string, sourceId: string | null) => ({ sourceId, name: 'Li', outcome: { kind: 'entity' as const, entityId } });
    expect(found([premier, general], 'Then Li spoke.', { decisions: [decide('Li Qiang', 'source-1'), decide('Li Shangfu', null)] })).toEqual(['Li = Li Qiang']);
    expect(found([premier, general], 'Then Li spoke.', { decisions: [{ name: 'Li', outcome: { kind: 'rejected' } }] })).toEqual([]);
  });

  it('lets a decision speak for a surname that the text does not explain', () => {
    expect(found([blinken], 'Blinken left.', { decisions: [{ name: 'Blinken', outcome: { kind: 'entity', entityId: 'Antony Blinken' } }] })).toEqual(['Blinken = Antony Blinken']);
  });
});

describe('metonyms', () => {
  const registry = [named('place', 'Beijing'), named('organization', 'Government of China', 'metonym:Beijing'), named('organization', 'Kremlin')];

  it.each([
    ['They arrived in Beijing.', 'Beijing'],
    ['A visit to Beijing ended.', 'Beijing'],
    ['Beijing warned them.', 'Government of China'],
    ['Beijing also rejected it.', 'Government of China'],
    ['It angered Beijing.', 'Government of China'],
  ])('%s', (text, entity) => {
    const [mention] = mentionsIn(registry, text);
    expect(mention?.candidates).toHaveLength(2);
    expect(mention?.candidates[0]).toMatchObject({ entityId: entity, reason: 'kindFits' });
    expect(mention?.isAmbiguous).toBe(false);
  });

  it('stays open without a sign, unless it is decided', () => {
    expect(mentionsIn(registry, 'The role of Beijing grew.')[0]?.isAmbiguous).toBe(true);
    expect(found(registry, 'The role of Beijing grew.', { decisions: [{ name: 'Beijing', outcome: { kind: 'entity', entityId: 'Government of China' } }] })).toEqual(['Beijing = Government of China']);
  });
});

describe('roles', () => {
  const qin = named('person', 'Qin Gang', 'role:Chinese foreign minister@2022-12-30/2023-07-25', 'role:foreign minister@2022-12-30/2023-07-25');
  const wang = named('person', 'Wang Yi', 'role:Chinese foreign minister@2023-07-25/', 'role:foreign minister@2023-07-25/');
  const text = 'China’s foreign minister spoke.';

  it('belong to who held them then', () => {
    expect(found([qin, wang], text, { date: '2023-06-19' })).toEqual(['China’s foreign minister = Qin Gang']);
    expect(found([qin, wang], text, { date: '2024-08-29' })).toEqual(['China’s foreign minister = Wang Yi']);
    expect(found([qin, wang], text, { date: '2023-07' })).toEqual(['China’s foreign minister = Qin Gang?']);
    expect(mentionsIn([qin, wang], text)[0]).toMatchObject({ isAmbiguous: true });
  });

  it('need the country they say', () => {
    expect(found([qin], 'The Japanese foreign minister spoke. The foreign minister of India too.', { date: '2023-06-19' })).toEqual([]);
    expect(found([qin], 'The foreign minister of China spoke.', { date: '2023-06-19' })).toEqual(['foreign minister of China = Qin Gang']);
  });

  it('are a title before a name and belong to the name beside them', () => {
    expect(found([qin, wang], 'Foreign Minister Sergei Ivanov spoke. Foreign Minister Qin Gang left.', { date: '2024' })).toEqual(['Qin Gang = Qin Gang']);
    expect(found([qin, wang], 'The foreign minister, Qin Gang, left.', { date: '2024' })).toEqual(['foreign minister = Qin Gang', 'Qin Gang = Qin Gang']);
  });

  it('are not those of deputies; former ones are looked for in the past', () => {
    expect(found([wang, qin], 'The deputy foreign minister left.', { date: '2024' })).toEqual([]);
    expect(found([wang, qin], 'The former foreign minister left.', { date: '2024' })).toEqual(['foreign minister = Qin Gang?']);
  });

  it('leave names inside to be found', () => {
    expect(wordsFound([qin, china], text, { date: '2023-06-19' })).toEqual(['China’s foreign minister', 'China']);
  });
});

it('finds nothing in what a person trimmed', () => {
  const text = 'China left. China stayed.';
  const matcher = createNameMatcher([china]);
  expect(findMentions(matcher, { ...plainArticle(text), skipped: [{ start: 0, end: 11 }] })).toMatchObject([{ start: 12, end: 17 }]);
});

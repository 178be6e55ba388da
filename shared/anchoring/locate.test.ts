import { describe, expect, it, test } from 'vitest';
import type { Anchor } from '../domain/anchor';
import { describeSpan } from './anchor';
import { locate, locateAll, type Located } from './locate';

const before = 'a'.repeat(64);
const after = 'b'.repeat(64);

function anchorOf(text: string, words: string, occurrence = 0): Anchor {
  let start = text.indexOf(words);
  for (let skipped = 0; skipped < occurrence; skipped += 1) start = text.indexOf(words, start + 1);
  const anchor = start < 0 ? null : describeSpan(text, before, { start, end: start + words.length });
  if (!anchor) throw new Error(`No such words: ${words}`);
  return anchor;
}

/** The answer in brief: kind, words found, and how they compare. */
function told(located: Located, text: string): readonly string[] {
  if (located.kind === 'lost') return ['lost'];
  const words = text.slice(located.span.start, located.span.end);
  return located.kind === 'exact' ? ['exact', words] : ['moved', located.words, words];
}

const article = [
  'The two delegations met for seven hours at a lakeside hotel, their third round since the spring.',
  'Both sides agreed to reopen the military hotline – a step that had been promised twice before.',
  '“We were frank about Taiwan,” the adviser’s spokesman said… and declined to say more.',
  'Analysts in Singapore warned that the tariffs announced in May would outlast any single meeting.',
  'A second working group on counternarcotics is to convene before the end of October in Geneva.',
].join('\n');

const hotline = 'Both sides agreed to reopen the military hotline – a step that had been promised twice before.';
const frank = '“We were frank about Taiwan,” the adviser’s spokesman said… and declined to say more.';
const analysts = 'Analysts in Singapore warned that the tariffs announced in May would outlast any single meeting.';

describe('locate: one passage, one edit', () => {
  test.each<[string, string, (text: string) => string, readonly string[]]>([
    ['L2 an edit behind', 'military hotline', (text) => `${text}\nCorrection: the hotel is in Vienna.`, ['moved', 'same', 'military hotline']],
    ['L2 a position shift', 'military hotline', (text) => `${'By our correspondent. '.repeat(200)}\n${text}`, ['moved', 'same', 'military hotline']],
    ['L2 a passage at the start', 'The two delegations', (text) => `Vienna – ${text}`, ['moved', 'same', 'The two delegations']],
    ['L2 a passage at the end', 'October in Geneva.', (text) => `Vienna. ${text}`, ['moved', 'same', 'October in Geneva.']],
    ['L2 the whole text', article, (text) => `${text}\nUpdated on Friday.`, ['moved', 'same', article]],
    ['L10 typographic quotes made straight', frank, (text) => text.replace(/[“”]/g, '"').replace(/’/g, "'"), ['moved', 'typography', '"We were frank about Taiwan," the adviser\'s spokesman said… and declined to say more.']],
    ['L10 dash and ellipsis', hotline, (text) => text.replace('–', '--').replace('…', '...'), ['moved', 'typography', hotline.replace('–', '--')]],
    ['L10 line breaks reflowed', analysts, (text) => text.replace('that the', 'that\nthe').replace('would outlast', 'would  \u2028 outlast').replace('\n“We', ' “We'), ['moved', 'typography', analysts.replace('that the', 'that\nthe').replace('would outlast', 'would  \u2028 outlast')]],
    ['L10 no-break spaces', 'Analysts in Singapore warned', (text) => text.replaceAll(' ', '\u00a0'), ['moved', 'typography', 'Analysts\u00a0in\u00a0Singapore\u00a0warned']],
    ['L9 words put in directly before', 'military hotline', (text) => text.replace('military hotline', 'old direct military hotline'), ['moved', 'same', 'military hotline']],
    ['L9 words put in directly behind', 'military hotline', (text) => text.replace('military hotline', 'military hotline between the capitals'), ['moved', 'same', 'military hotline']],
    ['L9 a sentence put in directly before', frank, (text) => text.replace(frank, `It was late when they came out of the hall. ${frank}`), ['moved', 'same', frank]],
    ['L5 words put in inside', hotline, (text) => text.replace('reopen the', 'reopen, after long and difficult talks, the'), ['moved', 'edited', hotline.replace('reopen the', 'reopen, after long and difficult talks, the')]],
    ['L5 eight words of a hundred edited', analysts, (text) => text.replace('warned', 'cautioned').replace('single', 'one'), ['moved', 'edited', analysts.replace('warned', 'cautioned').replace('single', 'one')]],
    ['L5 edited in words and context', hotline, (text) => text.replace('spring', 'winter').replace('twice', 'often').replace('frank', 'open'), ['moved', 'edited', hotline.replace('twice', 'often')]],
    ['L9 the last word replaced', 'tariffs announced in May', (text) => text.replace('in May', 'in January'), ['moved', 'edited', 'tariffs announced in January']],
    ['L9 the first word replaced', 'tariffs announced in May', (text) => text.replace('tariffs', 'duties'), ['moved', 'edited', 'duties announced in May']],
    ['L5 a letter corrected', 'counternarcotics', (text) => text.replace('counternarcotics', 'counter-narcotics'), ['moved', 'edited', 'counter-narcotics']],
    ['L7 the sentence deleted', hotline, (text) => text.replace(`${hotline}\n`, ''), ['lost']],
    ['L7 the word deleted', 'military ', (text) => text.replace('military ', ''), ['lost']],
    ['L5 the sentence replaced', hotline, (text) => text.replace(hotline, 'Nobody at the hotel would speak to the reporters outside the gates until long after midnight.'), ['lost']],
    ['L5 a word replaced by another', 'frank', (text) => text.replace('frank', 'silent'), ['lost']],
    ['L5 everything replaced', hotline, () => 'Rain is expected over most of the coast on Saturday, with strong winds from the west.', ['lost']],
    ['L5 an empty text', hotline, () => '', ['lost']],
  ])('%s', (_name, words, edit, answer) => {
    const text = edit(article);
    expect(text).not.toBe(article);
    expect(told(locate(anchorOf(article, words), text, after), text)).toEqual(answer);
  });
});

describe('locate: what L1 calls exact', () => {
  it('is the text it was taken from', () => {
    expect(locate(anchorOf(article, hotline), article, before)).toEqual({ kind: 'exact', span: { start: 97, end: 97 + hotline.length } });
  });

  it('is never another text, though the words stand in the same place', () => {
    expect(locate(anchorOf(article, hotline), article, after)).toMatchObject({ kind: 'moved', confidence: 1, words: 'same', span: { start: 97 } });
  });

  it('is never other words: an anchor that does not fit its own text is searched', () => {
    const anchor = anchorOf(article, 'military hotline');
    const shifted = { ...anchor, start: anchor.start + 9, end: anchor.end + 9 };
    expect(told(locate(shifted, article, before), article)).toEqual(['moved', 'same', 'military hotline']);
    const foreign = { ...anchor, exact: 'secret agreement', prefix: 'nothing that stands here ', suffix: ' nor anywhere else' };
    expect(locate(foreign, article, before)).toEqual({ kind: 'lost', quotation: 'secret agreement' });
  });

  it('needs no position inside the text', () => {
    const anchor = { ...anchorOf(article, 'military hotline'), start: 90_000, end: 90_016 };
    expect(told(locate(anchor, article, before), article)).toEqual(['moved', 'same', 'military hotline']);
  });
});

describe('locate: look-alikes', () => {
  const statement = 'The ministry said it had taken note of the remarks.';
  const twice = [
    'A first letter from Manila reached the embassy on Monday.', statement, 'Reporters were asked to leave the room.',
    'Three weeks later a second letter followed, sharper in tone.', statement, 'No further questions were allowed that day.',
  ].join(' ');

  test.each([0, 1])('tells two of them apart by context (%i)', (occurrence) => {
    const anchor = anchorOf(twice, statement, occurrence);
    const text = `Update. ${twice.replace('leave the room', 'leave the hall').replace('that day', 'on that day')}`;
    const located = locate(anchor, text, after);
    expect(told(located, text)).toEqual(['moved', 'same', statement]);
    expect(located).toMatchObject({ span: { start: anchorOf(text, statement, occurrence).start } });
  });

  test.each([0, 1])('L7 loses the one that was deleted (%i)', (occurrence) => {
    const anchor = anchorOf(twice, statement, occurrence);
    const text = `Update. ${twice.slice(0, anchor.start - 1)}${twice.slice(anchor.end)}`;
    expect(text).toContain(statement);
    expect(locate(anchor, text, after)).toEqual({ kind: 'lost', quotation: statement });
  });

  test.each([0, 1])('L5 loses the one whose paragraph was deleted (%i)', (occurrence) => {
    const middle = twice.indexOf('Three weeks');
    const text = occurrence === 0 ? twice.slice(middle) : twice.slice(0, middle);
    expect(text).toContain(statement);
    expect(locate(anchorOf(twice, statement, occurrence), text, after).kind).toBe('lost');
  });

  it('L7 loses one of two that stand side by side', () => {
    const text = `He waited at the door for an answer. No comment. No comment. Then the car drove off into the night.`;
    const less = text.replace('No comment. ', '');
    expect(locate(anchorOf(text, 'No comment.', 0), less, after).kind).toBe('lost');
    expect(locate(anchorOf(text, 'No comment.', 1), less, after).kind).toBe('lost');
  });

  it('L7 loses a deleted sentence beside one that differs in a word', () => {
    const text = 'Delegates spoke late into the night. Beijing called the talks constructive and candid. Washington called the talks constructive and candid. Then everyone left for the airport.';
    const less = text.replace('Beijing called the talks constructive and candid. ', '');
    expect(locate(anchorOf(text, 'Beijing called the talks constructive and candid.'), less, after).kind).toBe('lost');
  });

  it('L3 does not guess between copies with the same context', () => {
    const text = Array.from({ length: 3 }, () => 'Read more about the talks on our live page, updated every hour. Subscribe now to our newsletter.').join('\n');
    expect(locate(anchorOf(text, 'updated every hour', 1), `New. ${text}`, after).kind).toBe('lost');
  });

  it('L3 takes the copy that the anchors on both sides lead to', () => {
    const copy = 'Read more about the talks on our live page, updated every hour. Subscribe now to our newsletter.';
    const text = ['An unmistakable beginning of the page.', copy, 'The middle part speaks of trade alone.', copy, 'And its end of nothing but the weather.'].join('\n');
    const changed = `Breaking news. ${text}`;
    const anchors = [anchorOf(text, 'unmistakable'), anchorOf(text, 'updated every hour', 1), anchorOf(text, 'nothing but the weather')];
    const [, located] = locateAll(anchors, changed, after);
    expect(located).toMatchObject({ kind: 'moved', words: 'same', confidence: 0.9, span: { start: anchorOf(changed, 'updated every hour', 1).start } });
  });

  it('L4 doubts what is out of order, and loses it if its place shows that it is a copy', () => {
    const paragraphs = [
      'The opening session was devoted to grain exports and port fees.', 'Later a heated exchange about fishing rights in the strait broke out in the corridor.',
      'Observers from the regional bank took notes but said nothing.', 'On the last day the ministers posed for a photograph in the rain.',
    ];
    const text = paragraphs.join(' ');
    const words = ['grain exports', 'fishing rights', 'regional bank', 'photograph'];
    const anchors = words.map((each) => anchorOf(text, each));
    const [first = '', second = '', third = '', fourth = ''] = paragraphs;
    const reordered = [first, third, fourth, second].join(' ');
    expect(locateAll(anchors, reordered, after)[1]).toMatchObject({ kind: 'moved', words: 'same', confidence: 0.7 });
    const copied = [first, second.replace('heated exchange about fishing', 'long debate about fishing'), third, fourth, second].join(' ');
    expect(locateAll(anchors, copied, after)[1]).toEqual({ kind: 'lost', quotation: 'fishing rights' });
  });

  test.each([
    [500, 'moved'],
    [2000, 'lost'],
  ])('L6 believes context on one side near the old place only (%i units away)', (units, kind) => {
    const opening = 'In a statement released late on Sunday the department said: “We remain ready to talk.”';
    const text = `Envoys met. ${opening} Shares rose at once.`;
    const changed = `Envoys met. ${'A report on shipping rates followed. '.repeat(Math.ceil(units / 37))}${opening} Oil prices fell by a tenth.`;
    expect(locate(anchorOf(text, 'We remain ready to talk.'), changed, after).kind).toBe(kind);
  });

  it('L8 does not choose between two places edited alike', () => {
    const text = 'Nothing had leaked before noon on Friday. The envoy promised a written answer within ten days. Diplomats doubted that it would come.';
    const copies = [text.replace('Friday', 'Monday'), text.replace('Diplomats', 'Observers')].join(' An hour went by in silence. ');
    const anchor = anchorOf(text, 'The envoy promised a written answer within ten days.');
    expect(locate(anchor, copies, after).kind).toBe('lost');
    expect(told(locate(anchor, text.replace('Friday', 'Monday'), after), text)).toEqual(['moved', 'same', anchor.exact]);
  });

  it('takes no word for a part of a longer one', () => {
    const text = 'The chairman spoke with Xi';
    expect(locate(anchorOf(text, 'Xi'), 'The chairman spoke with Xinjiang officials', after).kind).toBe('lost');
    expect(told(locate(anchorOf(text, 'Xi'), 'The chairman spoke with Xi', after), text)).toEqual(['moved', 'same', 'Xi']);
  });
});

describe('locate: characters', () => {
  const text = 'Der Gesandte traf 😀 in Genève den Kollegen Lǐ 𝒳𝒴 und sprach über 中美关系 mit großer Offenheit.';

  test.each<[string, string, (text: string) => string, readonly string[]]>([
    ['astral characters before', 'Kollegen Lǐ 𝒳𝒴', (words) => `😀😀 ${words}`, ['moved', 'same', 'Kollegen Lǐ 𝒳𝒴']],
    ['an accent composed and taken apart', 'Genève', (words) => words.normalize('NFD'), ['moved', 'typography', 'Gene\u0300ve']],
    ['Chinese words', '中美关系', (words) => words.replace('sprach', 'redete'), ['moved', 'same', '中美关系']],
    ['an edit beside an astral character', '😀', (words) => words.replace('in Gen', 'im Gen'), ['moved', 'same', '😀']],
  ])('%s', (_name, words, edit, answer) => {
    const changed = edit(text);
    expect(told(locate(anchorOf(text, words), changed, after), changed)).toEqual(answer);
  });
});

describe('locate: small texts', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['a text of one word', 'Hello', 'Hello world', ['moved', 'same', 'Hello']],
    ['a text of one word, elsewhere', 'Hello', 'She said Hello world', ['lost']],
    ['a short text grown', 'Hello world', 'Say: Hello world', ['moved', 'same', 'Hello']],
  ])('%s', (_name, text, changed, answer) => {
    expect(told(locate(anchorOf(text, 'Hello'), changed, after), changed)).toEqual(answer);
  });
});

describe('locateAll', () => {
  const anchors = ['seven hours', 'military hotline', 'frank', 'Analysts in Singapore', 'Geneva'].map((words) => anchorOf(article, words));
  const changed = `Vienna. ${article.replace('frank', 'silent')}`;

  it('L11 answers every anchor in the order given, whatever that is', () => {
    const answers = locateAll(anchors, changed, after);
    expect(answers.map((each) => told(each, changed).at(-1))).toEqual(['seven hours', 'military hotline', 'lost', 'Analysts in Singapore', 'Geneva']);
    expect(locateAll(anchors.toReversed(), changed, after)).toEqual(answers.toReversed());
  });

  it('L11 mixes anchors of this text and of another', () => {
    const fresh = describeSpan(changed, after, { start: 0, end: 6 });
    expect(locateAll(fresh ? [...anchors, fresh] : [], changed, after).at(-1)).toEqual({ kind: 'exact', span: { start: 0, end: 6 } });
  });

  it('answers nothing for nothing', () => {
    expect(locateAll([], article, after)).toEqual([]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { findMentions } from '../findMentions';
import { createNameMatcher } from '../nameMatcher';
import { proposeEntities } from '../proposeEntities';
import { coincide, judgeMentions, judgeProposals, kindRateOf, precisionOf, recallOf, summed } from './judgeFindings';
import { analyzedText, labelProblems, registryId, registryOf, type LabelledText } from './labelledText';
import { readMarkedText } from './markedText';

const folder = new URL('texts/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const texts = readdirSync(folder).filter((file) => file.endsWith('.labels.json')).map((file): LabelledText => {
  const name = file.replace('.labels.json', '');
  return { name, text: read(`${name}.txt`), labels: JSON.parse(read(file)) as LabelledText['labels'] };
});

describe('the labelled texts', () => {
  it('are many, long and of both parts', () => {
    expect(texts.length).toBeGreaterThanOrEqual(12);
    expect(texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)).toBeGreaterThan(6000);
    expect(new Set(texts.map(({ labels }) => labels.part))).toEqual(new Set(['development', 'heldBack']));
  });

  test.each(texts.map((text) => [text.name, text] as const))('%s: every label stands where it says', (_name, text) => {
    expect(labelProblems(text)).toEqual([]);
  });

  it('are refused where a label is wrong', () => {
    const [first] = texts;
    if (!first) throw new Error('There is a labelled text');
    const shifted = { ...first, text: ` ${first.text}` };
    expect(labelProblems(shifted).length).toBeGreaterThan(10);
  });
});

describe('what analysis finds in them', () => {
  test.each(['development', 'heldBack'] as const)('proposals of the part %s', (part) => {
    const judged = summed(texts.filter(({ labels }) => labels.part === part).map((text) => judgeProposals(text, proposeEntities(analyzedText(text)))));
    expect(precisionOf(judged)).toBeGreaterThanOrEqual(0.9);
    expect(recallOf(judged)).toBeGreaterThanOrEqual(0.9);
    expect(kindRateOf(judged)).toBeGreaterThanOrEqual(0.9);
  });

  test.each(texts.map((text) => [text.name, text] as const))('proposals of %s alone', (_name, text) => {
    const judged = judgeProposals(text, proposeEntities(analyzedText(text)));
    expect(precisionOf(judged)).toBeGreaterThanOrEqual(0.8);
    expect(recallOf(judged)).toBeGreaterThanOrEqual(0.8);
    expect(kindRateOf(judged)).toBeGreaterThanOrEqual(0.75);
  });

  it('mentions with a full registry', () => {
    const matcher = createNameMatcher(registryOf(texts));
    const judged = summed(texts.map((text) => judgeMentions(text, findMentions(matcher, analyzedText(text)), registryId)));
    expect(precisionOf(judged)).toBeGreaterThanOrEqual(0.97);
    expect(recallOf(judged)).toBeGreaterThanOrEqual(0.97);
  });
});

describe('judging', () => {
  const marked = '@date 2024-01-02\n@style note\n@part development\n@e tom person Tom Reyes | role:mayor 2020..2024\n@e fen organization Fen Council\n---\n[tom:Tom Reyes] left the [fen:Fen Council]. [tom:Reyes], the [tom:mayor], was late.';
  const { text, labels } = readMarkedText(marked);
  const labelled: LabelledText = { name: 'note', text, labels };
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const proposal = (kind: 'person' | 'place', ...words: string[]) => ({ name: words[0] ?? '', kind, forms: words, spans: words.map(spanOf), confidence: 1 });

  it('reads marks into labels that stand', () => {
    expect(text).toBe('Tom Reyes left the Fen Council. Reyes, the mayor, was late.');
    expect(labelProblems(labelled)).toEqual([]);
    expect(labels.entities[0]?.aliases).toEqual([{ text: 'mayor', kind: 'role', validFrom: '2020', validTo: '2024' }, { text: 'Reyes', kind: 'shortName', validFrom: null, validTo: null }]);
    expect(() => readMarkedText(marked.replace('@e fen', '@e fan'))).toThrow('fen');
  });

  it('counts what is missed, wrong, split and of the wrong kind', () => {
    const all = judgeProposals(labelled, [proposal('person', 'Tom Reyes'), proposal('place', 'Fen Council'), proposal('person', 'Reyes,'), proposal('person', 'late')]);
    expect(all).toMatchObject({ proposed: 4, labelled: 2, right: 2, rightKind: 1 });
    expect(all.errors.map(({ fault }) => fault).sort()).toEqual(['kind', 'span', 'split', 'wrong']);
    expect(judgeProposals(labelled, []).errors.map(({ fault }) => fault)).toEqual(['missed', 'missed']);
  });

  it('takes words for the same where they share more than half', () => {
    expect(coincide({ start: 0, end: 10 }, { start: 4, end: 10 })).toBe(true);
    expect(coincide({ start: 0, end: 10 }, { start: 5, end: 10 })).toBe(false);
    expect(coincide({ start: 0, end: 3 }, { start: 3, end: 6 })).toBe(false);
  });

  it('finds a role to be no name', () => {
    const mention = { ...spanOf('mayor'), form: 'mayor', isAmbiguous: false, candidates: [{ entityId: 'tom', nameKind: 'role' as const, score: 1, reason: 'onlyBearer' as const }] };
    expect(judgeMentions(labelled, [mention], ({ id }) => id)).toMatchObject({ proposed: 0, labelled: 3, right: 0 });
  });
});

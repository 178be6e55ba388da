import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decisionName } from '../domain/nameDecision';
import type { EntityProposal, FoundMention } from './analysisTypes';
import { proposeEntities, type ProposalOptions } from './proposeEntities';

const propose = (text: string, options?: ProposalOptions): readonly EntityProposal[] => proposeEntities({ text, headings: [], skipped: [], date: null }, options);
const listed = (text: string): string[] => propose(text).map(({ name, kind }) => `${kind}: ${name}`);
const formsOf = (text: string, name: string): readonly string[] | undefined => propose(text).find((proposal) => proposal.name === name)?.forms;

describe('proposeEntities', () => {
  test.each<[string, string, string[]]>([
    ['titles', 'Yesterday Foreign Minister Ilmar Tamm met Adm. Rosa J. Quint and Mr Belov.', ['person: Ilmar Tamm', 'person: Rosa J. Quint', 'person: Belov']],
    ['a role in small letters', 'A warning came from spokesperson Mao Yilin and from adviser Tove Brandt.', ['person: Mao Yilin', 'person: Tove Brandt']],
    ['an office with a matter', 'Talks with US Secretary of State Harlan Voss lasted an hour.', ['place: US', 'person: Harlan Voss']],
    ['an institution between titles', 'The chairman of the Joint Chiefs of Staff Gen. Marcus T. Hale Jr. agreed.', ['organization: Joint Chiefs of Staff', 'person: Marcus T. Hale Jr.']],
    ['an apposition', 'Critics such as Oyelaran, a professor of law, disagreed.', ['person: Oyelaran']],
    ['an apposition of a firm', 'It was sold to Veltrix, a maker of turbines, in spring.', ['organization: Veltrix']],
    ['institution words', 'She joined the Ministry of Health and Social Welfare, then the Institute for Arctic Security and the Harbour Workers Union.', ['organization: Ministry of Health and Social Welfare', 'organization: Institute for Arctic Security', 'organization: Harbour Workers Union']],
    ['two words joined by and', 'A fine by the Food and Seed Commission followed.', ['organization: Food and Seed Commission']],
    ['persons joined by and', 'In the end Tom Reyes and Ana Lind signed.', ['person: Tom Reyes', 'person: Ana Lind']],
    ['places by their words', 'Boats crossed the Strait of Malacca, Lake Orvo and the Second Miller Shoal.', ['place: Strait of Malacca', 'place: Lake Orvo', 'place: Second Miller Shoal']],
    ['places by what stands before', 'Fighting spread in Qarabel and the city of Tumen.', ['place: Qarabel', 'place: Tumen']],
    ['events', 'Delegates left the Harbin Summit after the Battle of Orvo was recalled.', ['event: Harbin Summit', 'event: Battle of Orvo']],
    ['a war by its place', 'Nobody spoke of the Ukraine war.', ['event: Ukraine war']],
    ['works', 'It breaks the Clean Rivers Act and the Outer Space Charter.', ['work: Clean Rivers Act', 'work: Outer Space Charter']],
    ['acronyms', 'Talks with the NKPU failed.', ['organization: NKPU']],
    ['Chinese name order', 'Later Zhou Minghao said nothing, and Zhou left.', ['person: Zhou Minghao']],
    ['names with hyphens and particles', 'She met Lau Tung-wai, Omar al-Rashid and Ursula van der Meer.', ['person: Lau Tung-wai', 'person: Omar al-Rashid', 'person: Ursula van der Meer']],
    ['compounds', 'The US-Japan pact, the Tokyo-based firm and the Sino-Russian border came up.', ['place: US', 'place: Japan', 'place: Tokyo']],
    ['a national body', 'An answer from Kenya’s foreign ministry is awaited.', ['organization: Kenya\'s foreign ministry']],
    ['seas are no countries', 'Ships in the South China Sea turned back.', ['place: South China Sea']],
    ['a dateline', 'NAIROBI, March 4 (Reuters) — Rain fell all day.', ['place: NAIROBI', 'organization: Reuters']],
    ['offices with a matter', 'She told Minister of Fisheries and Rural Growth Yassine Odell and Inspector General of Police Jan Hatz.', ['person: Yassine Odell', 'person: Jan Hatz']],
    ['an apposition behind a role', 'Their ambassador in Moscow, Lynette Orr, left.', ['place: Moscow', 'person: Lynette Orr']],
    ['institutions in other languages', 'A talk at the Universidad Mayor de San Telmo on the Salar de Orvo followed.', ['organization: Universidad Mayor de San Telmo', 'place: Salar de Orvo']],
    ['hyphens within institutions', 'A loan from the Inter-Alpine Development Bank and the Harbin-Orvo Railway came.', ['organization: Inter-Alpine Development Bank', 'organization: Harbin-Orvo Railway']],
    ['small words between hyphens', 'Then General Karim-uz-Zaman left.', ['person: Karim-uz-Zaman']],
    ['storms', 'Nobody slept when Typhoon Marit came ashore.', ['event: Typhoon Marit']],
    ['works in quotation marks', 'She wrote the novel “Going North of the River” here.', ['work: Going North of the River']],
    ['whom an administration is named for', 'Nobody liked the Odell administration much.', ['person: Odell']],
    ['employers', 'It rained, said an analyst at Harcourt Velm.', ['organization: Harcourt Velm']],
    ['a byline', 'By Odile Marchetti\nRain fell all day.', ['person: Odile Marchetti']],
  ])('reads %s', (_name, text, expected) => {
    expect(listed(text)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['beginnings of sentences', 'Consultations began. Insiders doubt it. Geopolitical worries grew. “Nothing moved,” they say.'],
    ['headings', 'Ministers Clash Over New Budget Rules Amid Storm\nThey went on until late.'],
    ['furniture', 'They left.\nLeave a Comment\nRead More\nShare\nSubscribe\nRelated'],
    ['weekdays and months', 'It rained on Monday, in March and at Christmas.'],
    ['peoples and languages', 'Several Chinese and the Americans spoke French to European guests.'],
    ['bare titles', 'Then the President and the Foreign Minister met the General.'],
    ['acronyms that are words', 'The CEO praised AI and the GDP of last year.'],
    ['contractions', 'And then I’ll say that I’m done, though We’re not.'],
    ['addresses and handles', 'Write to desk@example.org, see https://example.org/About or follow @Someone.'],
  ])('does not take %s for names', (_name, text) => {
    expect(listed(text)).toEqual([]);
  });

  it('joins the forms of a person', () => {
    const text = 'Prime Minister Ilmar Tamm arrived. Mr. Tamm smiled. “No,” Tamm said. Ilmar K. Tamm’s aides left the Tamm-led group.';
    expect(propose(text)).toHaveLength(1);
    expect(propose(text)[0]).toMatchObject({ name: 'Ilmar K. Tamm', kind: 'person' });
    expect(propose(text)[0]?.spans).toHaveLength(5);
  });

  it('joins the forms of a country', () => {
    expect(formsOf('First the United States, then the U.S. and the US, and at last America spoke of US-made cars.', 'United States')).toEqual(['United States', 'America', 'U.S.', 'US']);
  });

  it('joins an acronym to its long form, stated or not', () => {
    expect(formsOf('The Northern Grain Council (NGC) met. Later the NGC left.', 'Northern Grain Council')).toEqual(['Northern Grain Council', 'NGC']);
    expect(formsOf('The Institute for Arctic Security met. Later the IAS left.', 'Institute for Arctic Security')).toEqual(['Institute for Arctic Security', 'IAS']);
  });

  it('joins names that the text says are one', () => {
    expect(formsOf('The Valley Grain Board, known as Valgra, met. Later Valgra left.', 'Valley Grain Board')).toEqual(['Valley Grain Board', 'Valgra']);
    expect(formsOf('The Movement for Rivers, or RIOS, met. Later RIOS left.', 'Movement for Rivers')).toEqual(['Movement for Rivers', 'RIOS']);
  });

  it('keeps apart what only begins alike', () => {
    expect(listed('The African Union spoke. The African Union Commission did not. Later Sara Wagner left the Sara Wagner Alliance.')).toEqual(
      ['organization: African Union', 'organization: African Union Commission', 'person: Sara Wagner', 'organization: Sara Wagner Alliance'],
    );
  });

  it('knows a family name with a hyphen from two names', () => {
    expect(formsOf('A plea by Sam Orr-Fell failed. Then Mr. Orr-Fell left.', 'Sam Orr-Fell')).toEqual(['Sam Orr-Fell', 'Orr-Fell']);
    expect(listed('In the end Tom Orr met Ana Fell. The Orr-Fell talks failed.')).toEqual(['person: Tom Orr', 'person: Ana Fell']);
  });

  it('joins the short form of a firm', () => {
    expect(formsOf('Shares of Veltrix Technologies fell. Then Veltrix answered.', 'Veltrix Technologies')).toEqual(['Veltrix Technologies', 'Veltrix']);
  });

  it('finds names of the prose in headings, in capitals too', () => {
    const text = 'TAMM LEAVES FOR HARBIN SUMMIT\nTamm Leaves Early For The Summit\nPresident Ilmar Tamm left for Harbin. Tamm was late.';
    expect(propose(text).find(({ name }) => name === 'Ilmar Tamm')?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(['TAMM', 'Tamm', 'Ilmar Tamm', 'Tamm']);
  });

  it('keeps a family name that is also a town with its person', () => {
    expect(listed('Defense Secretary Lloyd Austin spoke. Mr. Austin left.')).toEqual(['person: Lloyd Austin']);
  });

  it('gives the kind of its neighbours to an unclear item of a list', () => {
    expect(listed('Firms such as Boeing, Kexin and Intel left.')).toEqual(['organization: Boeing', 'organization: Kexin', 'organization: Intel']);
  });

  it('leaves out what is decided, known or skipped', () => {
    const text = 'Later Tom Reyes met Ana Lind in Harbin.';
    expect(propose(text, { decisions: [{ name: decisionName('Tom Reyes'), outcome: { kind: 'rejected' } }] }).map(({ name }) => name)).toEqual(['Ana Lind', 'Harbin']);
    const known: FoundMention = { start: text.indexOf('Ana'), end: text.indexOf(' in'), form: 'Ana Lind', candidates: [], isAmbiguous: false };
    expect(propose(text, { known: [known] }).map(({ name }) => name)).toEqual(['Tom Reyes', 'Harbin']);
    const skipped = [{ start: text.indexOf('Harbin'), end: text.length }];
    expect(proposeEntities({ text, headings: [], skipped, date: null }).map(({ name }) => name)).toEqual(['Tom Reyes', 'Ana Lind']);
  });

  it('answers spans that lie in the text, in order, apart, and name what they say', () => {
    const parts = ['The', 'Ministry', 'of', 'Tom', 'Reyes', 'U.S.', '-', 'al-', 'Xi', 'said', '’s', '(', 'NGC', ')', '.', '\n', ',', 'and', 'war', '“', '😀', 'É', 'in', 'Mr.', '&', '5'];
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom(' ', ' ', '')), { maxLength: 40 }), (words) => {
        const text = words.map(([word, space]) => word + space).join('');
        const proposals = propose(text);
        const spans = proposals.flatMap((proposal) => proposal.spans).sort((a, b) => a.start - b.start);
        spans.forEach((span, at) => {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(spans[at + 1]?.start ?? text.length).toBeGreaterThanOrEqual(span.end);
        });
        for (const { forms, spans: own } of proposals) {
          const written = new Set(own.map(({ start, end }) => text.slice(start, end).replaceAll('’', "'")));
          expect([...written].sort()).toEqual([...forms].sort());
        }
      }),
      { numRuns: 500 },
    );
  });
});

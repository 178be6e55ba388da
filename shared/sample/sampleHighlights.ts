import { blinkenInBeijing } from './articles/blinkenInBeijing';
import { leadersCall } from './articles/leadersCall';
import { sullivanInBeijing } from './articles/sullivanInBeijing';
import { woodsideExplainer } from './articles/woodsideExplainer';
import { yellenInBeijing } from './articles/yellenInBeijing';
import type { SampleArticle, SampleHighlight } from './sampleShape';

function highlightsOf(
  article: SampleArticle,
  highlights: readonly Omit<SampleHighlight, 'article'>[],
): readonly SampleHighlight[] {
  return highlights.map((highlight) => ({ ...highlight, article: article.fileName }));
}

/**
 * The sample's highlights in reading order of each article. `qinTalks` holds `candidWords`; `linesNotRestored`
 * overlaps `sanctionsReason`, and `linesCut` overlaps `linesSilent`.
 */
export const sampleHighlights: readonly SampleHighlight[] = [
  ...highlightsOf(blinkenInBeijing, [
    {
      key: 'militaryRequest',
      quotation: 'no answer to the request his delegation had pressed hardest: that the two armed forces speak to each other again',
      color: 'amber',
      comment: 'The baseline for everything later: in June 2023 the military line is asked for and refused.',
      tags: ['Military channels'],
      entities: ['blinken'],
    },
    {
      key: 'balloonDelay',
      quotation: 'Blinken put it off when a Chinese balloon drifted across the United States',
      color: 'blue',
      comment: '',
      tags: [],
      entities: ['blinken', 'balloonIncident'],
    },
    {
      key: 'qinTalks',
      quotation:
        'On Sunday the visitor spent more than five hours with Foreign Minister Qin Gang and then sat down with him to a working dinner. The State Department called the talks “candid, substantive, and constructive”.',
      color: 'blue',
      comment: 'Length as a signal. Compare the 35 minutes with Xi.',
      tags: ['Channels'],
      entities: ['blinken', 'qinGang'],
    },
    {
      key: 'candidWords',
      quotation: 'candid, substantive, and constructive',
      color: 'violet',
      comment: 'American readout only. “Candid” says that they disagreed; see the call of April 2024 for the shorter formula.',
      tags: ['Framing'],
      entities: [],
    },
    {
      key: 'qinInvitation',
      quotation: 'Qin accepted an invitation to Washington, at a date still to be set.',
      color: 'green',
      comment: 'Never redeemed by Qin: he lost his post in July 2023. Wang Yi made the trip in October.',
      tags: ['Deliverables'],
      entities: ['qinGang'],
    },
    {
      key: 'linesNotRestored',
      quotation: 'he had raised military contacts repeatedly and that China had not agreed to restore them.',
      color: 'rose',
      comment: 'Blinken’s own account, at the end of the visit.',
      tags: ['Military channels'],
      entities: ['blinken'],
    },
    {
      key: 'sanctionsReason',
      quotation:
        'China had not agreed to restore them. Chinese officials point to American sanctions, among them those on Defense Minister Li Shangfu.',
      color: 'blue',
      comment: 'The Chinese reason. To check: were the sanctions lifted before the lines came back, or was the minister replaced?',
      tags: ['Military channels'],
      entities: ['chineseGovernment'],
    },
  ]),
  ...highlightsOf(yellenInBeijing, [
    {
      key: 'deRiskingDefined',
      quotation:
        'spread the supply of critical goods, and guard a short list of technologies on grounds of national security',
      color: 'violet',
      comment: 'Best short definition in the folder, though it is the columnist’s and not hers.',
      tags: ['Framing', 'Technology controls'],
      entities: ['yellen', 'deRisking'],
    },
    {
      key: 'falseProblem',
      quotation: 'dismissed the Western talk of cutting dependence as a false problem',
      color: 'rose',
      comment: 'Said in Tianjin, before Yellen came: not an answer to her.',
      tags: ['Framing'],
      entities: ['chineseGovernment', 'deRisking'],
    },
    {
      key: 'galliumLicenses',
      quotation: 'exports of gallium and germanium, two metals used in chipmaking, would need a license from 1 August',
      color: 'blue',
      comment: '',
      tags: ['Technology controls'],
      entities: ['chineseGovernment'],
    },
    {
      key: 'counterpart',
      quotation: 'He Lifeng, vice premier since March and her direct counterpart',
      color: 'green',
      comment: 'From here on the economic channel runs Yellen–He.',
      tags: ['Economic channels'],
      entities: ['heLifeng', 'yellen'],
    },
    {
      key: 'channelJudged',
      quotation: 'the visit’s product is a channel—and channels are judged by what travels down them',
      color: 'amber',
      comment: 'Opinion, marked as such. A useful test for all five articles.',
      tags: ['Economic channels'],
      entities: [],
    },
  ]),
  ...highlightsOf(woodsideExplainer, [
    {
      key: 'filoliMeeting',
      quotation: 'Joe Biden and Xi Jinping met for about four hours at Filoli',
      color: 'blue',
      comment: '',
      tags: ['Channels'],
      entities: ['biden', 'xi', 'filoli', 'woodsideSummit'],
    },
    {
      key: 'linesCut',
      quotation: 'China cancelled three kinds of military talks and suspended cooperation on counternarcotics and climate',
      color: 'amber',
      comment: 'Three kinds cancelled, the rest suspended: keep the two words apart when coding what came back.',
      tags: ['Military channels'],
      entities: ['chineseGovernment'],
    },
    {
      key: 'linesSilent',
      quotation:
        'suspended cooperation on counternarcotics and climate, among other things. Those three lines stayed silent for fifteen months.',
      color: 'blue',
      comment: 'August 2022 to November 2023.',
      tags: ['Channels'],
      entities: [],
    },
    {
      key: 'commandersToResume',
      quotation: 'Calls between commanders to resume',
      color: 'green',
      comment: 'A promise without a date.',
      tags: ['Military channels', 'Deliverables'],
      entities: ['woodsideSummit'],
    },
    {
      key: 'sunnylands',
      quotation: 'Sunnylands Statement of 14 November',
      color: 'green',
      comment: '',
      tags: ['Deliverables'],
      entities: ['sunnylandsStatement'],
    },
    {
      key: 'twoFrames',
      quotation:
        'Chinese officials speak of a “San Francisco vision”; the American account speaks of managing competition responsibly',
      color: 'violet',
      comment: 'One meeting, two names. Neither side uses the other’s.',
      tags: ['Framing'],
      entities: ['chineseGovernment', 'woodsideSummit'],
    },
    {
      key: 'promiseNotCall',
      quotation: 'a promise to resume is not yet a call that is answered',
      color: 'amber',
      comment: '',
      tags: ['Deliverables'],
      entities: [],
    },
  ]),
  ...highlightsOf(leadersCall, [
    {
      key: 'firstCall',
      quotation: 'their first call since July 2022 and their first conversation since the summit at Woodside',
      color: 'blue',
      comment: 'The top channel is slow: four contacts in twenty months.',
      tags: ['Channels'],
      entities: ['biden', 'xi', 'woodsideSummit'],
    },
    {
      key: 'redLine',
      quotation: 'Xi called Taiwan the first red line that must not be crossed',
      color: 'rose',
      comment: 'Zhang Youxia says the same in August: a settled formula, not a new warning.',
      tags: ['Taiwan'],
      entities: ['xi'],
    },
    {
      key: 'notDeRisking',
      quotation: 'a growing list of American measures against Chinese firms was not “de-risking” but the making of new risks',
      color: 'violet',
      comment: 'The term turned round. Chinese readout only.',
      tags: ['Framing', 'Technology controls'],
      entities: ['xi', 'deRisking'],
    },
    {
      key: 'decemberVideo',
      quotation:
        'senior military officers spoke by video in December, and defense policy talks were held at the Pentagon in January',
      color: 'green',
      comment: 'Two of the promises kept within two months.',
      tags: ['Military channels', 'Deliverables'],
      entities: [],
    },
  ]),
  ...highlightsOf(sullivanInBeijing, [
    {
      key: 'lakeSetting',
      quotation: 'Vienna came first, in May 2023; then Malta, Washington and Bangkok. This week the setting was Yanqi Lake',
      color: 'blue',
      comment: 'The fifth setting for the same two men. Add the dates from other sources.',
      tags: ['Channels'],
      entities: ['sullivan', 'wangYi', 'yanqiLake'],
    },
    {
      key: 'zhangMeeting',
      quotation:
        'General Zhang Youxia, a vice chairman of the Central Military Commission—a rare meeting, as the visitor himself remarked',
      color: 'amber',
      comment: 'The highest uniformed officer in China receives a civilian adviser: the military channel at its top.',
      tags: ['Military channels'],
      entities: ['sullivan', 'zhangYouxia', 'centralMilitaryCommission'],
    },
    {
      key: 'theaterCall',
      quotation: 'a telephone call between theater commanders, to be held “in the near future”',
      color: 'green',
      comment: 'To check in September.',
      tags: ['Military channels', 'Deliverables'],
      entities: [],
    },
    {
      key: 'stillNotSpoken',
      quotation: 'commanders in the theater have still not spoken',
      color: 'rose',
      comment: '',
      tags: ['Military channels'],
      entities: [],
    },
  ]),
];

import type { SampleEntity } from './sampleShape';

/** The people, organizations, places, events and terms the sample's articles speak of. */
export const sampleEntities: readonly SampleEntity[] = [
  {
    key: 'biden', kind: 'person', name: 'Joe Biden',
    aliases: [
      { text: 'Biden', kind: 'shortName' },
      { text: 'President Biden', kind: 'role' },
    ],
    description: 'President of the United States from January 2021.',
  },
  {
    key: 'xi', kind: 'person', name: 'Xi Jinping',
    aliases: [
      { text: 'Xi', kind: 'shortName' },
      { text: '习近平', kind: 'transliteration' },
      { text: 'President Xi', kind: 'role' },
    ],
    description: 'President of China and General Secretary of the Communist Party.',
  },
  {
    key: 'blinken', kind: 'person', name: 'Antony Blinken',
    aliases: [
      { text: 'Blinken', kind: 'shortName' },
      { text: 'secretary of state', kind: 'role' },
    ],
    description: 'United States Secretary of State from January 2021.',
  },
  {
    key: 'yellen', kind: 'person', name: 'Janet Yellen',
    aliases: [
      { text: 'Yellen', kind: 'shortName' },
      { text: 'treasury secretary', kind: 'role' },
    ],
    description: 'United States Secretary of the Treasury from January 2021.',
  },
  {
    key: 'sullivan', kind: 'person', name: 'Jake Sullivan',
    aliases: [
      { text: 'Sullivan', kind: 'shortName' },
      { text: 'national security adviser', kind: 'role' },
    ],
    description: 'United States National Security Advisor from January 2021.',
  },
  {
    key: 'wangYi', kind: 'person', name: 'Wang Yi',
    aliases: [
      { text: 'Wang', kind: 'shortName' },
      { text: '王毅', kind: 'transliteration' },
      { text: 'Foreign Minister', kind: 'role' },
    ],
    description:
      'Director of the Communist Party’s foreign affairs office from January 2023; foreign minister again from July 2023, after Qin Gang.',
  },
  {
    key: 'qinGang', kind: 'person', name: 'Qin Gang',
    aliases: [
      { text: 'Qin', kind: 'shortName' },
      { text: 'Foreign Minister', kind: 'role' },
    ],
    description: 'Chinese foreign minister from December 2022 to July 2023; ambassador in Washington before.',
  },
  {
    key: 'heLifeng', kind: 'person', name: 'He Lifeng',
    aliases: [
      { text: '何立峰', kind: 'transliteration' },
      { text: 'vice premier', kind: 'role' },
    ],
    description: 'Chinese vice premier from March 2023, responsible for economic talks. “He” alone is useless as an alias.',
  },
  {
    key: 'zhangYouxia', kind: 'person', name: 'Zhang Youxia',
    aliases: [
      { text: 'Zhang', kind: 'shortName' },
      { text: 'General Zhang', kind: 'role' },
    ],
    description: 'General; vice chairman of the Central Military Commission at the time of the visit of August 2024.',
  },
  {
    key: 'chineseGovernment', kind: 'organization', name: 'Government of China',
    aliases: [
      { text: 'Beijing', kind: 'metonym' },
      { text: 'Chinese officials', kind: 'name' },
    ],
    description: 'The state as an actor. Mind the metonym: “Beijing” is as often the city.',
  },
  {
    key: 'centralMilitaryCommission', kind: 'organization', name: 'Central Military Commission',
    aliases: [{ text: 'CMC', kind: 'shortName' }],
    description: 'Commands China’s armed forces; chaired by Xi Jinping.',
  },
  {
    key: 'filoli', kind: 'place', name: 'Filoli',
    aliases: [{ text: 'Woodside', kind: 'metonym' }],
    description: 'Country estate in Woodside, California, south of San Francisco.',
  },
  {
    key: 'yanqiLake', kind: 'place', name: 'Yanqi Lake',
    aliases: [{ text: '雁栖湖', kind: 'transliteration' }],
    description: 'Conference site north of Beijing.',
  },
  {
    key: 'woodsideSummit', kind: 'event', name: 'Woodside summit',
    aliases: [{ text: 'San Francisco summit', kind: 'name' }],
    description: 'Meeting of the two presidents at Filoli on 15 November 2023.',
  },
  {
    key: 'balloonIncident', kind: 'event', name: 'Balloon incident of 2023',
    aliases: [{ text: 'Chinese balloon', kind: 'name' }],
    description: 'A Chinese balloon crossed North America and was shot down off South Carolina on 4 February 2023.',
  },
  {
    key: 'sunnylandsStatement', kind: 'work', name: 'Sunnylands Statement',
    aliases: [],
    description: 'Joint statement on climate, made public on the eve of the Woodside summit.',
  },
  {
    key: 'deRisking', kind: 'topic', name: 'De-risking',
    aliases: [{ text: 'de-risking', kind: 'name' }],
    description: 'The term for narrowing dependence without cutting trade; contested by Chinese officials.',
  },
];

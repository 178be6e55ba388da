import type { SampleTag } from './sampleShape';

/** The sample's codebook; a parent stands before its children. */
export const sampleTags: readonly SampleTag[] = [
  {
    name: 'Channels',
    definition: 'A line of contact is opened, closed, restored or asked for. Not for a single meeting without a follow-up.',
  },
  {
    name: 'Military channels',
    parent: 'Channels',
    definition: 'Contacts between the armed forces: commanders’ calls, defense policy talks, maritime safety meetings.',
  },
  {
    name: 'Economic channels',
    parent: 'Channels',
    definition: 'Contacts between those responsible for trade, finance and investment.',
  },
  {
    name: 'Deliverables',
    definition: 'A result that can be checked later: a date, a group, a call, a flight, a rule.',
  },
  {
    name: 'Framing',
    definition: 'How a side names the relationship or its own policy. Code the term itself, with who uses it.',
  },
  {
    name: 'Taiwan',
    definition: 'Statements of position on Taiwan and the Strait.',
  },
  {
    name: 'Technology controls',
    definition: 'Export controls, investment limits, licensing of critical minerals, data and platforms.',
  },
];

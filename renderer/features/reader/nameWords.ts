import type { NameCandidate, NameRow } from './nameRows';

export const groupTitles: Readonly<Record<NameRow['group'], string>> = {
  unclear: 'Who is meant?',
  known: 'Known names',
  unknown: 'New names',
  accepted: 'Accepted',
};

const reasons: Readonly<Record<NameCandidate['reason'], string>> = {
  decided: 'decided before',
  onlyBearer: 'the only one called so',
  fullNameInText: 'full name in this article',
  heldRoleThen: 'held this role then',
  namedBefore: 'named before in this article',
  standsWithOthers: 'stands with others named here',
  kindFits: 'fits the words around it',
  noReason: '',
};

/** Why somebody may be meant, beside their name; empty where nothing speaks for them. */
export function reasonOf({ reason, nameKind }: NameCandidate): string {
  if (nameKind === 'metonym' && (reason === 'noReason' || reason === 'onlyBearer')) return 'called so in a figure of speech';
  return reasons[reason];
}

/** What a row is, for the card over the text. */
export function standingOf(row: NameRow): string {
  switch (row.group) {
    case 'unclear': return 'Several may be meant';
    case 'known': return 'Suggested';
    case 'unknown': return 'Proposed';
    case 'accepted': return 'Accepted';
  }
}

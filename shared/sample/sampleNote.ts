import type { NoteBlock, NoteInline, NoteListItem, NoteTable, NoteText } from '../domain/noteBody';
import type { SampleNote } from './sampleShape';

function text(words: string, ...marks: NoteText['marks']): NoteText {
  return { kind: 'text', text: words, marks };
}

/** Plain words or a finished inline node: what the writer of a block passes. */
type Piece = string | NoteInline;

function inlines(pieces: readonly Piece[]): readonly NoteInline[] {
  return pieces.map((piece) => (typeof piece === 'string' ? text(piece) : piece));
}

function paragraph(...pieces: readonly Piece[]): NoteBlock {
  return { kind: 'paragraph', children: inlines(pieces) };
}

function heading(words: string): NoteBlock {
  return { kind: 'heading', level: 2, children: [text(words)] };
}

function item(...pieces: readonly Piece[]): NoteListItem {
  return { isChecked: null, children: inlines(pieces), lists: [] };
}

function task(isChecked: boolean, ...pieces: readonly Piece[]): NoteListItem {
  return { ...item(...pieces), isChecked };
}

function row(isHeader: boolean, ...cells: readonly (readonly Piece[])[]): NoteTable['rows'][number] {
  return cells.map((pieces) => ({ isHeader, children: inlines(pieces) }));
}

/** The sample's analytic note: every statement of fact stands beside the highlight it rests on. */
export const sampleNote: SampleNote = {
  title: 'Which lines came back? Military channels, June 2023 to August 2024',
  blocks: ({ passage, entity }) => [
    paragraph(
      'In August 2022 the lines between the two armed forces went dead: ',
      passage('linesCut'),
      '. This note follows one question through five articles: what has been restored, and ',
      text('on whose word', 'italic'),
      '? ',
      text('Short answer:', 'bold'),
      ' by August 2024 the staff-level talks are back, and the call between theater commanders is still a promise.',
    ),

    heading('From refusal to promise'),
    paragraph(
      entity('blinken'), ' went to Beijing late, because of the ', entity('balloonIncident', 'balloon'), ' (',
      passage('balloonDelay'), '), and left with ', passage('militaryRequest'),
      '. The American side reports a plain refusal (', passage('linesNotRestored'),
      '); the Chinese side names a cause (', passage('sanctionsReason'), ').',
    ),
    paragraph(
      'The turn came at the ', entity('woodsideSummit'), ', where ', entity('biden', 'Biden'), ' and ', entity('xi', 'Xi'),
      ' sat together for four hours (', passage('filoliMeeting'), '). Of the commanders’ calls it said no more than ',
      passage('commandersToResume'), '. The explainer’s own caution is the rule I apply below:',
    ),
    { kind: 'quotation', children: inlines([passage('promiseNotCall')]) },

    heading('Promises and proof'),
    {
      kind: 'table',
      rows: [
        row(true, ['Line'], ['State'], ['Evidence']),
        row(false, ['Senior officers, defense policy talks'], [text('Restored', 'bold')], [passage('decemberVideo')]),
        row(false, ['Theater commanders'], [text('Promised', 'bold')], [passage('theaterCall')]),
        row(false, ['The same, as of 30 August 2024'], [text('Not yet used', 'bold')], [passage('stillNotSpoken')]),
      ],
    },
    paragraph(
      'The newest signal is one of rank. ', entity('sullivan'), ' met ', entity('wangYi'), ' again, the latest in a series (',
      passage('lakeSetting'), '), but he was also received by ', passage('zhangMeeting'),
      '. I read this as the military channel being opened from above before it is used in the theater.',
    ),

    heading('The quarrel over words'),
    paragraph('Channels reopened while the vocabulary drifted apart. Three steps:'),
    {
      kind: 'list',
      style: 'bullet',
      start: 1,
      items: [
        item(
          entity('yellen'), ' came to Beijing with a distinction: not decoupling, but de-risking. In a columnist’s words: ',
          passage('deRiskingDefined'), '.',
        ),
        item('After Woodside each side kept its own name for the relationship: ', passage('twoFrames'), '.'),
        item('In April 2024 the word ', entity('deRisking', 'de-risking'), ' is turned against its users: ', passage('notDeRisking'), '.'),
      ],
    },
    paragraph(
      'Both hold at once, then: contact is easier and agreement is not. What ', entity('heLifeng'),
      ' and Yellen began (', passage('counterpart'), ') deserves the same test: ', passage('channelJudged'), '.',
    ),

    heading('To check next'),
    {
      kind: 'list',
      style: 'check',
      start: 1,
      items: [
        task(true, 'Find when the lines were cut, and for how long: ', passage('linesSilent')),
        task(false, 'Did the theater commanders speak in September 2024?'),
        task(false, 'Find the Chinese readout for ', passage('candidWords'), '; only the American one is quoted.'),
        task(false, 'Ask whether ', passage('redLine'), ' was worded differently in 2023.'),
      ],
    },
  ],
};

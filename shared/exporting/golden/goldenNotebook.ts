import type { Anchor } from '../../domain/anchor';
import { createAlias, createEntity } from '../../domain/entity';
import { createCountingIdMaker, type Clock } from '../../domain/ids';
import { createPassageMention, type Mention } from '../../domain/mention';
import { createNote } from '../../domain/note';
import type { NoteBlock } from '../../domain/noteBody';
import { createPassage, type HighlightColor, type Passage } from '../../domain/passage';
import { parsePublicationDate, unknownDate } from '../../domain/publicationDate';
import { createSource, type Source } from '../../domain/source';
import { createSourceDocument, type Block, type InlineMark, type SourceDocument } from '../../domain/sourceDocument';
import { createTag } from '../../domain/tag';
import type { ExportSnapshot } from '../snapshot';

/** A block without offsets; `bold` and `link` mark the first occurrence of words in it. */
interface BlockDraft {
  readonly block: Block['kind'];
  readonly text: string;
  readonly level?: number;
  readonly depth?: number;
  readonly number?: number;
  readonly isHeader?: boolean;
  readonly bold?: string;
  readonly link?: { readonly words: string; readonly target: string };
}

const digestOf = (character: string): string => character.repeat(64);

function marksOf(draft: BlockDraft, start: number): readonly InlineMark[] {
  const at = (words: string): { readonly start: number; readonly end: number } => {
    const index = draft.text.indexOf(words);
    return { start: start + index, end: start + index + words.length };
  };
  const marks: InlineMark[] = [];
  if (draft.bold !== undefined) marks.push({ kind: 'strong', ...at(draft.bold) });
  if (draft.link !== undefined) marks.push({ kind: 'link', ...at(draft.link.words), target: draft.link.target });
  return marks;
}

function blockOf(draft: BlockDraft, start: number): Block {
  const place = { start, end: start + draft.text.length, marks: marksOf(draft, start) };
  switch (draft.block) {
    case 'heading':
      return { kind: 'heading', level: draft.level ?? 2, ...place };
    case 'paragraph':
      return { kind: 'paragraph', ...place };
    case 'listItem':
      return { kind: 'listItem', depth: draft.depth ?? 0, number: draft.number ?? null, ...place };
    case 'quotation':
      return { kind: 'quotation', depth: draft.depth ?? 1, ...place };
    case 'code':
      return { kind: 'code', language: '', ...place };
    case 'pageBreak':
      return { kind: 'pageBreak', label: draft.text, start, end: start, marks: [] };
    case 'tableRow': {
      let at = start;
      const cells = draft.text.split('\t').map((cell) => {
        const span = { start: at, end: at + cell.length };
        at = span.end + 1;
        return span;
      });
      return { kind: 'tableRow', table: 0, isHeader: draft.isHeader ?? false, cells, ...place };
    }
  }
}

function documentOf(source: Source, drafts: readonly BlockDraft[]): SourceDocument {
  let text = '';
  const blocks = drafts.map((draft, index) => {
    if (index > 0) text += '\n';
    const block = blockOf(draft, text.length);
    if (draft.block !== 'pageBreak') text += draft.text;
    return block;
  });
  return createSourceDocument(source.id, text, blocks);
}

/** A small notebook with everything an export has to cope with. Always the same. */
export function goldenNotebook(): ExportSnapshot {
  const ids = createCountingIdMaker();
  let minutes = 0;
  const clock: Clock = () => new Date(Date.UTC(2024, 8, 1, 9, (minutes += 1))).toISOString();

  const conflict = { ...createTag({ name: 'Conflict' }, clock, ids), definition: 'Disputes between states, armed or not.' };
  const sanctions = createTag({ name: 'Export controls', parentId: conflict.id }, clock, ids);
  const year = createTag({ name: '2024' }, clock, ids);
  const tags = [conflict, sanctions, year];

  const harbor = createSource({
    title: 'Harbor talks: "a first step" | The Example Courier', byline: 'Mara Lind', outlet: 'The Example Courier',
    url: 'https://www.courier.example/2024/08/harbor_talks?ref=a*b', language: 'en', format: 'html', fileName: 'harbor.html',
    published: parsePublicationDate('2024-08-29', 'metadata') ?? unknownDate,
    bytesDigest: digestOf('a'), textDigest: digestOf('1'), textLength: 0, wordCount: 120, tagIds: [conflict.id, year.id],
  }, clock, ids);
  const briefing = createSource({
    title: 'Briefing', outlet: 'Ministry of Ports', language: 'en', format: 'text',
    published: parsePublicationDate('June 2023', 'person') ?? unknownDate,
    bytesDigest: digestOf('b'), textDigest: digestOf('2'), textLength: 0, wordCount: 30,
  }, clock, ids);
  const secondBriefing = createSource({
    title: 'briefing', format: 'text', bytesDigest: digestOf('c'), textDigest: digestOf('3'), textLength: 0, wordCount: 3,
  }, clock, ids);

  const documents = [
    documentOf(harbor, [
      { block: 'heading', level: 1, text: 'Harbor talks: "a first step"' },
      { block: 'paragraph', text: 'Envoys met for two days in the harbor city. “We agreed on *one* thing,” Envoy Ilse Varga said, “to meet again.”', bold: 'two days' },
      { block: 'paragraph', text: 'Neither side named [[a date]]; the cost is put at $5 billion or $6 billion ^estimate.', link: { words: 'the cost', target: 'https://www.courier.example/cost' } },
      { block: 'listItem', text: '1. No tariffs' },
      { block: 'listItem', depth: 1, text: 'not before #2025' },
      { block: 'listItem', text: 'Open ports' },
      { block: 'quotation', text: '> Calm seas make quick treaties.\u2028-- a proverb' },
      { block: 'pageBreak', text: '2' },
      { block: 'tableRow', isHeader: true, text: 'Port\tShips' },
      { block: 'tableRow', text: 'North | South\t12' },
      { block: 'code', text: 'ETA = 08:00\n``` %%hidden%%' },
      { block: 'paragraph', text: 'A <b>bold</b> claim: 50%% of ==all== ships_and_boats wait.\u2028They wait at anchor.' },
    ]),
    documentOf(briefing, [
      { block: 'paragraph', text: 'The minister regards the harbor as open to all flags.' },
      { block: 'paragraph', text: 'A review follows in the autumn.' },
    ]),
    documentOf(secondBriefing, [{ block: 'paragraph', text: 'To be written.' }]),
  ];
  const textOf = (source: Source): string => documents.find((document) => document.id === source.id)?.text ?? '';
  const anchorAt = (source: Source, first: string, last: string): Anchor => {
    const text = textOf(source);
    const start = text.indexOf(first);
    const end = text.indexOf(last, start) + last.length;
    if (start < 0 || end < start) throw new Error(`Not in the text: ${first} … ${last}`);
    return { start, end, exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32), textDigest: source.textDigest };
  };
  const passage = (source: Source, first: string, last: string, color: HighlightColor, more: Partial<Passage> = {}): Passage => ({
    ...createPassage({ sourceId: source.id, anchor: anchorAt(source, first, last), color }, clock, ids), ...more,
  });
  const words = passage(harbor, '“We agreed', 'again.”', 'violet', { comment: 'Said twice that day.\nSee also #protocol.\n\n- not a list', tagIds: [sanctions.id] });
  const envoy = passage(harbor, 'Envoy Ilse', 'Varga', 'blue');
  const cost = passage(harbor, 'the cost', 'estimate.', 'rose', { tagIds: [year.id, sanctions.id] });
  const overlap = passage(harbor, '$6 billion', 'tariffs', 'green');
  const list = passage(harbor, 'North | South', 'anchor.', 'amber', { comment: 'Spans a table, code and a paragraph.', pages: '2' });
  const open = passage(briefing, 'regards the harbor', 'all flags', 'green');
  const removed = createPassage({ sourceId: harbor.id, anchor: words.anchor, color: 'amber' }, clock, ids);

  const varga = {
    ...createEntity({ kind: 'person', name: 'Ilse Varga', description: 'Chief envoy of the northern ports.\n\nSpeaks for *nobody* else.' }, clock, ids),
    aliases: [createAlias('Varga', 'shortName'), { ...createAlias('Chief envoy', 'role'), validFrom: '2022-03', validTo: null }, createAlias('Варга', 'transliteration')],
    externalIds: { wikidata: 'Q0', viaf: '000' },
  };
  const ministry = createEntity({ kind: 'organization', name: 'Ministry of Ports' }, clock, ids);
  const harborCity = createEntity({ kind: 'place', name: 'Con' }, clock, ids);
  const link = (entityId: Mention['entityId'], at: Passage): Mention =>
    createPassageMention({ entityId, sourceId: at.sourceId, anchor: at.anchor, passageId: at.id }, clock, ids);
  const loose: Mention = { ...link(ministry.id, open), passageId: null, anchor: anchorAt(briefing, 'minister', 'minister') };
  const mentions: readonly Mention[] = [
    link(varga.id, words), link(ministry.id, words), link(varga.id, envoy), loose,
    { ...link(harborCity.id, cost), status: 'suggested', origin: 'analysis' },
  ];

  const note = createNote({ title: 'What was agreed?' }, clock, ids);
  const empty = createNote({ title: '' }, clock, ids);
  const cite = (at: Passage): Extract<NoteBlock, { kind: 'paragraph' }>['children'][number] => ({
    kind: 'passage', passageId: at.id, sourceId: at.sourceId, quotation: at.anchor.exact, sourceTitle: 'Harbor talks',
  });
  const plain = (text: string, ...marks: ('bold' | 'italic' | 'strike' | 'code')[]): { kind: 'text'; text: string; marks: typeof marks } => ({ kind: 'text', text, marks });
  const blocks: readonly NoteBlock[] = [
    { kind: 'heading', level: 2, children: [plain('Reading #1: the '), plain('harbor', 'italic')] },
    {
      kind: 'paragraph',
      children: [
        { kind: 'entity', entityId: varga.id, text: 'the envoy' }, plain(' claims '), cite(words), plain('. Bold '),
        plain('and both ', 'bold'), plain('overlap', 'bold', 'italic'), plain(' here', 'italic'), plain(', '), plain('gone', 'strike'), plain(' `tick`'),
        { kind: 'lineBreak' }, plain('A new line with '), plain('a|b `c`', 'code'), plain(' and '),
        { kind: 'link', url: 'https://www.courier.example/a_(b)', children: [plain('a link', 'bold')] }, plain('. '),
        { kind: 'unknown', data: { kind: 'sketch', strokes: [[0, 1], [2, 3]], title: 'a -- b' } },
      ],
    },
    { kind: 'paragraph', children: [] },
    { kind: 'quotation', children: [cite(removed)] },
    {
      kind: 'list', style: 'number', start: 3,
      items: [
        { isChecked: null, children: [plain('third')], lists: [{ kind: 'list', style: 'bullet', start: 1, items: [{ isChecked: null, children: [plain('below')], lists: [] }] }] },
        { isChecked: null, children: [plain('fourth: '), cite(open)], lists: [] },
      ],
    },
    {
      kind: 'list', style: 'check', start: 1,
      items: [{ isChecked: true, children: [plain('read')], lists: [] }, { isChecked: false, children: [plain('verify')], lists: [] }],
    },
    {
      kind: 'table',
      rows: [
        [{ isHeader: true, children: [plain('Who')] }, { isHeader: true, children: [plain('Words | place')] }],
        [{ isHeader: false, children: [{ kind: 'entity', entityId: ministry.id, text: 'Ministry' }] }, { isHeader: false, children: [cite(open)] }],
      ],
    },
    { kind: 'code', language: 'text', text: 'a ``` b\n' },
    { kind: 'rule' },
    { kind: 'unknown', data: { kind: 'map', zoom: 3 } },
  ];

  return {
    sources: [harbor, briefing, secondBriefing],
    documents,
    passages: [words, envoy, cost, overlap, list, open],
    colorMeanings: [{ id: 'rose', createdAt: clock(), updatedAt: clock(), meaning: 'Disputed figure' }],
    tags,
    entities: [varga, ministry, harborCity],
    mentions,
    notes: [note, empty],
    noteBodies: [{ id: note.id, updatedAt: clock(), blocks }],
  };
}

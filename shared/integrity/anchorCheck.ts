import { describeSpan } from '../anchoring/anchor';
import { locateAll, type Located } from '../anchoring/locate';
import type { Anchor } from '../domain/anchor';
import type { HashedText } from './documentCheck';
import { quoted, type Finding } from './finding';

/** A record that has an anchor. */
export interface AnchoredRecord {
  readonly table: 'passages' | 'mentions';
  readonly id: string;
  readonly anchor: Anchor;
}

/** Whether words and what stands around them are where the anchor says, whatever digest it names. */
function isInPlace({ start, end, exact, prefix, suffix }: Anchor, text: string): boolean {
  return text.slice(start, end) === exact && text.slice(0, start).endsWith(prefix) && text.startsWith(suffix, end);
}

function subjectOf({ table, anchor }: AnchoredRecord): string {
  return `${table === 'passages' ? 'The highlight' : 'The link of'} ${quoted(anchor.exact)}`;
}

function corrected(anchored: AnchoredRecord, span: { readonly start: number; readonly end: number }, { text, textDigest }: HashedText): Finding['repair'] {
  const to = describeSpan(text, textDigest, span);
  return to ? { kind: 'correctAnchor', from: anchored.anchor, to } : null;
}

function judge(anchored: AnchoredRecord, located: Located, within: HashedText, title: string): Finding | null {
  const { table, id, anchor } = anchored;
  const subject = subjectOf(anchored);
  switch (located.kind) {
    case 'exact':
      return null;
    case 'moved': {
      const { span, confidence, words } = located;
      // Only where it is beyond doubt; everything else is for a person to decide.
      const isCertain = words === 'same' && confidence === 1;
      const found = within.text.slice(span.start, span.end);
      return {
        kind: 'anchorMoved', table, id, details: [`from ${anchor.start} to ${span.start}`, `confidence ${confidence.toFixed(2)}`, `words there: ${found}`],
        repair: isCertain ? corrected(anchored, span, within) : null,
        sentence: isCertain
          ? `${subject} in ${quoted(title)} stands in another place than noted; the words are the same and stand there once.`
          : `${subject} in ${quoted(title)} seems to stand in another place: ${quoted(found)}.`,
      };
    }
    case 'lost':
      return { kind: 'anchorLost', table, id, details: [anchor.exact], repair: null, sentence: `${subject} is not found in the text of ${quoted(title)}. Its words and comment are kept.` };
  }
}

/** Looks for every anchor of one article in its text. Those that stand where they say are no finding. */
export function checkAnchors(anchored: readonly AnchoredRecord[], within: HashedText, title: string): readonly Finding[] {
  const { text, textDigest } = within;
  const wrongDigests = anchored.filter(({ anchor }) => anchor.textDigest !== textDigest && isInPlace(anchor, text));
  const others = anchored.filter((each) => !wrongDigests.includes(each));
  const located = locateAll(others.map(({ anchor }) => anchor), text, textDigest);
  return [
    ...wrongDigests.map((each): Finding => ({
      kind: 'anchorMoved', table: each.table, id: each.id, details: [`names the text ${each.anchor.textDigest}`],
      repair: { kind: 'correctAnchor', from: each.anchor, to: { ...each.anchor, textDigest } },
      sentence: `${subjectOf(each)} in ${quoted(title)} stands where it should, but names another text.`,
    })),
    ...others.flatMap((each, index) => judge(each, located[index] ?? { kind: 'lost', quotation: each.anchor.exact }, within, title) ?? []),
  ];
}

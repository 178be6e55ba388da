import type { PhrasingContent } from 'mdast';
import type { Json, NoteInline, NotePassageRef } from '../domain/noteBody';
import type { CollectedNotebook } from './collect';
import type { ExportLinks } from './exportLinks';
import { pageCitation } from '../domain/pages';
import { cleanText, oneLine, quotedWords } from './exportText';
import { text } from './markdownNodes';
import { nestRuns, type Run, type RunFormat } from './nestRuns';

/** What the words of a note refer to. */
export interface NoteReferences {
  readonly notebook: CollectedNotebook;
  readonly links: ExportLinks;
}

/** Data of an unknown node as one line of JSON, kept whole. */
function unknownLine(data: Json): string {
  return `ibidem-unknown ${JSON.stringify(data).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}`;
}

/**
 * “Exact words” and where they stand. The words are the highlight's as it is now; of one that was deleted, those the
 * note kept. Line breaks inside the words become spaces.
 */
function citationNodes(reference: NotePassageRef, { notebook, links }: NoteReferences): PhrasingContent[] {
  const passage = notebook.passageOf(reference.passageId);
  const source = notebook.sourceOf(passage?.sourceId ?? reference.sourceId);
  const words = quotedWords(passage?.anchor.exact ?? reference.quotation);
  const kept = oneLine(reference.sourceTitle) || 'Untitled';
  if (passage && source) return [text(`${words} (`), links.toPassage(passage, source), text(passage.pages === undefined ? ')' : `, ${pageCitation(oneLine(passage.pages))})`)];
  return [text(`${words} (`), source ? links.toSource(source) : text(kept), text(') (highlight deleted)')];
}

const markFormats = { bold: 'strong', italic: 'emphasis', strike: 'strike', code: 'code' } as const;

function nodeRuns(nodes: readonly PhrasingContent[], formats: readonly RunFormat[]): readonly Run[] {
  return nodes.map((node) => (node.type === 'text' ? { text: node.value, formats } : { node, formats }));
}

function runsOf(inlines: readonly NoteInline[], references: NoteReferences, outer: readonly RunFormat[]): readonly Run[] {
  return inlines.flatMap((inline): readonly Run[] => {
    switch (inline.kind) {
      case 'text':
        return [{ text: cleanText(inline.text).replace(/[\n\u2028]/g, ' '), formats: [...outer, ...inline.marks.map((mark) => ({ kind: markFormats[mark] }))] }];
      case 'lineBreak':
        return [{ node: { type: 'break' }, formats: outer }];
      case 'entity': {
        const entity = references.notebook.entityOf(inline.entityId);
        const node = entity ? references.links.toEntity(entity, inline.text) : text(oneLine(inline.text));
        return nodeRuns([node], outer);
      }
      case 'passage':
        return nodeRuns(citationNodes(inline, references), outer);
      case 'unknown':
        return [{ node: { type: 'inlineCode', value: unknownLine(inline.data) }, formats: outer }];
      case 'link':
        return runsOf(inline.children, references, [{ kind: 'link', url: inline.url }]).map((run) =>
          // A link cannot stand in a link: inside one, a wikilink is its label.
          'node' in run && run.node.type === 'wikiLink' ? { text: run.node.label, formats: run.formats } : run,
        );
    }
  });
}

/** Drops line breaks at the ends, where Markdown would show a backslash. */
function trimBreaks(runs: readonly Run[]): readonly Run[] {
  const isWord = (run: Run): boolean => ('node' in run ? run.node.type !== 'break' : run.text.trim() !== '');
  const first = runs.findIndex(isWord);
  return first < 0 ? [] : runs.slice(first, runs.findLastIndex(isWord) + 1);
}

/** Drops white space at the ends of lines, which Markdown could only show as `&#x20;`. */
function trimSpaces(runs: readonly Run[]): readonly Run[] {
  const isEnd = (run: Run | undefined): boolean => !run || ('node' in run && run.node.type === 'break');
  return runs.flatMap((run, index): readonly Run[] => {
    if ('node' in run) return [run];
    const unled = isEnd(runs[index - 1]) ? run.text.trimStart() : run.text;
    const trimmed = isEnd(runs[index + 1]) ? unled.trimEnd() : unled;
    return trimmed === '' ? [] : [{ text: trimmed, formats: run.formats }];
  });
}

/** The inline content of a block of a note. `singleLine`: headings and table cells, where a line break is a space. */
export function noteInlines(inlines: readonly NoteInline[], references: NoteReferences, singleLine = false): PhrasingContent[] {
  const runs = trimSpaces(trimBreaks(runsOf(inlines, references, [])));
  const shaped = singleLine
    ? runs.map((run): Run => ('node' in run && run.node.type === 'break' ? { text: ' ', formats: run.formats } : run))
    : runs;
  return nestRuns(shaped);
}

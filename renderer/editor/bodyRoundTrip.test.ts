import { buildEditorFromExtensions } from '@lexical/extension';
import { HeadlessExtension } from '@lexical/headless';
import fc from 'fast-check';
import { $createParagraphNode, $createTextNode, $getRoot, $isElementNode, $isTextNode, defineExtension, HISTORIC_TAG, type LexicalNode } from 'lexical';
import { afterAll, expect, it } from 'vitest';
import { createCountingIdMaker } from '../../shared/domain/ids';
import { textMarks, type Json, type NoteBlock, type NoteInline, type NoteList } from '../../shared/domain/noteBody';
import { BlockReader } from './blockReader';
import { $setBlocks } from './bodyToNodes';
import { $readBlocks } from './nodesToBody';
import { NoteNodesExtension } from './noteNodes';

const editor = buildEditorFromExtensions(
  defineExtension({
    name: 'test',
    dependencies: [HeadlessExtension, NoteNodesExtension],
    onError: (error) => {
      throw error;
    },
  }),
);
afterAll(() => editor.dispose());

function throughEditor(blocks: readonly NoteBlock[]): NoteBlock[] {
  editor.update(() => $setBlocks(blocks), { discrete: true });
  return editor.read(() => $readBlocks());
}

const ids = createCountingIdMaker();
const marks = fc.subarray([...textMarks]);
/** As typed: any Unicode, with tabs; a line break in a text is a node of its own. */
const typed = fc.string({ unit: fc.oneof(fc.constantFrom('\t', ' ', '“', '\u{1F1E8}', 'é', '*', '_', '`'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\r\n]/g, 'x'));
const json: fc.Arbitrary<Json> = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);

type Leaf = Exclude<NoteInline, { readonly kind: 'link' }>;
const leaf: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('text' as const), text: typed, marks }) },
  fc.constant({ kind: 'lineBreak' as const }),
  fc.record({ kind: fc.constant('entity' as const), entityId: fc.constant(ids('entity')), text: fc.string() }),
  fc.record({
    kind: fc.constant('passage' as const), passageId: fc.constant(ids('passage')), sourceId: fc.constant(ids('source')),
    quotation: fc.string(), sourceTitle: fc.string(),
  }),
  fc.record({ kind: fc.constant('unknown' as const), data: json }),
);

/** Neighbouring texts with the same marks are one text: the form in which bodies are written. */
function canonical<Inline extends NoteInline>(inlines: readonly Inline[]): Inline[] {
  return inlines.filter((inline, index) => {
    const before = inlines[index - 1];
    return !(inline.kind === 'text' && before?.kind === 'text' && String(inline.marks) === String(before.marks));
  });
}
const leaves = fc.array(leaf, { maxLength: 5 }).map((list) => canonical(list));
const link = fc.record({ kind: fc.constant('link' as const), url: fc.webUrl(), children: leaves.filter((list) => list.length > 0) });
const inlines: fc.Arbitrary<NoteInline[]> = fc
  .array(fc.oneof({ weight: 4, arbitrary: leaf }, link), { maxLength: 5 })
  .map((list) => canonical(list));

/** Two lists of one kind that follow each other are one list to the eye, and to the editor. */
function withoutTwinLists<Block extends { readonly kind: string }>(blocks: readonly Block[]): Block[] {
  return blocks.filter((each, index) => !(each.kind === 'list' && blocks[index - 1]?.kind === 'list'));
}

function listOf(depth: number): fc.Arbitrary<NoteList> {
  const lists: fc.Arbitrary<NoteList[]> = depth === 0 ? fc.constant([]) : fc.array(listOf(depth - 1), { maxLength: 2 }).map(withoutTwinLists);
  return fc.constantFrom('bullet' as const, 'number' as const, 'check' as const).chain((style) =>
    fc.record({
      kind: fc.constant('list' as const),
      style: fc.constant(style),
      start: style === 'number' ? fc.integer({ min: 1, max: 40 }) : fc.constant(1),
      items: fc.array(
        fc.record({ isChecked: style === 'check' ? fc.boolean() : fc.constant(null), children: inlines, lists }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );
}

const block: fc.Arbitrary<NoteBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), children: inlines }),
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const), children: inlines }),
  fc.record({ kind: fc.constant('quotation' as const), children: inlines }),
  fc.record({ kind: fc.constant('code' as const), language: fc.constantFrom('', 'json', 'sql'), text: fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\t', '`', '中') }) }),
  fc.constant({ kind: 'rule' as const }),
  fc.record({ kind: fc.constant('unknown' as const), data: json }),
  listOf(2),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
    fc.record({
      kind: fc.constant('table' as const),
      rows: fc.array(fc.array(fc.record({ isHeader: fc.boolean(), children: inlines }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    }),
  ),
);
const isEmptyLine = (each: NoteBlock | undefined): boolean => each?.kind === 'paragraph' && each.children.length === 0;
const body = fc.array(block, { maxLength: 5 }).map(withoutTwinLists).filter((blocks) => !(blocks.length === 1 && isEmptyLine(blocks[0])));

it('brings every body back from the editor as it was', () => {
  fc.assert(fc.property(body, (blocks) => {
    expect(throughEditor(blocks)).toEqual(blocks);
  }), { numRuns: 300 });
});

it('brings every editor state back from a body as it was', () => {
  fc.assert(fc.property(body, (blocks) => {
    throughEditor(blocks);
    const state = JSON.stringify(editor.getEditorState().toJSON());
    throughEditor(editor.read(() => $readBlocks()));
    expect(JSON.stringify(editor.getEditorState().toJSON())).toBe(state);
  }), { numRuns: 100 });
});

/** Something a person does with one of the nodes. */
const edit = fc.record({ at: fc.nat(), act: fc.constantFrom('type', 'format', 'remove', 'append', 'insert', 'move', 'undo', 'caret'), text: typed });

function $edit({ at, act, text }: { readonly at: number; readonly act: string; readonly text: string }): void {
  const $under = (node: LexicalNode): LexicalNode[] => [node, ...($isElementNode(node) ? node.getChildren().flatMap($under) : [])];
  const nodes = $getRoot().getChildren().flatMap($under);
  const node = nodes[at % Math.max(nodes.length, 1)];
  if (act === 'insert' || !node) $getRoot().append($createParagraphNode().append($createTextNode(text)));
  else if (act === 'type' && $isTextNode(node)) node.setTextContent(node.getTextContent() + text);
  else if (act === 'format' && $isTextNode(node)) node.toggleFormat('bold');
  else if (act === 'remove') node.remove();
  else if (act === 'append' && $isElementNode(node) && node.isInline()) node.append($createTextNode(text));
  else if (act === 'move') node.getTopLevelElement()?.insertBefore($createParagraphNode().append($createTextNode(text)));
}

it('reads a body again and again as it reads it once, whatever is done to it, undo included', () => {
  const reader = new BlockReader(editor);
  fc.assert(fc.property(body, fc.array(fc.tuple(edit, fc.boolean()), { maxLength: 12 }), (blocks, edits) => {
    throughEditor(blocks);
    const states = [editor.getEditorState()].filter((state) => !state.isEmpty());
    for (const [one, isRead] of edits) {
      if (one.act === 'undo') editor.setEditorState(states[one.at % states.length] ?? editor.getEditorState(), { tag: HISTORIC_TAG });
      else editor.update(() => $edit(one), { discrete: true });
      if (!editor.getEditorState().isEmpty()) states.push(editor.getEditorState());
      if (isRead) expect(reader.read()).toEqual(editor.read(() => $readBlocks()));
    }
    expect(reader.read()).toEqual(editor.read(() => $readBlocks()));
  }), { numRuns: 300 });
});

it('leaves a block in which nothing changed the object that it was', () => {
  throughEditor([1, 2, 3].map((number) => ({ kind: 'paragraph', children: [{ kind: 'text', text: `Line ${number}`, marks: [] }] })));
  const reader = new BlockReader(editor);
  const before = reader.read();
  editor.update(() => {
    const [, second] = $getRoot().getAllTextNodes();
    second?.setTextContent('Another line');
  }, { discrete: true });
  const after = reader.read();
  expect(after.map((each, index) => each === before[index])).toEqual([true, false, true]);
});

it('keeps what it does not know, in a line and as a block', () => {
  const blocks: NoteBlock[] = [
    { kind: 'unknown', data: { kind: 'poll', options: ['a', { b: [null, 1.5] }] } },
    { kind: 'paragraph', children: [{ kind: 'text', text: 'before ', marks: [] }, { kind: 'unknown', data: { kind: 'sticker' } }, { kind: 'text', text: ' after', marks: ['bold'] }] },
  ];
  expect(throughEditor(blocks)).toEqual(blocks);
});

it('gives an empty body a line to write in and takes it back as empty', () => {
  expect(throughEditor([])).toEqual([]);
});

it('breaks a text with line breaks into lines, and joins texts of the same marks', () => {
  const blocks: NoteBlock[] = [{ kind: 'paragraph', children: [{ kind: 'text', text: 'a\nb', marks: [] }, { kind: 'text', text: 'c', marks: [] }] }];
  expect(throughEditor(blocks)).toEqual([
    { kind: 'paragraph', children: [{ kind: 'text', text: 'a', marks: [] }, { kind: 'lineBreak' }, { kind: 'text', text: 'bc', marks: [] }] },
  ]);
});

it('fills rows that are too short and shows a link without words by its address', () => {
  const blocks: NoteBlock[] = [
    { kind: 'table', rows: [[{ isHeader: true, children: [] }, { isHeader: true, children: [] }], [{ isHeader: false, children: [] }]] },
    { kind: 'paragraph', children: [{ kind: 'link', url: 'https://example.org/a', children: [] }] },
  ];
  expect(throughEditor(blocks)).toEqual([
    { kind: 'table', rows: [[{ isHeader: true, children: [] }, { isHeader: true, children: [] }], [{ isHeader: false, children: [] }, { isHeader: false, children: [] }]] },
    { kind: 'paragraph', children: [{ kind: 'link', url: 'https://example.org/a', children: [{ kind: 'text', text: 'https://example.org/a', marks: [] }] }] },
  ]);
});

import { idPrefixes, type EntityId, type IdKind, type IdMaker, type MentionId, type NoteId, type PassageId, type SourceId, type TagId } from '../../shared/domain/ids';
import type { NoteBlock } from '../../shared/domain/noteBody';
import { noteLinksOf } from '../../shared/domain/noteLink';
import { isSameValue, type ChangeRow } from '../../shared/history/change';
import type { CommandContext } from './commandContext';
import { citation, mentionOf, paragraphOf, words } from './noteTestData';
import type { ModelDraft, NotebookModel } from './notebookModelTestData';
import { tagNameKey, type TagRef } from './tagRef';

export const stageNames = ['Harbor', 'harbor ', 'Quays', 'TALKS', 'talks', 'Åland', '調停', ' '] as const;
export const stageComments = ['', 'Why?', 'Says who?\nAsk.', '“so-called”'] as const;
const prefixes = { sources: idPrefixes.source, passages: idPrefixes.passage, entities: idPrefixes.entity, notes: idPrefixes.note, tags: idPrefixes.tag, collections: idPrefixes.collection, savedViews: idPrefixes.savedView } as const;
type PickedTable = keyof typeof prefixes;

/** One of a few by any number. */
export function at<Value>(values: readonly [Value, ...Value[]], index: number): Value {
  return values[index % values.length] ?? values[0];
}

/** Throws where program and model answer differently. */
export function expectSame(found: unknown, expected: unknown, what: string): void {
  if (!isSameValue(found, expected)) throw new Error(`${what}: the program says ${JSON.stringify(found)}, the model ${JSON.stringify(expected)}`);
}

/** A program and the model of it, side by side, with what chance chooses among. */
export class CommandStage {
  readonly context: CommandContext;
  heard: ChangeRow[] = [];
  private readonly made = new Map<IdKind, string>();

  constructor(
    context: CommandContext,
    readonly model: NotebookModel,
  ) {
    const ids: IdMaker = (kind) => {
      const id = context.ids(kind);
      this.made.set(kind, id);
      return id;
    };
    this.context = { ...context, ids };
    context.writer.subscribe(({ rows }) => this.heard.push(...rows));
  }

  /** Before each command. */
  begin(): void {
    this.heard = [];
    this.made.clear();
  }

  /** Does to the model what the program just did. */
  perform(work: (draft: ModelDraft) => void, options: { readonly group?: string; readonly isUndoable?: boolean } = {}): void {
    this.model.perform(options, this.heard, work);
  }

  /** Now and then one that is gone. */
  pick<Id extends string>(table: PickedTable, number: number): Id | null {
    if (number % 23 === 7) return `${prefixes[table]}-zzzzzzzzzzzzzzzz` as Id;
    const all = this.model.view.all(table);
    return (all[number % Math.max(1, all.length)]?.id ?? null) as Id | null;
  }

  some(number: number): readonly SourceId[] {
    return [...new Set([number, number * 7, number * 31].slice(0, 1 + (number % 3)).flatMap((each) => this.pick<SourceId>('sources', each) ?? []))];
  }

  tagRef(b: number, c: number): TagRef {
    const id = this.pick<TagId>('tags', b);
    return id && c % 2 === 0 ? { id } : { name: at(stageNames, c) };
  }

  resolveTag(draft: ModelDraft, tag: TagRef, parentId: TagId | null = null): TagId | null {
    if ('id' in tag) return draft.get('tags', tag.id)?.id ?? null;
    const key = tagNameKey(tag.name);
    if (key === '') return null;
    const known = draft.all('tags').find((each) => tagNameKey(each.name) === key);
    if (known) return known.id;
    return this.putTag(draft, tag.name, parentId);
  }

  /** The id that the program made in this command. */
  madeId<Id extends string>(kind: IdKind): Id {
    const id = this.made.get(kind);
    if (id === undefined) throw new Error(`The program made no ${kind}`);
    return id as Id;
  }

  putTag(draft: ModelDraft, name: string, parentId: TagId | null): TagId {
    const id = this.madeId<TagId>('tag');
    draft.put('tags', { id, createdAt: '', updatedAt: '', name: name.trim(), definition: '', parentId });
    return id;
  }

  blocks(number: number): readonly NoteBlock[] {
    const { view } = this.model;
    const [entity, passage] = [view.all('entities')[number % 5], view.all('passages')[number % 7]];
    const source = passage && view.get('sources', passage.sourceId);
    return [
      paragraphOf(words(`Draft ${number}`), ...(entity ? [mentionOf(entity.id, entity.name)] : [])),
      ...(passage && source ? [paragraphOf({ kind: 'link', url: 'https://example.org/', children: [citation(passage, source)] })] : []),
    ];
  }

  putBody(draft: ModelDraft, id: NoteId, blocks: readonly NoteBlock[]): void {
    draft.put('noteBodies', { id, updatedAt: '', blocks });
    draft.remove('noteLinks', ...draft.all('noteLinks').filter(({ noteId }) => noteId === id).map((link) => link.id));
    for (const link of noteLinksOf(id, blocks)) draft.put('noteLinks', link);
  }

  link(draft: ModelDraft, passageId: PassageId, entityId: EntityId): void {
    const passage = draft.get('passages', passageId);
    if (!passage || !draft.get('entities', entityId)) return;
    const known = draft.all('mentions').find((mention) => mention.passageId === passageId && mention.entityId === entityId);
    if (known?.status === 'accepted') return;
    const { sourceId, anchor } = passage;
    const made = { createdAt: '', updatedAt: '', entityId, sourceId, anchor, passageId, origin: 'person' } as const;
    draft.put('mentions', known ? { ...known, status: 'accepted' } : { ...made, id: this.madeId<MentionId>('mention'), status: 'accepted' });
  }
}

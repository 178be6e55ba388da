import type { NoteId } from '../../shared/domain/ids';
import type { Mention } from '../../shared/domain/mention';
import { decidedEntity } from '../../shared/domain/nameDecision';
import { parseRecord } from '../../shared/domain/tables';
import { isRepairable, type Finding, type Repair, type RepairableFinding } from '../../shared/integrity/finding';
import { emptyBody, noteForBody, withAnchor, withDigest, withoutCollections, withoutParent, withoutPassages, withoutTags } from '../../shared/integrity/repair';
import { isSameValue } from '../../shared/history/change';
import type { JournalKeeping } from '../data/journalKeeping';
import { repairNoteBody } from '../data/noteBodyRepair';
import type { OtherCopies } from '../data/otherDocuments';
import type { Recorder } from '../data/transaction';
import type { CommandContext } from './commandContext';
import { rebuildLinks, removeKept } from './quarantineCommands';
import { prepareRepair, type PreparedRepair } from './repairPreparation';

export interface RepairTools extends Omit<OtherCopies, 'database'> {
  /** Null where there is no journal. */
  readonly journal: Pick<JournalKeeping, 'copyNow'> | null;
}

export interface RepairOutcome {
  readonly repaired: number;
  /** Findings that were no longer as the check had found them; nothing was done about them. */
  readonly passedOver: number;
  /** Why the journal could not be renewed, as the end of a sentence; null where it was, or need not be. */
  readonly journalTrouble: string | null;
}

/** The label of the one step that undo takes back. */
export const repairLabel = 'Repair notebook';

/** One repair after the other inside one write. Each looks at the record of the moment and leaves alone what has changed. */
class RecordRepairer {
  private tagIds: ReadonlySet<string> = new Set();

  constructor(
    private readonly context: CommandContext,
    private readonly recorder: Recorder,
    private readonly prepared: PreparedRepair,
    private readonly now: string,
  ) {}

  async begin(): Promise<void> {
    this.tagIds = new Set<string>(await this.context.database.tags.toCollection().primaryKeys());
  }

  /** Whether something was done. */
  async apply({ table, id, repair }: RepairableFinding): Promise<boolean> {
    const { recorder } = this;
    switch (repair.kind) {
      case 'setAside': {
        const kept = this.prepared.kept.get(`${table} ${id}`);
        return kept !== undefined && (await removeKept(recorder, [kept])) > 0;
      }
      case 'mendBody': return this.mendBody(id);
      case 'removeTags': return this.removeTags(table === 'sources' ? 'sources' : 'passages', id, repair);
      case 'removeCollections': {
        const known = new Set<string>(await this.context.database.collections.toCollection().primaryKeys());
        const source = await recorder.get('sources', id);
        const next = source && withoutCollections(source, repair, (each) => known.has(each));
        if (next) await recorder.put('sources', { ...next, updatedAt: this.now });
        return Boolean(next);
      }
      case 'clearParent': {
        const tag = await recorder.get('tags', id);
        const next = tag && withoutParent(tag, repair);
        if (next) await recorder.put('tags', { ...next, updatedAt: this.now });
        return Boolean(next);
      }
      case 'removeMention': return this.removeMention(id);
      case 'removeDecision': return this.removeDecision(id);
      case 'removePassages': {
        const known = new Set<string>(await this.context.database.passages.toCollection().primaryKeys());
        const relation = await recorder.get('relations', id);
        const next = relation && withoutPassages(relation, repair, (each) => known.has(each));
        if (next) await recorder.put('relations', { ...next, updatedAt: this.now });
        return Boolean(next);
      }
      case 'rebuildLinks': {
        const stored = await recorder.get('noteBodies', id);
        await rebuildLinks(this.context, recorder, id as NoteId, stored === undefined ? null : repairNoteBody(id as NoteId, stored));
        return true;
      }
      case 'createBody': {
        const [note, body] = [await recorder.get('notes', id), await recorder.get('noteBodies', id)];
        if (note && body === undefined) await recorder.put('noteBodies', parseRecord('notes', note).ok ? emptyBody(note) : { id: id as NoteId, updatedAt: this.now, blocks: [] });
        return note !== undefined && body === undefined;
      }
      case 'createNote': {
        const [note, body] = [await recorder.get('notes', id), await recorder.get('noteBodies', id)];
        if (note === undefined && body) await recorder.put('notes', noteForBody(body));
        return note === undefined && body !== undefined;
      }
      case 'restoreDocument':
      case 'rebuildBlocks': return this.putDocument(id);
      case 'correctDigest': {
        const source = await recorder.get('sources', id);
        if (source) await recorder.put('sources', { ...withDigest(source, repair), updatedAt: this.now });
        return source !== undefined;
      }
      case 'correctAnchor': return this.correctAnchor(table === 'mentions' ? 'mentions' : 'passages', id, repair);
      case 'restoreOriginal': {
        const original = this.prepared.originals.find((each) => each.id === id);
        if (original) await recorder.keepOriginal(original);
        return original !== undefined;
      }
      case 'renewJournal': return false; // outside of the notebook
    }
  }

  private async mendBody(id: string): Promise<boolean> {
    const kept = this.prepared.kept.get(`noteBodies ${id}`);
    const stored: unknown = await this.recorder.get('noteBodies', id);
    if (!kept || !isSameValue(stored, kept.value)) return false;
    const mended = repairNoteBody(id as NoteId, stored);
    const parsed = parseRecord('noteBodies', { ...mended, updatedAt: this.now });
    if (!parsed.ok) return (await removeKept(this.recorder, [kept])) > 0;
    await this.recorder.put('noteBodies', parsed.value);
    await rebuildLinks(this.context, this.recorder, parsed.value.id, parsed.value);
    return true;
  }

  private async removeTags(table: 'sources' | 'passages', id: string, repair: Extract<Repair, { kind: 'removeTags' }>): Promise<boolean> {
    const hasTag = (tagId: string): boolean => this.tagIds.has(tagId);
    if (table === 'sources') {
      const source = await this.recorder.get('sources', id);
      const next = source && withoutTags(source, repair, hasTag);
      if (next) await this.recorder.put('sources', { ...next, updatedAt: this.now });
      return Boolean(next);
    }
    const passage = await this.recorder.get('passages', id);
    const next = passage && withoutTags(passage, repair, hasTag);
    if (next) await this.recorder.put('passages', { ...next, updatedAt: this.now });
    return Boolean(next);
  }

  private async removeMention(id: string): Promise<boolean> {
    const mention = await this.recorder.get('mentions', id);
    if (!mention || !(await this.leadsNowhere(mention))) return false;
    await this.recorder.remove('mentions', id);
    return true;
  }

  private async removeDecision(id: string): Promise<boolean> {
    const decision = await this.recorder.get('nameDecisions', id);
    if (!decision) return false;
    const entityId = decidedEntity(decision);
    const targets = [decision.sourceId === null ? true : await this.recorder.get('sources', decision.sourceId), entityId === null ? true : await this.recorder.get('entities', entityId)];
    if (!targets.includes(undefined)) return false;
    await this.recorder.remove('nameDecisions', id);
    return true;
  }

  private async leadsNowhere({ entityId, sourceId, passageId }: Mention): Promise<boolean> {
    const targets = [await this.recorder.get('entities', entityId), await this.recorder.get('sources', sourceId), passageId === null ? true : await this.recorder.get('passages', passageId)];
    return targets.includes(undefined);
  }

  private async putDocument(id: string): Promise<boolean> {
    const document = this.prepared.documents.get(id);
    if (!document) return false;
    const current: unknown = await this.recorder.get('sourceDocuments', id);
    if (current !== undefined && !isSameValue(current, this.prepared.kept.get(`sourceDocuments ${id}`)?.value)) return false;
    await this.recorder.put('sourceDocuments', document);
    return true;
  }

  private async correctAnchor(table: 'passages' | 'mentions', id: string, repair: Extract<Repair, { kind: 'correctAnchor' }>): Promise<boolean> {
    if (table === 'passages') {
      const passage = await this.recorder.get('passages', id);
      const next = passage && withAnchor(passage, repair);
      if (next) await this.recorder.put('passages', { ...next, updatedAt: this.now });
      return Boolean(next);
    }
    const mention = await this.recorder.get('mentions', id);
    const next = mention && withAnchor(mention, repair);
    if (next) await this.recorder.put('mentions', { ...next, updatedAt: this.now });
    return Boolean(next);
  }
}

/** Records are moved before anything is made anew, so that what is made does not stand in the way. */
function inOrder(findings: readonly RepairableFinding[]): readonly RepairableFinding[] {
  const isFirst = ({ repair }: RepairableFinding): boolean => repair.kind === 'setAside';
  return [...findings.filter(isFirst), ...findings.filter((finding) => !isFirst(finding))];
}

async function renewJournal({ database }: CommandContext, { journal }: RepairTools, findings: readonly RepairableFinding[]): Promise<string | null> {
  const contentIds = findings.flatMap(({ repair }) => (repair.kind === 'renewJournal' ? repair.contentIds : []));
  // What is not known to be kept is brought along by the next copy.
  await database.keptContents.bulkDelete([...contentIds]);
  const outcome = (await journal?.copyNow()) ?? { status: 'failed', reason: 'there is no journal' };
  if (outcome.status === 'taken') return null;
  return outcome.status === 'failed' ? outcome.reason : 'it was stopped';
}

/**
 * Repairs what can be repaired of these findings, as one step of the history. What is taken from its place or written
 * over lies in the quarantine before. Imported files and the journal are mended outside of the history.
 */
export async function repairNotebook(context: CommandContext, findings: readonly Finding[], tools: RepairTools): Promise<RepairOutcome> {
  const repairable = findings.filter(isRepairable);
  const inNotebook = inOrder(repairable.filter(({ repair }) => repair.kind !== 'renewJournal'));
  const ofJournal = repairable.filter(({ repair }) => repair.kind === 'renewJournal');
  const prepared = await prepareRepair({ ...tools, database: context.database }, inNotebook, context.clock());
  const done = await context.writer.write({ label: repairLabel }, async (recorder) => {
    const repairer = new RecordRepairer(context, recorder, prepared, context.clock());
    await repairer.begin();
    let count = 0;
    for (const finding of inNotebook) if (await repairer.apply(finding)) count += 1;
    return count;
  });
  const journalTrouble = ofJournal.length > 0 ? await renewJournal(context, tools, ofJournal) : null;
  return { repaired: done + (journalTrouble === null ? ofJournal.length : 0), passedOver: inNotebook.length - done, journalTrouble };
}

import type { Original } from '../../shared/domain/original';
import type { SourceId } from '../../shared/domain/ids';
import type { SourceDocument } from '../../shared/domain/sourceDocument';
import { parseRecord } from '../../shared/domain/tables';
import { plainDocument } from '../../shared/integrity/blockCheck';
import type { RepairableFinding } from '../../shared/integrity/finding';
import { foundDocument } from '../data/integrityTexts';
import { otherDocuments, soundOriginal, type OtherCopies } from '../data/otherDocuments';
import { keepInQuarantine, type ValueToKeep } from '../data/quarantine';

/** What a repair needs and cannot fetch inside of its transaction. */
export interface PreparedRepair {
  /** Texts that were proven right, by their source's id. */
  readonly documents: ReadonlyMap<string, SourceDocument>;
  readonly originals: readonly Original[];
  /** Values that lie in the quarantine as they were when it was prepared, by table and id. */
  readonly kept: ReadonlyMap<string, ValueToKeep>;
}

const keptAtOnce = 50;

/** Repairs that take something from its place or write over what cannot be read. */
const keeping: ReadonlySet<string> = new Set(['setAside', 'mendBody', 'restoreDocument', 'rebuildBlocks', 'restoreOriginal']);

async function provenDocument(copies: OtherCopies, { id, repair }: RepairableFinding): Promise<SourceDocument | null> {
  const { database } = copies;
  if (repair.kind === 'restoreDocument') {
    const source = await database.sources.get(id);
    if (!source || source.textDigest !== repair.textDigest) return null;
    const others = await otherDocuments(copies, source);
    const proven = others.filter(({ textDigest }) => textDigest === repair.textDigest);
    return (proven.find(({ from }) => from === repair.from) ?? proven[0])?.document ?? null;
  }
  if (repair.kind !== 'rebuildBlocks') return null;
  const found = await foundDocument(id, await database.sourceDocuments.get(id));
  const hashed = found.status === 'read' ? { text: found.document.text, textDigest: found.textDigest } : found.status === 'malformed' ? found.text : null;
  return hashed?.textDigest === repair.textDigest ? plainDocument(id as SourceId, hashed.text) : null;
}

async function soundOriginalOf(copies: OtherCopies, { id, repair }: RepairableFinding): Promise<Original | null> {
  if (repair.kind !== 'restoreOriginal') return null;
  const bytes = await soundOriginal(copies, id);
  return bytes && { id, mediaType: repair.mediaType, bytes };
}

async function valueToKeep({ database }: OtherCopies, { table, id, details }: RepairableFinding): Promise<ValueToKeep | null> {
  if (table === 'journal') return null;
  const value: unknown = await database.table<unknown, string>(table).get(id);
  if (value === undefined) return null;
  const parsed = parseRecord(table, value);
  return { table, recordId: id, problems: parsed.ok ? details : parsed.problems, value };
}

/** Fetches what the repairs need and copies into the quarantine what they will take away. Changes no table. */
export async function prepareRepair(copies: OtherCopies, findings: readonly RepairableFinding[], at: string): Promise<PreparedRepair> {
  const documents = new Map<string, SourceDocument>();
  const originals: Original[] = [];
  const kept = new Map<string, ValueToKeep>();
  let toKeep: ValueToKeep[] = [];
  const keep = async (): Promise<void> => {
    await keepInQuarantine(copies.database, toKeep, at);
    toKeep = [];
  };
  for (const finding of findings) {
    const document = await provenDocument(copies, finding);
    if (document) documents.set(finding.id, document);
    const original = await soundOriginalOf(copies, finding);
    if (original) originals.push(original);
    const value = keeping.has(finding.repair.kind) ? await valueToKeep(copies, finding) : null;
    if (!value) continue;
    kept.set(`${value.table} ${value.recordId}`, value);
    toKeep.push(value);
    if (toKeep.length >= keptAtOnce) await keep();
  }
  await keep();
  return { documents, originals, kept };
}

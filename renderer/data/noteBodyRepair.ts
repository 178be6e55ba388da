import * as v from 'valibot';
import type { NoteId } from '../../shared/domain/ids';
import { noteBodySchema, type Json, type NoteBlock, type NoteBody } from '../../shared/domain/noteBody';

const probe = { id: 'not-0000000000000000', updatedAt: '1970-01-01T00:00:00.000Z' };

function parseBlock(value: unknown): NoteBlock | null {
  const result = v.safeParse(noteBodySchema, { ...probe, blocks: [value] });
  return result.success ? (result.output.blocks[0] ?? null) : null;
}

function isKnownInline(value: unknown): boolean {
  return parseBlock({ kind: 'paragraph', children: [value] }) !== null;
}

/** What IndexedDB can hold and JSON cannot (dates, binary data) becomes what JSON makes of it. */
function asJson(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  return text === undefined ? null : (JSON.parse(text) as Json);
}

/** A block as far as it can be read; the inline nodes or the whole block that cannot are kept as unknown. */
function repairBlock(value: unknown): NoteBlock {
  const known = parseBlock(value);
  if (known) return known;
  if (typeof value === 'object' && value !== null && 'children' in value && Array.isArray(value.children)) {
    const children: readonly unknown[] = value.children;
    const repaired = parseBlock({
      ...value,
      children: children.map((child) => (isKnownInline(child) ? child : { kind: 'unknown', data: asJson(child) })),
    });
    if (repaired) return repaired;
  }
  return { kind: 'unknown', data: asJson(value) };
}

/** A body as it lies in the database, block by block where the whole does not parse. Nothing is dropped. */
export function repairNoteBody(id: NoteId, stored: unknown): NoteBody {
  const whole = v.safeParse(noteBodySchema, stored);
  if (whole.success) return whole.output;
  const record = typeof stored === 'object' && stored !== null ? stored : {};
  const updatedAt = 'updatedAt' in record && typeof record.updatedAt === 'string' ? record.updatedAt : probe.updatedAt;
  const blocks = 'blocks' in record ? record.blocks : stored;
  return { id, updatedAt, blocks: Array.isArray(blocks) ? blocks.map(repairBlock) : [repairBlock(blocks)] };
}

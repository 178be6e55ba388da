import type { Parsed } from './record';
import type { TableName } from './tables';
import { upgradeSteps } from './upgradeSteps';

/**
 * A record as the newest schema has it, from one written under an older. The same for a live database, a snapshot, a
 * line of the journal and a backup. The result is not parsed yet; a value that a step cannot read is told, never thrown.
 */
export function upgradeRecord(table: TableName, value: unknown, fromSchema: number): Parsed<unknown> {
  let record = value;
  for (const { version, records } of upgradeSteps) {
    const upgrade = version > fromSchema ? records[table] : undefined;
    if (!upgrade) continue;
    try {
      record = upgrade(record);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, problems: [`It cannot be read as a record of version ${version - 1}: ${reason}`] };
    }
  }
  return { ok: true, value: record };
}

/** Whether records of a table have another shape now than under an older schema. */
export function hasChangedShape(table: TableName, fromSchema: number): boolean {
  return upgradeSteps.some(({ version, records }) => version > fromSchema && records[table] !== undefined);
}

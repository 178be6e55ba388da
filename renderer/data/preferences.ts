import * as v from 'valibot';
import { highlightColors } from '../../shared/domain/passage';
import type { NotebookDatabase } from './database';
import type { Writer } from './transaction';

/** What this installation prefers. Each has a default; a damaged value counts as absent. */
const preferenceSchemas = {
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Reading text, in CSS pixels. */
  textSize: v.fallback(v.pipe(v.number(), v.minValue(13), v.maxValue(28)), 18),
  /** Reading column, in characters. */
  columnWidth: v.fallback(v.pipe(v.number(), v.minValue(44), v.maxValue(100)), 68),
  lastColor: v.fallback(v.picklist(highlightColors), 'amber'),
  librarySort: v.fallback(v.picklist(['imported', 'title', 'outlet', 'date']), 'imported'),
  highlightSort: v.fallback(v.picklist(['text', 'newest', 'color']), 'text'),
  isInspectorOpen: v.fallback(v.boolean(), true),
  isListOpen: v.fallback(v.boolean(), true),
  /** Names that analysis found, and accepted ones, are marked in the text. */
  showsNames: v.fallback(v.boolean(), true),
  exportsFullText: v.fallback(v.boolean(), false),
} as const;

export type PreferenceName = keyof typeof preferenceSchemas;
export type Preferences = { readonly [Name in PreferenceName]: v.InferOutput<(typeof preferenceSchemas)[Name]> };

const names = Object.keys(preferenceSchemas) as readonly PreferenceName[];

/** All preferences, defaults filled in. */
export async function readPreferences(database: NotebookDatabase): Promise<Preferences> {
  const settings = await database.settings.bulkGet(names.map((name) => `preference:${name}`));
  const entries = names.map((name, index) => [name, v.parse(preferenceSchemas[name], settings[index]?.value)] as const);
  return Object.fromEntries(entries) as Preferences;
}

/** Stores one preference; not undone. */
export async function setPreference<Name extends PreferenceName>(writer: Writer, name: Name, value: Preferences[Name]): Promise<void> {
  await writer.write({ label: 'Change preference', isUndoable: false }, (recorder) =>
    recorder.put('settings', { id: `preference:${name}`, value }),
  );
}

/** Any other remembered value of the window (reading position, last place), under a key of its own. */
export async function readMemory<Value>(database: NotebookDatabase, key: string, schema: v.GenericSchema<unknown, Value>): Promise<Value | null> {
  const setting = await database.settings.get(`memory:${key}`);
  const parsed = v.safeParse(schema, setting?.value);
  return parsed.success ? parsed.output : null;
}

export async function writeMemory(writer: Writer, key: string, value: unknown): Promise<void> {
  await writer.write({ label: 'Remember place', isUndoable: false }, (recorder) =>
    recorder.put('settings', { id: `memory:${key}`, value }),
  );
}

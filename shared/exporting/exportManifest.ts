import * as v from 'valibot';
import { digestSchema } from '../domain/record';
import { compareText } from './exportText';

/** The file in an export folder that says which files this program wrote, and their bytes' digests. */
export const exportManifestPath = 'ibidem-export.json';

/** The format this program writes; it reads no newer one. */
const manifestVersion = 1;

/** Path inside the folder → SHA-256 of the bytes that were written. */
export type ExportManifest = ReadonlyMap<string, string>;

/** A path that stays inside the folder: a manifest is a file like any other and may have been made by anyone. */
function isInside(path: string): boolean {
  return path.length < 1000 && !/[\\:*?"<>|\u0000-\u001f]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

const manifestSchema = v.object({
  format: v.literal('ibidem-export'),
  version: v.literal(manifestVersion),
  files: v.array(v.object({ path: v.pipe(v.string(), v.check(isInside, 'Expected a path inside the folder')), sha256: digestSchema })),
});

/** The manifest's text: JSON, one file a line, sorted by path. */
export function serializeManifest(manifest: ExportManifest): string {
  const files = [...manifest]
    .sort(([a], [b]) => compareText(a, b))
    .map(([path, sha256]) => `    ${JSON.stringify({ path, sha256 })}`);
  const list = files.length === 0 ? '[]' : `[\n${files.join(',\n')}\n  ]`;
  return `{\n  "format": "ibidem-export",\n  "version": ${manifestVersion},\n  "files": ${list}\n}\n`;
}

/** Reads a manifest. Null where it is damaged, of a newer program or not a manifest: then nothing in the folder counts as ours. */
export function parseManifest(text: string): ExportManifest | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(manifestSchema, data);
  return parsed.success ? new Map(parsed.output.files.map((file) => [file.path, file.sha256])) : null;
}

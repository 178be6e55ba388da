import { decodeText } from '../../../shared/importing/encoding';
import { readEntityCsv } from '../../../shared/registry/entityCsv';
import { readFollowTheMoney } from '../../../shared/registry/followTheMoney';
import type { RegistryFile } from '../../../shared/registry/registryEntry';

/** More is no registry of a notebook, and would be held in memory several times. */
export const mostBytes = 64 * 1024 * 1024;

export type RegistryReading =
  | { readonly status: 'read'; readonly format: 'CSV' | 'FollowTheMoney'; readonly file: RegistryFile }
  | { readonly status: 'refused'; readonly sentence: string };

/** Reads a file of entities; by its first sign, since both formats go by several endings. */
export function readRegistryFile(name: string, bytes: Uint8Array): RegistryReading {
  if (bytes.byteLength > mostBytes) return { status: 'refused', sentence: `“${name}” is larger than ${mostBytes / 1024 / 1024} MB. Nothing was read. Split it into smaller files.` };
  const decoded = decodeText(bytes, false);
  if (!decoded) return { status: 'refused', sentence: `“${name}” is no text. Choose a CSV table or FollowTheMoney JSON lines.` };
  const { text } = decoded;
  return text.replace(/^\ufeff/, '').trimStart().startsWith('{')
    ? { status: 'read', format: 'FollowTheMoney', file: readFollowTheMoney(text) }
    : { status: 'read', format: 'CSV', file: readEntityCsv(text) };
}

import type { Source } from '../domain/source';
import { quoted, type Finding } from './finding';

/** An imported file as it lies in its table. */
export type FoundOriginal =
  | { readonly status: 'missing' }
  | { readonly status: 'malformed'; readonly problems: readonly string[] }
  /** `digest` is the SHA-256 of the bytes that are there. */
  | { readonly status: 'read'; readonly digest: string };

/**
 * An imported file against the digest it is kept under.
 * @param owners the articles that came from it
 * @param mediaTypeInJournal its type where the journal has the right bytes, else null
 */
export function judgeOriginal(id: string, found: FoundOriginal, owners: readonly Pick<Source, 'title'>[], mediaTypeInJournal: string | null): Finding | null {
  if (found.status === 'read' && found.digest === id) return null;
  const [owner] = owners;
  // What no article refers to is kept for undo alone and may be gone.
  if (found.status === 'missing' && !owner) return null;
  const of = owner ? ` of ${quoted(owner.title || 'Untitled')}` : '';
  const isMissing = found.status === 'missing';
  return {
    kind: isMissing ? 'originalMissing' : 'originalChanged', table: 'originals', id,
    details: found.status === 'read' ? [`found ${found.digest}`] : found.status === 'malformed' ? found.problems : [],
    repair: mediaTypeInJournal === null ? null : { kind: 'restoreOriginal', mediaType: mediaTypeInJournal },
    sentence: `The imported file${of} is ${isMissing ? 'missing' : 'damaged'}. ${mediaTypeInJournal === null ? 'The text is not affected, and no other copy of the file was found.' : 'The journal has the right one.'}`,
  };
}

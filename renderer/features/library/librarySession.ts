import type { SourceId } from '../../../shared/domain/ids';
import { createListSession } from '../../ui/listSession';
import { selectRows } from '../../ui/rowSelection';
import { createStore } from '../../workspace/store';
import { createSourceOrder, noFilter, type LibraryFilter } from './libraryFilter';

// All of this is kept while the person looks into other sections.
export const libraryFilter = createStore<LibraryFilter>(noFilter);
export const libraryOrder = createSourceOrder();
export const librarySession = createListSession();

/** The articles that are being dragged, in the order of the list; null while none are. */
export const draggedSources = createStore<readonly SourceId[] | null>(null);

let followed: readonly string[] = [];
let usedAt = '';

/** The person does something in the list: what is imported since before then does not take its place. */
export function noteLibraryUse(): void {
  usedAt = new Date().toISOString();
}

/**
 * What is chosen follows the open source and the last import, and is the person's own in between. An import that the
 * person did not wait for changes nothing; `freshSince` says when its first article came in.
 */
export function followLibrary(openId: string | null, fresh: readonly string[], freshSince: string): void {
  librarySession.follow(openId);
  if (followed !== fresh && fresh.length > 0 && usedAt < freshSince) librarySession.selection.set(selectRows([...fresh].reverse()));
  followed = fresh;
}

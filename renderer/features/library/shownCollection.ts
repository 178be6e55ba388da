import type { CollectionId } from '../../../shared/domain/ids';
import { createStore } from '../../workspace/store';

/** What of the library is shown: all, what lies in a collection, or what lies in none. */
export type ShownCollection = CollectionId | 'all' | 'none';

/** Kept while the person looks into other sections. */
export const shownCollection = createStore<ShownCollection>('all');

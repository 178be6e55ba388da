import type { BackupFile } from '../../shared/contracts/backupContract';
import type { EntityId, NoteId, PassageId, SourceId, TagId } from '../../shared/domain/ids';
import type { EntityKind } from '../../shared/domain/entity';
import { createStore, type Store } from './store';

export type ExportTarget =
  | { readonly kind: 'everything' }
  | { readonly kind: 'source'; readonly id: SourceId }
  | { readonly kind: 'sources'; readonly ids: readonly SourceId[] }
  | { readonly kind: 'note'; readonly id: NoteId }
  | { readonly kind: 'entity'; readonly id: EntityId }
  | { readonly kind: 'tag'; readonly id: TagId };

/** A dialog that one part of the interface asks another to show; at most one at a time. */
export type DialogRequest =
  | { readonly kind: 'palette' }
  | { readonly kind: 'keys' }
  /** At a tab, where one is named. */
  | { readonly kind: 'settings'; readonly tab?: 'data' }
  /** The check of the notebook. */
  | { readonly kind: 'integrity' }
  | { readonly kind: 'about' }
  /** Of third parties. */
  | { readonly kind: 'licences' }
  /** Asks once whether there is a newer version of the program. */
  | { readonly kind: 'updates' }
  /** How to begin, where the data lie and how they are kept. */
  | { readonly kind: 'gettingStarted' }
  /** Puts a snapshot of the journal in the place of the notebook, at once; `returns` where undo or redo asked for it. */
  | {
      readonly kind: 'replace';
      readonly snapshotId: string;
      readonly label: string;
      readonly returns?: { readonly step: 'undone'; readonly undoFrom: string } | { readonly step: 'redone'; readonly redoFrom: string };
    }
  | { readonly kind: 'export'; readonly target: ExportTarget }
  /** Checks a chosen backup, shows what is in it and restores it. */
  | { readonly kind: 'restoreBackup'; readonly file: BackupFile }
  /** Pairs of entities that are likely one; files of entities to read and to write. */
  | { readonly kind: 'duplicates' | 'importEntities' | 'exportEntities' }
  /** Creates an entity, with a name from the selected words; links the highlight where one is given. */
  | { readonly kind: 'newEntity'; readonly name: string; readonly entityKind?: EntityKind; readonly passageId: PassageId | null };

export interface Dialogs {
  readonly current: Store<DialogRequest | null>;
  show(request: DialogRequest): void;
  close(): void;
}

export function createDialogs(): Dialogs {
  const current = createStore<DialogRequest | null>(null);
  return { current, show: (request) => current.set(request), close: () => current.set(null) };
}

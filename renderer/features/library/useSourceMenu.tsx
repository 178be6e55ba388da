import { useState, type ReactNode } from 'react';
import type { Collection } from '../../../shared/domain/collection';
import { readingStates, type Source } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { addToCollection, removeFromCollection } from '../../commands/collectionCommands';
import { deleteSources, setReadingState, tagSources, untagSources } from '../../commands/sourceCommands';
import { useLive } from '../../data/live';
import { highlightTotal } from '../../data/sourceQueries';
import { useServices } from '../../services';
import { ConfirmDialog } from '../../ui/Dialog';
import type { MenuLine } from '../../ui/MenuLines';
import { BulkDetailsDialog } from './BulkDetailsDialog';
import { readingStateNames } from './ReadingStateShape';
import { SourceLabelsDialog } from './SourceLabelsDialog';

function DeleteDialog({ sources, onClose }: { readonly sources: readonly Source[]; onClose(): void }) {
  const { context, database, navigation } = useServices();
  const ids = sources.map((source) => source.id);
  const highlights = useLive(() => highlightTotal(database, ids), [ids.join(' ')]);
  if (highlights === undefined) return null;
  const what = sources.length === 1 ? `“${sources[0]?.title ?? ''}”` : `These ${sources.length} articles`;
  const along = highlights === 0 ? '' : highlights === 1 ? ' with 1 highlight' : ` with ${highlights} highlights`;
  return (
    <ConfirmDialog
      title={sources.length === 1 ? 'Delete this article?' : `Delete ${sources.length} articles?`}
      confirmLabel="Delete"
      onClose={onClose}
      onConfirm={() => {
        for (const id of ids) navigation.leave(id);
        void deleteSources(context, ids);
      }}
    >
      <p>{`${what} will be deleted${along}. Notes keep the words they cite. Undo brings everything back.`}</p>
    </ConfirmDialog>
  );
}

export interface SourceMenu {
  /** What can be done with the chosen sources. */
  readonly lines: readonly MenuLine[];
  /** Those of them that mark as read and the like. */
  readonly stateLines: readonly MenuLine[];
  /** The dialogs that the lines open. */
  readonly dialog: ReactNode;
  askToDelete(): void;
  editTags(): void;
  editCollections(): void;
}

interface SourceMenuParts {
  readonly sources: readonly Source[];
  readonly tags: readonly Tag[];
  readonly collections: readonly Collection[];
  /** The collection that the list shows. */
  readonly shown: Collection | null;
}

/** What can be done with one or several sources of the list. */
export function useSourceMenu({ sources, tags, collections, shown }: SourceMenuParts): SourceMenu {
  const { context, dialogs, navigation } = useServices();
  const [asked, setAsked] = useState<'tags' | 'collections' | 'details' | 'delete' | null>(null);
  const [only] = sources.length === 1 ? sources : [];
  const ids = sources.map((source) => source.id);
  const close = (): void => setAsked(null);
  const stateLines: readonly MenuLine[] = readingStates.map((state) => ({
    id: state, label: `Mark as ${readingStateNames[state].toLowerCase()}`,
    isDisabled: sources.every((source) => source.readingState === state),
    run: () => void setReadingState(context, ids, state),
  }));
  const lines: readonly MenuLine[] = [
    ...(only
      ? [
          { id: 'open', label: 'Open', run: () => navigation.open({ kind: 'source', id: only.id }) },
          { id: 'openBeside', label: 'Open beside', run: () => navigation.open({ kind: 'source', id: only.id }, { beside: true }) },
        ]
      : []),
    ...stateLines.map((line, index) => ({ ...line, startsGroup: index === 0 && only !== undefined })),
    { id: 'tags', label: 'Tags…', startsGroup: true, run: () => setAsked('tags') },
    ...(only ? [] : [{ id: 'details', label: 'Outlet, author, date…', run: () => setAsked('details') }]),
    { id: 'collections', label: 'Collections…', run: () => setAsked('collections') },
    ...(shown ? [{ id: 'takeOut', label: `Remove from “${shown.name}”`, run: () => void removeFromCollection(context, ids, shown.id) }] : []),
    {
      id: 'export', label: 'Export…', startsGroup: true,
      run: () => dialogs.show({ kind: 'export', target: only ? { kind: 'source', id: only.id } : { kind: 'sources', ids } }),
    },
    { id: 'delete', label: only ? 'Delete…' : `Delete ${sources.length} articles…`, isDanger: true, startsGroup: true, run: () => setAsked('delete') },
  ];
  const dialog =
    asked === null || sources.length === 0 ? null
    : asked === 'tags' ? (
      <SourceLabelsDialog
        title="Tags" word="tag" sources={sources} labels={tags} idsOf={(source) => source.tagIds} onClose={close}
        onAdd={({ id }) => void tagSources(context, ids, { id })}
        onRemove={({ id }) => void untagSources(context, ids, id)}
        onCreate={(name) => void tagSources(context, ids, { name })}
      />
    )
    : asked === 'collections' ? (
      <SourceLabelsDialog
        title="Collections" word="collection" sources={sources} labels={collections} idsOf={(source) => source.collectionIds} onClose={close}
        onAdd={({ id }) => void addToCollection(context, ids, { id })}
        onRemove={({ id }) => void removeFromCollection(context, ids, id)}
        onCreate={(name) => void addToCollection(context, ids, { name })}
      />
    )
    : asked === 'details' ? <BulkDetailsDialog sources={sources} onClose={close} />
    : <DeleteDialog sources={sources} onClose={close} />;
  return { lines, stateLines, dialog, askToDelete: () => setAsked('delete'), editTags: () => setAsked('tags'), editCollections: () => setAsked('collections') };
}

import { useState, type ReactNode } from 'react';
import { readingStates, type Source } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { deleteSources, setReadingState } from '../../commands/sourceCommands';
import { useLive } from '../../data/live';
import { highlightTotal } from '../../data/sourceQueries';
import { useServices } from '../../services';
import { ConfirmDialog } from '../../ui/Dialog';
import type { MenuLine } from '../../ui/MenuLines';
import { readingStateNames } from './ReadingStateShape';
import { SourceTagsDialog } from './SourceTagsDialog';

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
  /** The dialogs that the lines open. */
  readonly dialog: ReactNode;
  askToDelete(): void;
  editTags(): void;
}

/** What can be done with one or several sources of the list. */
export function useSourceMenu(sources: readonly Source[], tags: readonly Tag[]): SourceMenu {
  const { context, dialogs, navigation } = useServices();
  const [asked, setAsked] = useState<'tags' | 'delete' | null>(null);
  const [only] = sources.length === 1 ? sources : [];
  const ids = sources.map((source) => source.id);
  const close = (): void => setAsked(null);
  const lines: readonly MenuLine[] = [
    ...(only
      ? [
          { id: 'open', label: 'Open', run: () => navigation.open({ kind: 'source', id: only.id }) },
          { id: 'openBeside', label: 'Open beside', run: () => navigation.open({ kind: 'source', id: only.id }, { beside: true }) },
        ]
      : []),
    ...readingStates.map((state, index) => ({
      id: state, label: `Mark as ${readingStateNames[state].toLowerCase()}`, startsGroup: index === 0 && only !== undefined,
      isDisabled: sources.every((source) => source.readingState === state),
      run: () => void setReadingState(context, ids, state),
    })),
    { id: 'tags', label: 'Tags…', startsGroup: true, run: () => setAsked('tags') },
    ...(only ? [{ id: 'export', label: 'Export…', run: () => dialogs.show({ kind: 'export', target: { kind: 'source', id: only.id } }) }] : []),
    { id: 'delete', label: only ? 'Delete…' : `Delete ${sources.length} articles…`, isDanger: true, startsGroup: true, run: () => setAsked('delete') },
  ];
  const dialog =
    asked === null || sources.length === 0 ? null
    : asked === 'tags' ? <SourceTagsDialog sources={sources} tags={tags} onClose={close} />
    : <DeleteDialog sources={sources} onClose={close} />;
  return { lines, dialog, askToDelete: () => setAsked('delete'), editTags: () => setAsked('tags') };
}

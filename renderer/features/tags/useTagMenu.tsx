import { useState, type ReactNode } from 'react';
import type { TagId } from '../../../shared/domain/ids';
import type { TagWithUse } from '../../data/tagQueries';
import { useServices } from '../../services';
import type { MenuLine } from '../../ui/MenuLines';
import { DeleteTagDialog, EditTagDialog, MergeTagDialog, MoveTagDialog, NewTagDialog } from './TagDialogs';
import { SplitTagDialog } from './SplitTagDialog';

type Asked = 'new' | 'edit' | 'move' | 'merge' | 'split' | 'delete';

export interface TagMenu {
  linesFor(id: TagId): readonly MenuLine[];
  /** Asks for the name of a new tag at the top. */
  askForNew(): void;
  readonly dialog: ReactNode;
}

/** What can be done with a tag of the codebook, and the dialogs that this opens. `onShow` is told which tag to show then. */
export function useTagMenu(tags: readonly TagWithUse[], onShow: (id: TagId | null) => void): TagMenu {
  const { dialogs } = useServices();
  const [asked, setAsked] = useState<{ readonly what: Asked; readonly id: TagId | null } | null>(null);
  const close = (): void => setAsked(null);
  const entry = tags.find(({ tag }) => tag.id === asked?.id);

  const linesFor = (id: TagId): readonly MenuLine[] => {
    const isUnused = (each: TagId): boolean => {
      const use = tags.find(({ tag }) => tag.id === each)?.use;
      return !use || use.sources + use.passages === 0;
    };
    const ask = (what: Asked) => () => setAsked({ what, id });
    return [
      { id: 'edit', label: 'Rename and define…', run: ask('edit') },
      { id: 'new', label: 'New tag under it…', run: ask('new') },
      { id: 'move', label: 'Move under…', run: ask('move') },
      { id: 'merge', label: 'Merge into…', isDisabled: tags.length < 2, run: ask('merge') },
      { id: 'split', label: 'Split…', isDisabled: isUnused(id), run: ask('split') },
      { id: 'export', label: 'Export…', startsGroup: true, run: () => dialogs.show({ kind: 'export', target: { kind: 'tag', id } }) },
      { id: 'delete', label: 'Delete…', isDanger: true, startsGroup: true, run: ask('delete') },
    ];
  };

  const dialogOf = (): ReactNode => {
    if (asked?.what === 'new') return <NewTagDialog tags={tags} parentId={asked.id} onClose={close} />;
    if (!asked || !entry) return null;
    const shared = { entry, tags, onClose: close };
    switch (asked.what) {
      case 'edit': return <EditTagDialog {...shared} />;
      case 'move': return <MoveTagDialog {...shared} />;
      case 'merge': return <MergeTagDialog {...shared} onMerged={onShow} />;
      case 'split': return <SplitTagDialog {...shared} onSplit={onShow} />;
      case 'delete': return <DeleteTagDialog {...shared} onDeleted={() => onShow(null)} />;
    }
  };
  return { linesFor, askForNew: () => setAsked({ what: 'new', id: null }), dialog: dialogOf() };
}

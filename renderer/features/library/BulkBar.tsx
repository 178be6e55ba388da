import { useLayoutEffect, useRef } from 'react';
import { BookOpenCheck, FolderPlus, Tag as TagIcon, Trash2, X } from 'lucide-react';
import { IconButton } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import styles from './LibraryList.module.css';
import { librarySession } from './librarySession';
import type { SourceMenu } from './useSourceMenu';

/** What can be done with all that is chosen. */
export function BulkBar({ count, menu, onClear }: { readonly count: number; readonly menu: SourceMenu; onClear(): void }) {
  const bar = useRef<HTMLDivElement>(null);
  // When it goes, its buttons cannot keep the focus: the list takes it.
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      if (element?.contains(document.activeElement)) librarySession.memory.focus();
    };
  }, []);
  return (
    <div ref={bar} className={styles['bulk']} role="toolbar" aria-label="Chosen articles">
      <span className={styles['bulkCount']} role="status">{count.toLocaleString()} selected</span>
      <MenuButton label="Reading state" lines={menu.stateLines}><BookOpenCheck aria-hidden /></MenuButton>
      <IconButton label="Tags…" onPress={menu.editTags}><TagIcon aria-hidden /></IconButton>
      <IconButton label="Collections…" onPress={menu.editCollections}><FolderPlus aria-hidden /></IconButton>
      <IconButton label="Delete…" onPress={menu.askToDelete}><Trash2 aria-hidden /></IconButton>
      <MenuButton label="More for the chosen articles" lines={menu.lines} />
      <IconButton label="Clear selection" onPress={onClear}><X aria-hidden /></IconButton>
    </div>
  );
}

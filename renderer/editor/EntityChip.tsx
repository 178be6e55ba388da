import type { NodeKey } from 'lexical';
import type { NoteEntityRef } from '../../shared/domain/noteBody';
import { useNoteEditorContext } from './noteEditorHost';
import { useIsSelected } from './selectedChips';
import styles from './chips.module.css';

/** The name of an entity; a click opens it. */
export function EntityChip({ nodeKey, mention }: { readonly nodeKey: NodeKey; readonly mention: NoteEntityRef }) {
  const { host, missing } = useNoteEditorContext();
  const isSelected = useIsSelected(nodeKey);
  const isDeleted = missing.has(mention.entityId);
  return (
    <span
      role="link"
      tabIndex={-1}
      className={styles['entity']}
      data-selected={isSelected}
      data-deleted={isDeleted}
      aria-disabled={isDeleted}
      title={isDeleted ? 'This entity was deleted; the name is kept here.' : `Open ${mention.text}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (isDeleted ? undefined : host.openEntity(mention.entityId))}
    >
      {mention.text}
    </span>
  );
}

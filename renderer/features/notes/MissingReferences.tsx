import type { NoteBlock } from '../../../shared/domain/noteBody';
import { useLive } from '../../data/live';
import { missingTargets } from '../../data/noteQueries';
import { useServices } from '../../services';
import { noteTargetsOf } from './noteTargets';
import styles from './NoteHistory.module.css';

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** Says where a version refers to what is no longer there. */
export function MissingReferences({ blocks, versionId }: { readonly blocks: readonly NoteBlock[]; readonly versionId: string }) {
  const { database } = useServices();
  const targets = noteTargetsOf(blocks);
  const missing = useLive(() => missingTargets(database, targets), [versionId]);
  const highlights = targets.passageIds.filter((id) => missing?.has(id)).length;
  const entities = targets.entityIds.filter((id) => missing?.has(id)).length;
  if (highlights + entities === 0) return null;
  const named = [highlights > 0 ? counted(highlights, 'highlight', 'highlights') : '', entities > 0 ? counted(entities, 'entity', 'entities') : ''];
  return (
    <p className={styles['missing']} role="status">
      {`This version refers to ${named.filter((part) => part !== '').join(' and ')} that ${highlights + entities === 1 ? 'is' : 'are'} no longer in the notebook. The words stay; they lead nowhere.`}
    </p>
  );
}

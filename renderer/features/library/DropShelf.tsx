import { useState, type ReactNode } from 'react';
import { Check, Folder, FolderPlus, Plus, Tag as TagIcon } from 'lucide-react';
import type { Collection } from '../../../shared/domain/collection';
import type { SourceId } from '../../../shared/domain/ids';
import type { Source } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { addToCollection } from '../../commands/collectionCommands';
import { tagSources } from '../../commands/sourceCommands';
import { useServices } from '../../services';
import styles from './DropShelf.module.css';
import { draggedSources } from './librarySession';
import type { SourceMenu } from './useSourceMenu';

interface DropPlaceProps {
  readonly icon: ReactNode;
  readonly name: string;
  /** All that is dragged is there already. */
  readonly isThere: boolean;
  onDrop(): void;
}

function DropPlace({ icon, name, isThere, onDrop }: DropPlaceProps) {
  const [isOver, setIsOver] = useState(false);
  const take = isThere
    ? {}
    : {
        onDragEnter: () => setIsOver(true),
        onDragLeave: () => setIsOver(false),
        onDragOver: (event: React.DragEvent) => {
          event.preventDefault();
          event.dataTransfer.dropEffect = 'copy';
        },
        onDrop: (event: React.DragEvent) => {
          event.preventDefault();
          onDrop();
        },
      };
  return (
    <li className={styles['place']} data-over={isOver} data-there={isThere} {...take}>
      {icon}
      <span className={styles['name']} title={name}>{name}</span>
      {isThere ? <Check aria-label="All are there" size={13} /> : null}
    </li>
  );
}

interface DropShelfProps {
  readonly ids: readonly SourceId[];
  /** Those of them that are shown. */
  readonly sources: readonly Source[];
  readonly tags: readonly Tag[];
  readonly collections: readonly Collection[];
  readonly menu: SourceMenu;
}

/** Where dragged articles can be dropped: on a collection or a tag. With keys, the same is done from the list’s menu. */
export function DropShelf({ ids, sources, tags, collections, menu }: DropShelfProps) {
  const { actions, context, notices } = useServices();
  const what = ids.length === 1 ? 'the article' : `${ids.length.toLocaleString()} articles`;
  const done = async (change: Promise<unknown>, sentence: string): Promise<void> => {
    draggedSources.set(null);
    await change;
    notices.show({ tone: 'success', text: sentence, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  const drop = (change: () => Promise<unknown>, sentence: string) => (): void => {
    done(change(), sentence).catch((error: unknown) => notices.show({ tone: 'problem', text: error instanceof Error ? error.message : String(error) }));
  };
  const count = ids.length === 1 ? 'The article was' : `${ids.length.toLocaleString()} articles were`;
  const ask = (open: () => void) => (): void => {
    draggedSources.set(null);
    open();
  };
  const has = (idsOf: (source: Source) => readonly string[], id: string): boolean => sources.length > 0 && sources.every((source) => idsOf(source).includes(id));
  return (
    <div className={styles['shelf']} role="group" aria-label="Drop on a collection or tag">
      <p className={styles['lead']}>Drop {what} on a collection or tag</p>
      <div className={styles['columns']}>
        <section className={styles['column']}>
          <h2>Collections</h2>
          <ul aria-label="Collections to drop on">
            {collections.map(({ id, name }) => (
              <DropPlace
                key={id} icon={<Folder aria-hidden size={14} />} name={name} isThere={has((source) => source.collectionIds, id)}
                onDrop={drop(() => addToCollection(context, ids, { id }), `${count} put into “${name}”.`)}
              />
            ))}
            <DropPlace icon={<FolderPlus aria-hidden size={14} />} name="New collection…" isThere={false} onDrop={ask(menu.editCollections)} />
          </ul>
        </section>
        <section className={styles['column']}>
          <h2>Tags</h2>
          <ul aria-label="Tags to drop on">
            {tags.map(({ id, name }) => (
              <DropPlace
                key={id} icon={<TagIcon aria-hidden size={13} />} name={name} isThere={has((source) => source.tagIds, id)}
                onDrop={drop(() => tagSources(context, ids, { id }), `${count} tagged “${name}”.`)}
              />
            ))}
            <DropPlace icon={<Plus aria-hidden size={14} />} name="New tag…" isThere={false} onDrop={ask(menu.editTags)} />
          </ul>
        </section>
      </div>
    </div>
  );
}

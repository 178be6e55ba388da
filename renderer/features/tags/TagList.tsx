import { useState } from 'react';
import { ChevronRight, GripVertical, Plus } from 'lucide-react';
import { Button as AriaButton, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from 'react-aria-components';
import type { TagId } from '../../../shared/domain/ids';
import { moveTag } from '../../commands/tagCommands';
import { useLive } from '../../data/live';
import { tagsWithUse } from '../../data/tagQueries';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import { ContextMenu, type MenuPoint } from '../../ui/ContextMenu';
import { EmptyState } from '../../ui/EmptyState';
import { TextField } from '../../ui/Field';
import { createStore, useStore } from '../../workspace/store';
import { tagUsePhrase } from './TagDialogs';
import styles from './TagList.module.css';
import { TagPage } from './TagPage';
import { matchingTree, tagTree, type TagNode } from './tagTree';
import { useTagDrag } from './useTagDrag';
import { useTreePlace } from './useTreePlace';
import { useTagMenu } from './useTagMenu';

/** The tag shown, kept while the person looks into other sections. */
const shownTag = createStore<TagId | null>(null);
const typedName = createStore('');
/** Tags whose branch is closed. */
const foldedTags = createStore<ReadonlySet<string>>(new Set());

const layoutOptions = { rowHeight: 28, padding: 4 };

interface TagRowProps {
  readonly node: TagNode;
  readonly level: number;
  onMenu(id: TagId, at: MenuPoint): void;
}

function TagRow({ node, level, onMenu }: TagRowProps) {
  const { tag, use, branchUse } = node;
  const uses = node.children.length > 0 ? `${tagUsePhrase(branchUse)} with the tags under it; itself on ${tagUsePhrase(use)}` : tagUsePhrase(use);
  return (
    <TreeItem id={node.id} textValue={tag.name} className={styles['item'] ?? ''}>
      <TreeItemContent>
        {({ isExpanded, hasChildItems }) => (
          <div
            className={styles['line']}
            style={{ paddingInlineStart: 6 + level * 16 }}
            onContextMenu={(event) => {
              event.preventDefault();
              onMenu(node.id, { x: event.clientX, y: event.clientY });
            }}
          >
            {hasChildItems ? (
              <AriaButton slot="chevron" className={styles['chevron'] ?? ''}><ChevronRight aria-hidden size={14} data-open={isExpanded} /></AriaButton>
            ) : (
              <span className={styles['chevron']} />
            )}
            <span className={styles['tagName']} title={tag.definition || tag.name}>{tag.name}</span>
            <AriaButton slot="drag" className={styles['grip'] ?? ''}><GripVertical aria-hidden size={12} /></AriaButton>
            <span className={styles['use']} title={uses}>
              {(branchUse.sources + branchUse.passages).toLocaleString()}
              <span className="visually-hidden">{` uses: ${uses}`}</span>
            </span>
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children}>
        {(child) => <TagRow node={child} level={level + 1} onMenu={onMenu} />}
      </Collection>
    </TreeItem>
  );
}

/** The codebook as a tree; one tag of it with everything that carries it. */
export function TagList() {
  const { context, database } = useServices();
  const tags = useLive(() => tagsWithUse(database), []);
  const shownId = useStore(shownTag);
  const typed = useStore(typedName);
  const folded = useStore(foldedTags);
  const [menuAt, setMenuAt] = useState<{ readonly id: TagId; readonly at: MenuPoint } | null>(null);
  const menu = useTagMenu(tags ?? [], shownTag.set);
  const dragAndDropHooks = useTagDrag(tags ?? [], (id, parentId) => void moveTag(context, id, parentId));
  const place = useTreePlace(shownId);
  if (!tags) return null;

  if (shownId !== null && tags.some(({ tag }) => tag.id === shownId)) {
    return (
      <>
        <TagPage key={shownId} id={shownId} tags={tags} menu={menu} onBack={() => shownTag.set(null)} />
        {menu.dialog}
      </>
    );
  }

  const tree = matchingTree(tagTree(tags), typed);
  const expanded = new Set(tags.map(({ tag }) => tag.id as string).filter((id) => typed !== '' || !folded.has(id)));
  const open = (key: string | number): void => {
    const found = tags.find(({ tag }) => tag.id === key);
    if (found) shownTag.set(found.tag.id);
  };
  return (
    <section className={styles['tags']} aria-label="Tags">
      <header className={styles['header']}>
        <h1 className={styles['heading']}>Tags</h1>
        <span className={styles['total']}>{tags.length}</span>
        <IconButton label="New tag" onPress={menu.askForNew}><Plus aria-hidden /></IconButton>
      </header>
      {tags.length === 0 ? (
        <EmptyState title="No tags yet" actions={<Button onPress={menu.askForNew}>New tag…</Button>}>
          Tags are what you sort articles and highlights by: a codebook. Type one where you tag something, or create it here.
        </EmptyState>
      ) : (
        <>
          <div className={styles['search']}>
            <TextField label="Search tags" isLabelHidden type="search" placeholder="Name or definition" value={typed} onChange={typedName.set} />
          </div>
          {tree.length === 0 ? <EmptyState title="No such tag" actions={<Button onPress={() => typedName.set('')}>Show all tags</Button>} /> : (
            <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
              <Tree
                {...place}
                aria-label="Codebook"
                className={styles['tree'] ?? ''}
                items={tree}
                selectionMode="none"
                expandedKeys={expanded}
                onExpandedChange={(keys) => foldedTags.set(new Set(tags.map(({ tag }) => tag.id as string).filter((id) => !keys.has(id))))}
                onAction={open}
                dependencies={[tags]}
                dragAndDropHooks={dragAndDropHooks}
              >
                {(node) => <TagRow node={node} level={0} onMenu={(id, at) => setMenuAt({ id, at })} />}
              </Tree>
            </Virtualizer>
          )}
        </>
      )}
      {menuAt ? <ContextMenu label="Tag" at={menuAt.at} lines={menu.linesFor(menuAt.id)} onClose={() => setMenuAt(null)} /> : null}
      {menu.dialog}
    </section>
  );
}

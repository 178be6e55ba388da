import { useMemo, useState } from 'react';
import { ArrowLeft, FileText } from 'lucide-react';
import type { TagId } from '../../../shared/domain/ids';
import type { HighlightColor, Passage } from '../../../shared/domain/passage';
import type { Source } from '../../../shared/domain/source';
import { branchOf } from '../../commands/tagCommands';
import { useLive } from '../../data/live';
import { colorMeanings } from '../../data/passageQueries';
import { taggedRecords, type TagWithUse } from '../../data/tagQueries';
import { useServices } from '../../services';
import { isTypingTarget } from '../../workspace/keys';
import { IconButton } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { EmptyState } from '../../ui/EmptyState';
import { createListSession } from '../../ui/listSession';
import { MenuButton } from '../../ui/MenuButton';
import { VirtualList } from '../../ui/VirtualList';
import { useStore } from '../../workspace/store';
import { TagDefinition } from './TagDefinition';
import styles from './TagList.module.css';
import { tagPath } from './tagTree';
import type { TagMenu } from './useTagMenu';

type Carrier =
  | { readonly id: string; readonly kind: 'source'; readonly source: Source }
  | { readonly id: string; readonly kind: 'passage'; readonly passage: Passage; readonly source: Source };

interface CarrierRowProps {
  readonly carrier: Carrier;
  /** What the highlight's color stands for. */
  readonly meaning: string;
}

function CarrierRow({ carrier, meaning }: CarrierRowProps) {
  const { title } = carrier.source;
  if (carrier.kind === 'source') {
    return (
      <div className={styles['source']}>
        <FileText aria-hidden size={14} />
        <span>{title}</span>
      </div>
    );
  }
  return (
    <div className={styles['passage']} style={{ borderInlineStartColor: `var(--mark-${carrier.passage.color}-line)` }}>
      <span className={styles['quotation']}>{carrier.passage.anchor.exact}</span>
      <span className={styles['from']}>{meaning ? `${meaning} · ${title}` : title}</span>
    </div>
  );
}

function many(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${one}s`;
}

/** Kept while the person looks elsewhere; each tag has a place of its own. */
const session = createListSession();

interface TagPageProps {
  readonly id: TagId;
  readonly tags: readonly TagWithUse[];
  readonly menu: TagMenu;
  onBack(): void;
}

/** The page begins at its name, so that its keys work and readers hear where they are. */
function focusFirst(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
}

/** One tag: what it means, and everything that carries it. */
export function TagPage({ id, tags, menu, onBack }: TagPageProps) {
  const { database, navigation } = useServices();
  const selection = useStore(session.selection);
  const [includesUnder, setIncludesUnder] = useState(true);
  const branch = branchOf(tags.map((each) => each.tag), id);
  const ids = includesUnder ? [...branch] : [id];
  const records = useLive(() => taggedRecords(database, ids), [ids], { keepsPrevious: true });
  const meanings: Partial<Readonly<Record<HighlightColor, string>>> = useLive(() => colorMeanings(database), []) ?? {};
  const tag = tags.find((each) => each.tag.id === id)?.tag;
  const carriers = useMemo((): readonly Carrier[] => [
    ...(records?.sources ?? []).map((source) => ({ id: source.id, kind: 'source', source }) as const),
    ...(records?.passages ?? []).map(({ passage, source }) => ({ id: passage.id, kind: 'passage', passage, source }) as const),
  ], [records]);
  if (!tag || !records) return null;
  const path = tagPath(tags, id);
  const groups = {
    source: { id: 'source', label: many(records.sources.length, 'article') },
    passage: { id: 'passage', label: many(records.passages.length, 'highlight') },
  };
  const open = (carrier: Carrier, options: { readonly beside: boolean }): void => {
    if (carrier.kind === 'source') navigation.open({ kind: 'source', id: carrier.source.id }, options);
    else navigation.openPassage(carrier.source.id, carrier.passage.id, options);
  };
  return (
    <section
      className={styles['tags']} aria-label={`Tag ${tag.name}`}
      // While capturing, because buttons keep their keys to themselves; a menu opened from here has its own Escape.
      onKeyDownCapture={(event) => {
        const isInside = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || !isInside || isTypingTarget(event.target)) return;
        event.preventDefault();
        onBack();
      }}
    >
      <header className={styles['header']}>
        <IconButton label="All tags" onPress={onBack}><ArrowLeft aria-hidden /></IconButton>
        <span className={styles['path']}>{path.join(' › ') || 'Tags'}</span>
        <MenuButton label={`Actions for ${tag.name}`} lines={menu.linesFor(id)} />
      </header>
      <div className={styles['page']}>
        <h1 ref={focusFirst} tabIndex={-1} className={styles['name']}>{tag.name}</h1>
        <TagDefinition tag={tag} />
        {branch.size > 1 ? <Checkbox isSelected={includesUnder} onChange={setIncludesUnder}>Include the tags under it</Checkbox> : null}
        {carriers.length === 0 ? <EmptyState title="Nothing carries this tag">Tag an article from the library’s menu, or a highlight in the inspector.</EmptyState> : null}
      </div>
      {carriers.length > 0 ? (
        <div className={styles['results']}>
          <VirtualList
            isPlain isSingle
            label={`What carries ${tag.name}`} items={carriers}
            textOf={(carrier) => (carrier.kind === 'source' ? carrier.source.title : carrier.passage.anchor.exact)}
            groupOf={({ kind }) => groups[kind]}
            renderRow={(carrier) => <CarrierRow carrier={carrier} meaning={carrier.kind === 'passage' ? (meanings[carrier.passage.color] ?? '') : ''} />}
            selection={selection} onSelectionChange={session.selection.set} currentId={null}
            onOpen={open} estimatedHeight={76} view={`${id} ${includesUnder}`} memory={session.memory}
          />
        </div>
      ) : null}
    </section>
  );
}

import { useState } from 'react';
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
import { MenuButton } from '../../ui/MenuButton';
import { TagDefinition } from './TagDefinition';
import styles from './TagList.module.css';
import { tagPath } from './tagTree';
import type { TagMenu } from './useTagMenu';

interface PassageLineProps {
  readonly passage: Passage;
  readonly source: Source;
  /** What the highlight's color stands for. */
  readonly meaning: string;
}

function PassageLine({ passage, source, meaning }: PassageLineProps) {
  const { navigation } = useServices();
  return (
    <li>
      <button
        type="button" className={styles['passage']}
        style={{ borderInlineStartColor: `var(--mark-${passage.color}-line)` }}
        onClick={() => navigation.openPassage(source.id, passage.id)}
      >
        <span className={styles['quotation']}>{passage.anchor.exact}</span>
        <span className={styles['from']}>{meaning ? `${meaning} · ${source.title}` : source.title}</span>
      </button>
    </li>
  );
}

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
  const [includesUnder, setIncludesUnder] = useState(true);
  const branch = branchOf(tags.map((each) => each.tag), id);
  const ids = includesUnder ? [...branch] : [id];
  const records = useLive(() => taggedRecords(database, ids), [ids], { keepsPrevious: true });
  const meanings: Partial<Readonly<Record<HighlightColor, string>>> = useLive(() => colorMeanings(database), []) ?? {};
  const tag = tags.find((each) => each.tag.id === id)?.tag;
  if (!tag || !records) return null;
  const path = tagPath(tags, id);
  const isEmpty = records.sources.length === 0 && records.passages.length === 0;
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
        {isEmpty ? <EmptyState title="Nothing carries this tag">Tag an article from the library’s menu, or a highlight in the inspector.</EmptyState> : null}
        {records.sources.length > 0 ? (
          <>
            <h2 className={styles['group']}>{records.sources.length === 1 ? '1 article' : `${records.sources.length} articles`}</h2>
            <ul className={styles['results']}>
              {records.sources.map((source) => (
                <li key={source.id}>
                  <button type="button" className={styles['source']} onClick={() => navigation.open({ kind: 'source', id: source.id })}>
                    <FileText aria-hidden size={14} />
                    <span>{source.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        {records.passages.length > 0 ? (
          <>
            <h2 className={styles['group']}>{records.passages.length === 1 ? '1 highlight' : `${records.passages.length} highlights`}</h2>
            <ul className={styles['results']}>
              {records.passages.map(({ passage, source }) => (
                <PassageLine key={passage.id} passage={passage} source={source} meaning={meanings[passage.color] ?? ''} />
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </section>
  );
}

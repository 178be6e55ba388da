import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { Entity } from '../../../shared/domain/entity';
import type { Mention } from '../../../shared/domain/mention';
import { highlightColors, type Passage } from '../../../shared/domain/passage';
import type { Tag } from '../../../shared/domain/tag';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { SelectField, type Option } from '../../ui/Field';
import { useStore } from '../../workspace/store';
import { ColorSwatch } from './ColorSwatch';
import { HighlightOption } from './HighlightOption';
import { listHighlights, noFilter, type HighlightFilter, type HighlightSort } from './highlightFilter';
import type { LocatedPassage } from './locatedPassages';
import type { Reading } from './useReading';
import styles from './HighlightList.module.css';

interface HighlightListProps {
  readonly reading: Reading;
  readonly mentions: readonly Mention[];
  readonly tags: readonly Tag[];
  readonly entities: readonly Entity[];
}

const sortOptions: readonly Option<HighlightSort>[] = [
  { value: 'text', label: 'Text order' },
  { value: 'newest', label: 'Newest first' },
  { value: 'color', label: 'By color' },
];
const any = 'any';

/** So many rows are laid out together when they come near the view. */
const chunkLength = 40;

function chunksOf(passages: readonly LocatedPassage[]): readonly (readonly LocatedPassage[])[] {
  return Array.from({ length: Math.ceil(passages.length / chunkLength) }, (_, index) => passages.slice(index * chunkLength, (index + 1) * chunkLength));
}

/** A choice among what the highlights have; null stands for all. */
function filterOptions<Item extends { readonly id: string; readonly name: string }>(all: string, items: readonly Item[]): readonly Option<string>[] {
  return [{ value: any, label: all }, ...items.map(({ id, name }) => ({ value: id, label: name }))];
}

/** The highlights of a source. */
export function HighlightList({ reading, mentions, tags, entities }: HighlightListProps) {
  const { navigation, context } = useServices();
  const { highlightSort } = usePreferences();
  const selectedId = useStore(navigation.selectedPassageId);
  const [filter, setFilter] = useState<HighlightFilter>(noFilter);
  const listId = useId();
  const list = useRef<HTMLDivElement | null>(null);
  const { source, passages, meanings } = reading;

  const shown = listHighlights(passages, mentions, filter, highlightSort);
  const standing = shown.filter(({ status }) => status === 'exact');
  const uncertain = shown.filter(({ status }) => status !== 'exact');
  const order = [...uncertain, ...standing];
  const tagIds = new Set(passages.flatMap(({ passage }) => passage.tagIds));
  const entityIds = new Set(mentions.flatMap(({ entityId, passageId, status }) => (passageId && status === 'accepted' ? [entityId] : [])));
  const usedTags = tags.filter(({ id }) => tagIds.has(id));
  const usedEntities = entities.filter(({ id }) => entityIds.has(id));
  const tagNames = new Map(tags.map(({ id, name }) => [id, name]));
  const optionId = (passage: Passage): string => `${listId}-${passage.id}`;

  const choose = (passage: Passage, isLost: boolean): void => {
    navigation.selectedPassageId.set(passage.id);
    if (!isLost) navigation.reveal.set({ sourceId: source.id, passageId: passage.id, span: null });
  };
  const selectedIndex = order.findIndex(({ passage }) => passage.id === selectedId);
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = order.length - 1;
    const moves: Partial<Record<string, number>> = {
      ArrowDown: Math.min(last, selectedIndex + 1), ArrowUp: Math.max(0, selectedIndex - 1), Home: 0, End: last,
      ...(selectedIndex >= 0 ? { Enter: selectedIndex } : {}),
    };
    const to = moves[event.key];
    const next = to === undefined ? undefined : order[to];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    choose(next.passage, next.status === 'lost');
  };
  useEffect(() => {
    if (selectedId) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  const option = ({ passage, status }: LocatedPassage) => (
    <HighlightOption
      key={passage.id} id={optionId(passage)} passage={passage} source={source} meaning={meanings[passage.color]}
      isSelected={passage.id === selectedId} status={status}
      tagNames={passage.tagIds.flatMap((id) => tagNames.get(id) ?? []).join(', ')} onChoose={choose}
    />
  );

  if (passages.length === 0) {
    return <p className={styles['empty']}>No highlights yet. Select words in the text and press <kbd>1</kbd> to <kbd>5</kbd>, or <kbd>H</kbd> for the last color.</p>;
  }
  return (
    <section className={styles['section']} aria-label="Highlights of this source">
      <div className={styles['filters']}>
        <SelectField label="Sort highlights" isLabelHidden value={highlightSort} options={sortOptions} onChange={(sort) => void setPreference(context.writer, 'highlightSort', sort)} />
        <SelectField
          label="Filter by color" isLabelHidden value={filter.color ?? any}
          options={[{ value: any, label: 'All colors' }, ...highlightColors.map((color) => ({ value: color, label: meanings[color], icon: <ColorSwatch color={color} /> }))]}
          onChange={(value) => setFilter({ ...filter, color: highlightColors.find((color) => color === value) ?? null })}
        />
        {usedTags.length > 0 ? (
          <SelectField label="Filter by tag" isLabelHidden value={filter.tagId ?? any} options={filterOptions('All tags', usedTags)} onChange={(value) => setFilter({ ...filter, tagId: usedTags.find(({ id }) => id === value)?.id ?? null })} />
        ) : null}
        {usedEntities.length > 0 ? (
          <SelectField label="Filter by entity" isLabelHidden value={filter.entityId ?? any} options={filterOptions('All entities', usedEntities)} onChange={(value) => setFilter({ ...filter, entityId: usedEntities.find(({ id }) => id === value)?.id ?? null })} />
        ) : null}
      </div>
      <p className={styles['count']} role="status">
        {shown.length === passages.length ? `${passages.length} ${passages.length === 1 ? 'highlight' : 'highlights'}` : `${shown.length} of ${passages.length} highlights`}
      </p>
      <div
        ref={list} role="listbox" aria-label="Highlights" tabIndex={0} className={styles['list']} onKeyDown={onKeyDown}
        {...(selectedIndex >= 0 && order[selectedIndex] ? { 'aria-activedescendant': optionId(order[selectedIndex].passage) } : {})}
      >
        {uncertain.length > 0 ? (
          <div role="group" aria-labelledby={`${listId}-review`}>
            <p id={`${listId}-review`} className={styles['heading']}>To review ({uncertain.length})</p>
            {uncertain.map(option)}
          </div>
        ) : null}
        {chunksOf(standing).map((chunk) => (
          <div key={chunk[0]?.passage.id} role="presentation" className={styles['chunk']} style={{ '--rows': chunk.length } as CSSProperties}>{chunk.map(option)}</div>
        ))}
        {shown.length === 0 ? <p className={styles['empty']} role="presentation">No highlight is like this.</p> : null}
      </div>
    </section>
  );
}

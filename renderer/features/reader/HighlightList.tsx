import { useMemo, useState } from 'react';
import type { Entity } from '../../../shared/domain/entity';
import type { PassageId } from '../../../shared/domain/ids';
import type { Mention } from '../../../shared/domain/mention';
import { highlightColors } from '../../../shared/domain/passage';
import type { Tag } from '../../../shared/domain/tag';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { SelectField, type Option } from '../../ui/Field';
import { ColorSwatch } from './ColorSwatch';
import { HighlightRows } from './HighlightRows';
import { listHighlights, noFilter, type HighlightFilter, type HighlightSort } from './highlightFilter';
import type { Reading } from './useReading';
import styles from './HighlightList.module.css';

interface HighlightListProps {
  readonly reading: Reading;
  readonly mentions: readonly Mention[];
  readonly tags: readonly Tag[];
  readonly entities: readonly Entity[];
  readonly selectedId: PassageId | null;
}

const sortOptions: readonly Option<HighlightSort>[] = [
  { value: 'text', label: 'Text order' },
  { value: 'newest', label: 'Newest first' },
  { value: 'color', label: 'By color' },
];
const any = 'any';

/** A choice among what the highlights have; null stands for all. */
function filterOptions<Item extends { readonly id: string; readonly name: string }>(all: string, items: readonly Item[]): readonly Option<string>[] {
  return [{ value: any, label: all }, ...items.map(({ id, name }) => ({ value: id, label: name }))];
}

/** The highlights of a source. */
export function HighlightList({ reading, mentions, tags, entities, selectedId }: HighlightListProps) {
  const { context } = useServices();
  const { highlightSort } = usePreferences();
  const [filter, setFilter] = useState<HighlightFilter>(noFilter);
  const { passages, meanings } = reading;

  const shown = useMemo(() => listHighlights(passages, mentions, filter, highlightSort), [passages, mentions, filter, highlightSort]);
  const tagIds = new Set(passages.flatMap(({ passage }) => passage.tagIds));
  const entityIds = new Set(mentions.flatMap(({ entityId, passageId, status }) => (passageId && status === 'accepted' ? [entityId] : [])));
  const usedTags = tags.filter(({ id }) => tagIds.has(id));
  const usedEntities = entities.filter(({ id }) => entityIds.has(id));
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
      <HighlightRows reading={reading} shown={shown} tags={tags} selectedId={selectedId} />
    </section>
  );
}

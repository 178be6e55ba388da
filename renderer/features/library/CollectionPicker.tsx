import { Check, ChevronDown } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { Collection } from '../../../shared/domain/collection';
import type { Source } from '../../../shared/domain/source';
import fieldStyles from '../../ui/Field.module.css';
import menuStyles from '../../ui/MenuButton.module.css';
import type { CollectionMenu } from './useCollectionMenu';
import styles from './CollectionPicker.module.css';
import type { ShownCollection } from './shownCollection';

interface CollectionPickerProps {
  readonly collections: readonly Collection[];
  readonly sources: readonly Source[];
  readonly shown: ShownCollection;
  readonly menu: CollectionMenu;
  onShow(shown: ShownCollection): void;
}

const keyOfAction = (id: string): string => `do ${id}`;

function countsOf(sources: readonly Source[]): ReadonlyMap<ShownCollection, number> {
  const counts = new Map<ShownCollection, number>([['all', sources.length]]);
  for (const { collectionIds } of sources) {
    for (const id of collectionIds.length > 0 ? collectionIds : (['none'] as const)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

interface PlaceLineProps {
  readonly id: ShownCollection;
  readonly name: string;
  readonly count: number;
  readonly isShown: boolean;
}

function placeLine({ id, name, count, isShown }: PlaceLineProps) {
  const articles = count === 1 ? '1 article' : `${count.toLocaleString()} articles`;
  return (
    <MenuItem key={id} id={id} textValue={name} aria-label={`${name}, ${articles}`} className={`${fieldStyles['option']} ${menuStyles['line']}`}>
      <span className={styles['check']}>{isShown ? <Check aria-hidden size={14} /> : null}</span>
      <span className={styles['name']}>{name}</span>
      <span className={styles['count']}>{count.toLocaleString()}</span>
    </MenuItem>
  );
}

/** The library's heading: says which collection is shown, and opens the list of them. */
export function CollectionPicker({ collections, sources, shown, menu, onShow }: CollectionPickerProps) {
  const chosen = collections.find(({ id }) => id === shown);
  const name = chosen?.name ?? (shown === 'none' ? 'In no collection' : 'Library');
  return (
    <h1 className={styles['heading']}>
      <MenuTrigger>
        <AriaButton className={styles['button'] ?? ''} aria-label={`${name === 'Library' ? name : `Library: ${name}`}, choose a collection`}>
          <span className={styles['shown']}>{name}</span>
          <ChevronDown aria-hidden size={14} />
        </AriaButton>
        <Popover className={`${fieldStyles['popover']} ${styles['popover']}`} placement="bottom start">
          <CollectionMenuList collections={collections} sources={sources} shown={shown} menu={menu} onShow={onShow} />
        </Popover>
      </MenuTrigger>
    </h1>
  );
}

function CollectionMenuList({ collections, sources, shown, menu, onShow }: CollectionPickerProps) {
  const counts = countsOf(sources);
  const places: readonly (readonly [ShownCollection, string])[] = [
    ['all', 'All articles'],
    ...collections.map(({ id, name }) => [id, name] as const),
    ...(collections.length > 0 ? ([['none', 'In no collection']] as const) : []),
  ];
  return (
    <Menu
      aria-label="Collections"
      className={fieldStyles['list'] ?? ''}
      onAction={(key) => {
        const place = places.find(([id]) => id === key);
        if (place) onShow(place[0]);
        else menu.lines.find(({ id }) => keyOfAction(id) === key)?.run();
      }}
    >
      {[
        ...places.map(([id, name]) => placeLine({ id, name, count: counts.get(id) ?? 0, isShown: id === shown })),
        <Separator key="line" className={menuStyles['separator'] ?? ''} />,
        ...menu.lines.map(({ id, label, isDanger }) => (
          <MenuItem
            key={id} id={keyOfAction(id)} textValue={label}
            className={`${fieldStyles['option']} ${isDanger ? menuStyles['danger'] : ''} ${menuStyles['line']}`}
          >
            <span className={styles['check']} />
            <span className={styles['name']}>{label}</span>
          </MenuItem>
        )),
      ]}
    </Menu>
  );
}

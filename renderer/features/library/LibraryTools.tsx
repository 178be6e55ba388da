import { ArrowDownUp, Check, ListFilter, Plus, X } from 'lucide-react';
import {
  Button as AriaButton, Dialog as AriaDialog, DialogTrigger, Menu, MenuItem, MenuTrigger, Popover, ToggleButton,
} from 'react-aria-components';
import type { TagId } from '../../../shared/domain/ids';
import { readingStates, type ReadingState } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { useServices } from '../../services';
import { Button, IconButton } from '../../ui/Button';
import buttonStyles from '../../ui/Button.module.css';
import { TextField } from '../../ui/Field';
import fieldStyles from '../../ui/Field.module.css';
import { MenuButton } from '../../ui/MenuButton';
import menuStyles from '../../ui/MenuButton.module.css';
import { Typeahead } from '../../ui/Typeahead';
import { formatShortcut } from '../../workspace/keys';
import { useStore } from '../../workspace/store';
import { noFilter, type LibraryFilter, type LibrarySort } from './libraryFilter';
import styles from './LibraryList.module.css';
import { ReadingStateShape, readingStateNames } from './ReadingStateShape';

const sortNames: Readonly<Record<LibrarySort, string>> = {
  imported: 'Import time', title: 'Title', outlet: 'Outlet', date: 'Publication date',
};
const sorts = Object.keys(sortNames) as readonly LibrarySort[];
const importActionIds = ['importFiles', 'importFolder', 'pasteArticle', 'addSample', 'removeSample'];

/** The ways in, as a menu. */
export function ImportMenu() {
  const { actions } = useServices();
  const offered = useStore(actions.actions);
  const lines = importActionIds.flatMap((id) => {
    const action = offered.find((each) => each.id === id);
    if (!action) return [];
    return [{
      id, label: action.label, startsGroup: id.endsWith('Sample'), run: () => void actions.run(id),
      ...(action.shortcut ? { shortcut: formatShortcut(action.shortcut) } : {}),
    }];
  });
  return <MenuButton label="Import" lines={lines}><Plus aria-hidden /></MenuButton>;
}

function SortMenu({ sort, onSort }: { readonly sort: LibrarySort; onSort(sort: LibrarySort): void }) {
  return (
    <MenuTrigger>
      <IconButton label={`Sort by: ${sortNames[sort]}`}><ArrowDownUp aria-hidden /></IconButton>
      <Popover className={fieldStyles['popover'] ?? ''} placement="bottom end">
        <Menu
          aria-label="Sort by"
          className={fieldStyles['list'] ?? ''}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[sort]}
          onSelectionChange={(keys) => {
            const chosen = sorts.find((each) => keys !== 'all' && keys.has(each));
            if (chosen) onSort(chosen);
          }}
        >
          {sorts.map((each) => (
            <MenuItem key={each} id={each} textValue={sortNames[each]} className={`${fieldStyles['option']} ${menuStyles['line']}`}>
              <span>{sortNames[each]}</span>
              {each === sort ? <Check aria-hidden size={14} /> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

interface FilterProps {
  readonly filter: LibraryFilter;
  onFilter(filter: LibraryFilter): void;
  readonly tags: readonly Tag[];
}

function withState(states: readonly ReadingState[], state: ReadingState): readonly ReadingState[] {
  return states.includes(state) ? states.filter((each) => each !== state) : readingStates.filter((each) => each === state || states.includes(each));
}

function FilterPopover({ filter, onFilter, tags }: FilterProps) {
  const isActive = filter.tagIds.length > 0 || filter.readingStates.length > 0;
  return (
    <DialogTrigger>
      <IconButton label="Filter" isPressed={isActive}><ListFilter aria-hidden /></IconButton>
      <Popover className={`${fieldStyles['popover']} ${styles['filterPopover']}`} placement="bottom start">
        <AriaDialog aria-label="Filter" className={styles['filterDialog'] ?? ''}>
          <div role="group" aria-label="Reading state" className={styles['states']}>
            {readingStates.map((state) => (
              <ToggleButton
                key={state}
                isSelected={filter.readingStates.includes(state)}
                onChange={() => onFilter({ ...filter, readingStates: withState(filter.readingStates, state) })}
                className={`${buttonStyles['button']} ${styles['stateToggle']}`}
              >
                <ReadingStateShape state={state} isDecoration />
                {readingStateNames[state]}
              </ToggleButton>
            ))}
          </div>
          <Typeahead
            label="Tags"
            placeholder={tags.length > 0 ? 'Tags the article carries' : 'There are no tags yet'}
            items={tags.map((tag) => ({ id: tag.id, label: tag.name }))}
            selectedIds={filter.tagIds}
            onAdd={(id) => onFilter({ ...filter, tagIds: [...filter.tagIds, id as TagId] })}
            onRemove={(id) => onFilter({ ...filter, tagIds: filter.tagIds.filter((each) => each !== id) })}
          />
          {isActive ? <Button tone="quiet" onPress={() => onFilter({ ...noFilter, words: filter.words })}>Clear filter</Button> : null}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

function FilterChips({ filter, onFilter, tags }: FilterProps) {
  const chips = [
    ...filter.readingStates.map((state) => ({
      key: state as string, label: readingStateNames[state], remove: () => onFilter({ ...filter, readingStates: withState(filter.readingStates, state) }),
    })),
    ...filter.tagIds.map((id) => ({
      key: id as string, label: tags.find((tag) => tag.id === id)?.name ?? 'Deleted tag',
      remove: () => onFilter({ ...filter, tagIds: filter.tagIds.filter((each) => each !== id) }),
    })),
  ];
  if (chips.length === 0) return null;
  return (
    <ul className={styles['chips']} aria-label="Filters">
      {chips.map(({ key, label, remove }) => (
        <li key={key} className={styles['chip']}>
          {label}
          <AriaButton aria-label={`Remove filter ${label}`} className={styles['chipRemove'] ?? ''} onPress={remove}><X aria-hidden size={12} /></AriaButton>
        </li>
      ))}
    </ul>
  );
}

interface LibraryToolsProps extends FilterProps {
  readonly sort: LibrarySort;
  onSort(sort: LibrarySort): void;
}

/** Words to look for, filter and order of the library's list. */
export function LibraryTools({ filter, onFilter, tags, sort, onSort }: LibraryToolsProps) {
  return (
    <>
      <div className={styles['tools']}>
        <div className={styles['search']}>
          <TextField
            label="Search the library" isLabelHidden type="search" placeholder="Title, outlet or author"
            value={filter.words} onChange={(words) => onFilter({ ...filter, words })}
          />
        </div>
        <FilterPopover filter={filter} onFilter={onFilter} tags={tags} />
        <SortMenu sort={sort} onSort={onSort} />
      </div>
      <FilterChips filter={filter} onFilter={onFilter} tags={tags} />
    </>
  );
}

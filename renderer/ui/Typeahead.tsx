import { useState, type ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Button as AriaButton } from 'react-aria-components';
import { X } from 'lucide-react';
import styles from './Typeahead.module.css';
import fieldStyles from './Field.module.css';

export interface TypeaheadItem {
  readonly id: string;
  readonly label: string;
  /** Other words it is found by (aliases). */
  readonly keywords?: readonly string[];
  /** A few words beside the label (kind, path). */
  readonly detail?: string;
  readonly icon?: ReactNode;
}

interface TypeaheadProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly placeholder?: string;
  readonly items: readonly TypeaheadItem[];
  readonly selectedIds: readonly string[];
  onAdd(id: string): void;
  onRemove?(id: string): void;
  /** Offered when nothing is called exactly what was typed. */
  onCreate?(text: string): void;
  /** "Create tag"; the typed words follow. */
  readonly createLabel?: string;
  /** A click on a chosen item. */
  onOpen?(id: string): void;
  readonly autoFocus?: boolean;
}

const createKey = 'create:';
const mostShown = 50;

/** Case and accents do not count when looking for a name. */
export function foldForMatch(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Items that match every typed word, those that start with the words first. */
export function matchItems(items: readonly TypeaheadItem[], typed: string): readonly TypeaheadItem[] {
  const wanted = foldForMatch(typed.trim());
  if (wanted === '') return items;
  const words = wanted.split(/\s+/);
  const ranked = items.flatMap((item) => {
    const texts = [item.label, ...(item.keywords ?? [])].map(foldForMatch);
    if (!words.every((word) => texts.some((text) => text.includes(word)))) return [];
    const rank = texts.some((text) => text === wanted) ? 0 : texts.some((text) => text.startsWith(wanted)) ? 1 : 2;
    return [{ item, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
}

/** Chosen items as removable chips, and a field that finds more by typing and creates what is missing. */
export function Typeahead(props: TypeaheadProps) {
  const { label, isLabelHidden, placeholder, items, selectedIds, onAdd, onRemove, onCreate, createLabel = 'Create', onOpen, autoFocus } = props;
  const [typed, setTyped] = useState('');
  // The list closes behind a choice only where it sees the choice; nothing stays chosen in the field itself.
  const [taken, setTaken] = useState<string | null>(null);
  // The field is emptied by a choice, which would open the list again, over what comes next.
  const [isSettled, setIsSettled] = useState(false);
  const chosen = selectedIds.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const open = items.filter((item) => !selectedIds.includes(item.id));
  const matching = matchItems(open, typed).slice(0, mostShown);
  const isKnown = items.some((item) => foldForMatch(item.label) === foldForMatch(typed.trim()));
  const offersCreate = onCreate !== undefined && typed.trim() !== '' && !isKnown;
  const lines: readonly TypeaheadItem[] = [
    ...matching,
    ...(offersCreate ? [{ id: createKey, label: `${createLabel} “${typed.trim()}”` }] : []),
  ];

  // The label stands over what is chosen too, not between that and the field.
  const hasVisibleLabel = !isLabelHidden && chosen.length > 0;

  const take = (key: string): void => {
    if (key === createKey) onCreate?.(typed.trim());
    else onAdd(key);
    setTyped('');
    setTaken(key);
    setIsSettled(true);
  };

  return (
    <div className={styles['typeahead']}>
      {hasVisibleLabel ? <span className={fieldStyles['label']} aria-hidden>{label}</span> : null}
      {chosen.length > 0 ? (
        <ul className={styles['chips']} aria-label={label}>
          {chosen.map((item) => (
            <li key={item.id} className={styles['chip']}>
              {item.icon}
              {onOpen ? (
                <AriaButton className={styles['chipLabel'] ?? ''} onPress={() => onOpen(item.id)}>{item.label}</AriaButton>
              ) : (
                <span>{item.label}</span>
              )}
              {onRemove ? (
                <AriaButton className={styles['remove'] ?? ''} aria-label={`Remove ${item.label}`} onPress={() => onRemove(item.id)}>
                  <X aria-hidden size={12} />
                </AriaButton>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <ComboBox
        allowsCustomValue
        allowsEmptyCollection={false}
        menuTrigger={isSettled ? 'manual' : 'focus'}
        inputValue={typed}
        onInputChange={(text) => {
          setTyped(text);
          setTaken(null);
          if (text !== '') setIsSettled(false);
        }}
        onOpenChange={() => setTaken(null)}
        value={taken}
        onChange={(key) => {
          if (key !== null) take(String(key));
        }}
        items={lines}
        defaultFilter={() => true}
        className={fieldStyles['field'] ?? ''}
      >
        <Label className={isLabelHidden || hasVisibleLabel ? 'visually-hidden' : (fieldStyles['label'] ?? '')}>{label}</Label>
        <Input
          className={fieldStyles['input'] ?? ''}
          {...(placeholder ? { placeholder } : {})}
          autoFocus={autoFocus ?? false}
          onBlur={() => setIsSettled(false)}
          onKeyDown={(event) => {
            // Enter without a chosen line takes the first match, or creates what was typed.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return;
            if (event.currentTarget.getAttribute('aria-activedescendant')) return;
            const exact = matching.find((item) => [item.label, ...(item.keywords ?? [])].some((text) => foldForMatch(text) === foldForMatch(typed.trim())));
            const first = exact ?? (offersCreate ? lines.at(-1) : matching[0]);
            if (!first) return;
            event.preventDefault();
            take(first.id);
          }}
        />
        <Popover className={fieldStyles['popover'] ?? ''}>
          <ListBox<TypeaheadItem> className={fieldStyles['list'] ?? ''}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className={fieldStyles['option'] ?? ''}>
                {item.icon}
                <span>{item.label}</span>
                {item.detail ? <small className={styles['detail']}>{item.detail}</small> : null}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

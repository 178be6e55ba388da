import type { Source } from '../../../shared/domain/source';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Typeahead } from '../../ui/Typeahead';
import styles from './SourceLabelsDialog.module.css';

interface Label {
  readonly id: string;
  readonly name: string;
}

interface SourceLabelsDialogProps<Each extends Label> {
  /** "Tags" or "Collections". */
  readonly title: string;
  /** "tag" or "collection". */
  readonly word: string;
  /** As they are now; the dialog stays open while they change. */
  readonly sources: readonly Source[];
  readonly labels: readonly Each[];
  idsOf(source: Source): readonly string[];
  onAdd(label: Each): void;
  onRemove(label: Each): void;
  onCreate(name: string): void;
  onClose(): void;
}

/** Puts tags or collections on one or several sources and takes them off, also what only some of them carry. */
export function SourceLabelsDialog<Each extends Label>(props: SourceLabelsDialogProps<Each>) {
  const { title, word, sources, labels, idsOf, onAdd, onRemove, onCreate, onClose } = props;
  const counts = new Map<string, number>();
  for (const source of sources) for (const id of idsOf(source)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const onAll = labels.filter(({ id }) => counts.get(id) === sources.length);
  const onSome = labels.filter(({ id }) => counts.has(id) && counts.get(id) !== sources.length);
  const labelOf = (id: string): Each | undefined => labels.find((each) => each.id === id);
  return (
    <Dialog
      title={sources.length === 1 ? `${title} of “${sources[0]?.title ?? ''}”` : `${title} of ${sources.length.toLocaleString()} articles`}
      size="small"
      onClose={onClose}
      footer={<Button tone="primary" onPress={onClose}>Done</Button>}
    >
      <Typeahead
        label={title}
        placeholder={`Type to find or create a ${word}`}
        items={labels.map(({ id, name }) => ({ id, label: name }))}
        selectedIds={onAll.map(({ id }) => id)}
        onAdd={(id) => {
          const label = labelOf(id);
          if (label) onAdd(label);
        }}
        onRemove={(id) => {
          const label = labelOf(id);
          if (label) onRemove(label);
        }}
        onCreate={onCreate}
        createLabel={`Create ${word}`}
        // Its list would open over what only some of them carry.
        autoFocus={onSome.length === 0}
      />
      {onSome.length > 0 ? (
        <ul className={styles['some']} aria-label="On some of them">
          {onSome.map((label) => (
            <li key={label.id} className={styles['line']}>
              <span className={styles['name']}>{label.name}</span>
              <span className={styles['count']}>{`${counts.get(label.id)} of ${sources.length}`}</span>
              <Button tone="quiet" aria-label={`Add ${label.name} to all`} onPress={() => onAdd(label)}>Add to all</Button>
              <Button tone="quiet" aria-label={`Remove ${label.name} from all`} onPress={() => onRemove(label)}>Remove</Button>
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}

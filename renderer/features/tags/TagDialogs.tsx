import { useState } from 'react';
import type { TagId } from '../../../shared/domain/ids';
import type { Tag } from '../../../shared/domain/tag';
import { branchOf, createTag, defineTag, deleteTag, mergeTags, moveTag, renameTag, type TagOutcome } from '../../commands/tagCommands';
import type { TagUse, TagWithUse } from '../../data/tagQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ConfirmDialog, Dialog } from '../../ui/Dialog';
import { SelectField, TextField } from '../../ui/Field';

const top = 'top';

/** "2 articles and 5 highlights". */
export function tagUsePhrase(use: TagUse): string {
  const articles = use.sources === 1 ? '1 article' : `${use.sources} articles`;
  const highlights = use.passages === 1 ? '1 highlight' : `${use.passages} highlights`;
  return `${articles} and ${highlights}`;
}

function problemOf(outcome: TagOutcome): string | null {
  switch (outcome.status) {
    case 'done': return null;
    case 'taken': return `There is a tag “${outcome.by.name}” already.`;
    case 'blank': return 'A tag needs a name.';
    case 'cycle': return 'A tag cannot stand under itself.';
    case 'gone': return 'The tag was deleted meanwhile.';
  }
}

interface NewTagDialogProps {
  readonly tags: readonly TagWithUse[];
  readonly parentId: TagId | null;
  onClose(): void;
}

export function NewTagDialog({ tags, parentId, onClose }: NewTagDialogProps) {
  const { context } = useServices();
  const [name, setName] = useState('');
  const [parent, setParent] = useState<string>(parentId ?? top);
  const [problem, setProblem] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    const outcome = await createTag(context, { name, parentId: tags.find(({ tag }) => tag.id === parent)?.tag.id ?? null });
    setProblem(problemOf(outcome));
    if (outcome.status === 'done') onClose();
  };
  return (
    <Dialog
      title="New tag" size="small" onClose={onClose}
      footer={<><Button onPress={onClose}>Cancel</Button><Button tone="primary" onPress={() => void make()}>Create tag</Button></>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void make(); }}>
        <TextField label="Name" value={name} onChange={(text) => { setName(text); setProblem(null); }} problem={problem} autoFocus />
      </form>
      <ParentField tags={tags} excluded={new Set()} label="Under" noneLabel="No other tag" value={parent} onChange={setParent} />
    </Dialog>
  );
}

interface ParentFieldProps {
  readonly tags: readonly TagWithUse[];
  readonly excluded: ReadonlySet<TagId>;
  readonly label: string;
  readonly noneLabel?: string;
  readonly value: string;
  onChange(value: string): void;
}

function ParentField({ tags, excluded, label, noneLabel, value, onChange }: ParentFieldProps) {
  const options = tags.filter(({ tag }) => !excluded.has(tag.id)).map(({ tag }) => ({ value: tag.id as string, label: tag.name }));
  return <SelectField label={label} value={value} onChange={onChange} options={[...(noneLabel ? [{ value: top, label: noneLabel }] : []), ...options]} />;
}

interface TagDialogProps {
  readonly entry: TagWithUse;
  readonly tags: readonly TagWithUse[];
  onClose(): void;
}

/** Name and definition of a tag. */
export function EditTagDialog({ entry: { tag }, onClose }: TagDialogProps) {
  const { context } = useServices();
  const [name, setName] = useState(tag.name);
  const [definition, setDefinition] = useState(tag.definition);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    const renamed = name === tag.name ? null : problemOf(await renameTag(context, tag.id, name));
    setProblem(renamed);
    if (renamed !== null) return;
    if (definition !== tag.definition) await defineTag(context, tag.id, definition);
    onClose();
  };
  return (
    <Dialog
      title="Edit tag" size="small" onClose={onClose}
      footer={<><Button onPress={onClose}>Cancel</Button><Button tone="primary" onPress={() => void save()}>Save</Button></>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <TextField label="Name" value={name} onChange={(text) => { setName(text); setProblem(null); }} problem={problem} autoFocus />
      </form>
      <TextField
        label="Definition" description="What the tag means, and when it applies and when not."
        value={definition} onChange={setDefinition} isMultiline rows={5}
      />
    </Dialog>
  );
}

export function MoveTagDialog({ entry: { tag }, tags, onClose }: TagDialogProps) {
  const { context } = useServices();
  const [parent, setParent] = useState<string>(tag.parentId ?? top);
  const [problem, setProblem] = useState<string | null>(null);
  const move = async (): Promise<void> => {
    const found = problemOf(await moveTag(context, tag.id, tags.find((each) => each.tag.id === parent)?.tag.id ?? null));
    setProblem(found);
    if (found === null) onClose();
  };
  const branch = branchOf(tags.map((each) => each.tag), tag.id);
  return (
    <Dialog
      title={`Move “${tag.name}”`} size="small" onClose={onClose}
      footer={<><Button onPress={onClose}>Cancel</Button><Button tone="primary" onPress={() => void move()}>Move</Button></>}
    >
      <ParentField tags={tags} excluded={branch} label="Under" noneLabel="No other tag" value={parent} onChange={setParent} />
      {problem ? <p role="alert">{problem}</p> : null}
    </Dialog>
  );
}

/** Asks what to merge into; `onMerged` hears which tag is left. */
export function MergeTagDialog({ entry: { tag, use }, tags, onClose, onMerged }: TagDialogProps & { onMerged(into: TagId): void }) {
  const { context } = useServices();
  const others = tags.filter((each) => each.tag.id !== tag.id);
  const [into, setInto] = useState<string>(others[0]?.tag.id ?? '');
  const kept: Tag | undefined = others.find((each) => each.tag.id === into)?.tag;
  const merge = async (): Promise<void> => {
    if (!kept) return;
    const outcome = await mergeTags(context, tag.id, kept.id);
    onClose();
    if (outcome.status === 'done') onMerged(kept.id);
  };
  return (
    <Dialog
      title={`Merge “${tag.name}” into another tag`} size="small" onClose={onClose}
      footer={<><Button onPress={onClose}>Cancel</Button><Button tone="primary" isDisabled={!kept} onPress={() => void merge()}>Merge</Button></>}
    >
      <ParentField tags={others} excluded={new Set()} label="Into" value={into} onChange={setInto} />
      {kept ? <p>{`${tagUsePhrase(use)} that carry “${tag.name}” will carry “${kept.name}”, and “${tag.name}” goes. Undo takes it back.`}</p> : null}
    </Dialog>
  );
}

export function DeleteTagDialog({ entry: { tag, use }, tags, onClose, onDeleted }: TagDialogProps & { onDeleted(): void }) {
  const { context } = useServices();
  const under = tags.filter((each) => each.tag.parentId === tag.id).length;
  return (
    <ConfirmDialog
      title={`Delete the tag “${tag.name}”?`} confirmLabel="Delete" onClose={onClose}
      onConfirm={() => {
        onDeleted();
        void deleteTag(context, tag.id);
      }}
    >
      <p>
        {`It is taken off ${tagUsePhrase(use)}, which stay.`}
        {under > 0 ? ` ${under === 1 ? 'The tag' : `The ${under} tags`} under it ${under === 1 ? 'moves' : 'move'} up.` : ''}
        {' Undo brings it back.'}
      </p>
    </ConfirmDialog>
  );
}

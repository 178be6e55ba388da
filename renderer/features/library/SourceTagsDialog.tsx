import type { SourceId, TagId } from '../../../shared/domain/ids';
import type { Source } from '../../../shared/domain/source';
import type { Tag } from '../../../shared/domain/tag';
import { tagSources, untagSources } from '../../commands/sourceCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Typeahead } from '../../ui/Typeahead';

interface SourceTagsDialogProps {
  /** As they are now; the dialog stays open while they change. */
  readonly sources: readonly Source[];
  readonly tags: readonly Tag[];
  onClose(): void;
}

/** Puts tags on one or several sources and takes them off. */
export function SourceTagsDialog({ sources, tags, onClose }: SourceTagsDialogProps) {
  const { context } = useServices();
  const ids: readonly SourceId[] = sources.map((source) => source.id);
  const carried = tags.flatMap((tag) => {
    const count = sources.filter((source) => source.tagIds.includes(tag.id)).length;
    return count > 0 ? [{ tag, count }] : [];
  });
  const onAll = carried.filter(({ count }) => count === sources.length).map(({ tag }) => tag.id);
  const onSome = carried.filter(({ count }) => count < sources.length);
  return (
    <Dialog
      title={sources.length === 1 ? `Tags of “${sources[0]?.title ?? ''}”` : `Tags of ${sources.length} articles`}
      size="small"
      onClose={onClose}
      footer={<Button tone="primary" onPress={onClose}>Done</Button>}
    >
      <Typeahead
        label="Tags"
        placeholder="Type to find or create a tag"
        items={tags.map((tag) => ({ id: tag.id, label: tag.name }))}
        selectedIds={onAll}
        onAdd={(id) => void tagSources(context, ids, { id: id as TagId })}
        onRemove={(id) => void untagSources(context, ids, id as TagId)}
        onCreate={(name) => void tagSources(context, ids, { name })}
        createLabel="Create tag"
        autoFocus
      />
      {onSome.length > 0 ? (
        <p>Carried by some of them: {onSome.map(({ tag, count }) => `${tag.name} (${count})`).join(', ')}</p>
      ) : null}
    </Dialog>
  );
}

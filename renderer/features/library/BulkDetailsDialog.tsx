import { useState } from 'react';
import { formatPublicationDate, parsePublicationDate } from '../../../shared/domain/publicationDate';
import type { Source } from '../../../shared/domain/source';
import { updateSources, type SourcePatch } from '../../commands/sourceCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';

const fields = [
  { name: 'outlet', label: 'Outlet' },
  { name: 'byline', label: 'Author' },
  { name: 'published', label: 'Published' },
  { name: 'language', label: 'Language' },
] as const;
type FieldName = (typeof fields)[number]['name'];
type Draft = Readonly<Partial<Record<FieldName, string>>>;

const dateProblem = 'Write a date like “29 Aug 2024”, “June 2023” or “2023”, or “unknown”.';

function textOf(source: Source, name: FieldName): string {
  return name === 'published' ? formatPublicationDate(source.published) : source[name];
}

/** What all of them have, or null where they differ. */
function commonText(sources: readonly Source[], name: FieldName): string | null {
  const [first] = sources;
  if (!first) return null;
  const text = textOf(first, name);
  return sources.every((source) => textOf(source, name) === text) ? text : null;
}

interface BulkDetailsDialogProps {
  readonly sources: readonly Source[];
  onClose(): void;
}

/** The details that several articles may share. Only a field that was written in is changed, in all of them at once. */
export function BulkDetailsDialog({ sources, onClose }: BulkDetailsDialogProps) {
  const { context } = useServices();
  const [draft, setDraft] = useState<Draft>({});
  const [problem, setProblem] = useState<string | null>(null);
  const save = (): void => {
    const { published: date, ...texts } = draft;
    const published = date === undefined ? undefined : parsePublicationDate(date, 'person');
    if (published === null) {
      setProblem(dateProblem);
      return;
    }
    const patch: SourcePatch = { ...texts, ...(published ? { published } : {}) };
    if (Object.keys(patch).length > 0) void updateSources(context, sources.map(({ id }) => id), patch);
    onClose();
  };
  return (
    <Dialog
      title={`Details of ${sources.length.toLocaleString()} articles`} size="small" onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button tone="primary" onPress={save} isDisabled={Object.keys(draft).length === 0}>Change all</Button>
        </>
      }
    >
      <p>What you write in a field is set in all of them. The others stay as they are. Undo takes it back.</p>
      {fields.map(({ name, label }, index) => {
        const common = commonText(sources, name);
        return (
          <TextField
            key={name} label={label} autoFocus={index === 0}
            value={draft[name] ?? common ?? ''}
            placeholder={common === null ? 'They differ' : ''}
            problem={name === 'published' ? problem : null}
            onChange={(text) => {
              if (name === 'published') setProblem(null);
              setDraft({ ...draft, [name]: text });
            }}
          />
        );
      })}
    </Dialog>
  );
}

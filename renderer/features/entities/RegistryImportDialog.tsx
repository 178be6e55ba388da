import { useMemo, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { EntityId } from '../../../shared/domain/ids';
import type { EntityKind } from '../../../shared/domain/entity';
import { planRegistry, type RegistryRule } from '../../../shared/registry/registryPlan';
import { importEntities } from '../../commands/registryCommands';
import { useEntities } from '../../data/entityQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ChoiceList, type Choice } from '../../ui/ChoiceList';
import { Dialog } from '../../ui/Dialog';
import { SelectField } from '../../ui/Field';
import { kindOptions } from './entityKinds';
import { RegistryPreview } from './RegistryPreview';
import { readRegistryFile, type RegistryReading } from './chosenRegistry';
import styles from './RegistryDialogs.module.css';

interface Chosen {
  readonly name: string;
  readonly reading: RegistryReading;
}

const rules: readonly Choice<RegistryRule>[] = [
  { value: 'add', label: 'Add what is missing', description: 'Entities you have keep their name, kind and description; new names and identifiers come to them.' },
  { value: 'replace', label: 'Replace with the file’s', description: 'Entities you have get name, kind, other names and description as the file has them.' },
];

/** Reads a file of entities, shows what it would do, and does it in one step. */
export function RegistryImportDialog({ onClose }: { onClose(): void }) {
  const { actions, context, database, notices } = useServices();
  const present = useEntities(database);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [rule, setRule] = useState<RegistryRule>('add');
  const [kind, setKind] = useState<EntityKind>('person');
  const file = chosen?.reading.status === 'read' ? chosen.reading.file : null;
  const plan = useMemo(() => {
    let count = 0;
    const makeId = (): EntityId => `ent-${String((count += 1)).padStart(16, '0')}` as EntityId;
    return file && present ? planRegistry(file.entries, present, { rule, kind, makeId }) : null;
  }, [file, present, rule, kind]);
  const writes = plan?.filter(({ outcome }) => outcome !== 'same').length ?? 0;

  const choose = async (files: FileList | null): Promise<void> => {
    const [first] = files ?? [];
    if (first) setChosen({ name: first.name, reading: readRegistryFile(first.name, new Uint8Array(await first.arrayBuffer())) });
  };
  const bringIn = async (): Promise<void> => {
    if (!file) return;
    onClose();
    const { added, changed, same } = await importEntities(context, file.entries, { rule, kind });
    const parts = [`${added} new`, `${changed} changed`, `${same} as they were`, ...(file.unread.length > 0 ? [`${file.unread.length} not read`] : [])];
    notices.show({ tone: 'success', text: `Entities of “${chosen?.name ?? ''}”: ${parts.join(', ')}.`, action: { label: 'Undo', run: () => void actions.run('undo') } });
  };
  return (
    <Dialog
      title="Import entities"
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <FileTrigger acceptedFileTypes={['.csv', '.tsv', '.txt', '.json', '.jsonl', '.ndjson', '.ftm']} onSelect={(files) => void choose(files)}>
            <Button tone={plan ? 'plain' : 'primary'}>{chosen ? 'Choose another file…' : 'Choose file…'}</Button>
          </FileTrigger>
          {plan ? <Button tone="primary" isDisabled={writes === 0} onPress={() => void bringIn()}>{writes === 1 ? 'Import 1 entity' : `Import ${writes} entities`}</Button> : null}
        </>
      }
    >
      {chosen ? null : (
        <p className={styles['hint']}>
          A table (CSV) with a column “name”, and if you like “kind”, “aliases”, “description” and identifiers such as “wikidata”; or FollowTheMoney JSON lines. You see what would change before anything does.
        </p>
      )}
      {chosen?.reading.status === 'refused' ? <p role="alert">{chosen.reading.sentence}</p> : null}
      {file && file.entries.length > 0 ? (
        <>
          <ChoiceList label="Where you have an entity already" choices={rules} value={rule} onChange={(chosenRule) => setRule(chosenRule)} />
          {file.entries.some((entry) => entry.kind === null) ? <SelectField label="Kind where the file says none" value={kind} options={kindOptions} onChange={setKind} /> : null}
        </>
      ) : null}
      {file && plan && chosen ? <RegistryPreview name={chosen.name} file={file} plan={plan} /> : null}
    </Dialog>
  );
}

import { useState } from 'react';
import type { ExportFolder, ExportWrite } from '../../../shared/contracts/platformContract';
import { writeEntityCsv } from '../../../shared/registry/entityCsv';
import { writeFollowTheMoney } from '../../../shared/registry/followTheMoney';
import { useEntities } from '../../data/entityQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ChoiceList } from '../../ui/ChoiceList';
import { Dialog } from '../../ui/Dialog';

const formats = [
  { value: 'csv', label: 'Table (CSV)', description: 'One entity a row, for spreadsheets. Importing it again gives the same entities.' },
  { value: 'ftm', label: 'FollowTheMoney (JSON lines)', description: 'For Aleph, OpenSanctions and other tools that know people, organizations and places.' },
] as const;
type Format = (typeof formats)[number]['value'];
const paths: Readonly<Record<Format, string>> = { csv: 'Entities.csv', ftm: 'Entities.ftm.jsonl' };

/** Writes all entities into a file in a folder that the person chooses. */
export function RegistryExportDialog({ onClose }: { onClose(): void }) {
  const { database, notices, platform } = useServices();
  const entities = useEntities(database);
  const [format, setFormat] = useState<Format>('csv');
  const [inTheWay, setInTheWay] = useState<ExportFolder | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!entities) return null;
  const path = paths[format];

  const finish = (folder: ExportFolder, outcome: ExportWrite): void => {
    if (outcome.status === 'conflict') setInTheWay(folder);
    else if (outcome.status === 'failed') setTrouble(`Nothing was written: ${outcome.reason}`);
    else {
      onClose();
      notices.show({ tone: 'success', text: `${entities.length === 1 ? '1 entity was' : `${entities.length} entities were`} written to “${path}” in “${folder.name}”.` });
    }
  };
  const write = async (folder: ExportFolder, overwrite: boolean): Promise<void> => {
    const text = format === 'csv' ? writeEntityCsv(entities) : writeFollowTheMoney(entities);
    finish(folder, await platform.calls.writeExport({ folderId: folder.folderId, files: [{ path, text }], overwrite, prune: false }));
  };
  const chooseAndWrite = async (): Promise<void> => {
    const folder = await platform.calls.chooseExportFolder();
    if (folder) await write(folder, false);
  };
  return (
    <Dialog
      title="Export entities"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {inTheWay ? (
            <Button tone="primary" onPress={() => void write(inTheWay, true)}>Replace</Button>
          ) : (
            <Button tone="primary" isDisabled={entities.length === 0} onPress={() => void chooseAndWrite()}>Choose folder and export…</Button>
          )}
        </>
      }
    >
      <ChoiceList
        label="Format"
        choices={formats}
        value={format}
        onChange={(next) => {
          setFormat(next);
          setInTheWay(null);
          setTrouble(null);
        }}
      />
      {inTheWay ? <p role="alert">There is a file “{path}” in “{inTheWay.name}” that Ibidem did not write, or that was changed since. Nothing was written yet.</p> : null}
      {trouble ? <p role="alert">{trouble}</p> : null}
    </Dialog>
  );
}

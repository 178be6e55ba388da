import { writeEntityCsv } from '../../../shared/registry/entityCsv';
import { writeFollowTheMoney } from '../../../shared/registry/followTheMoney';
import { useEntities } from '../../data/entityQueries';
import { useServices } from '../../services';
import { FileExportDialog } from '../../ui/FileExportDialog';

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
  if (!entities) return null;
  const count = entities.length === 1 ? '1 entity was' : `${entities.length} entities were`;
  return (
    <FileExportDialog<Format>
      title="Export entities"
      formats={formats}
      pathOf={(format) => paths[format]}
      makeFile={async (format) => ({ path: paths[format], text: format === 'csv' ? writeEntityCsv(entities) : writeFollowTheMoney(entities) })}
      calls={platform.calls}
      onWritten={(path, folder) => notices.show({ tone: 'success', text: `${count} written to “${path}” in “${folder.name}”.` })}
      onClose={onClose}
      isEmpty={entities.length === 0}
    />
  );
}

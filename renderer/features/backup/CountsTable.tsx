import type { TableName } from '../../../shared/domain/tables';
import styles from './Backup.module.css';

type Counts = Readonly<Record<string, number>>;

/** What a person counts; the other tables hang on these. */
const lines: readonly { readonly table: TableName; readonly label: string }[] = [
  { table: 'sources', label: 'Articles' },
  { table: 'originals', label: 'Originals' },
  { table: 'passages', label: 'Highlights' },
  { table: 'notes', label: 'Notes' },
  { table: 'entities', label: 'Entities' },
  { table: 'tags', label: 'Tags' },
];

/** A copy beside the present notebook, in numbers. */
export function CountsTable({ inCopy, inNotebook }: { readonly inCopy: Counts; readonly inNotebook: Counts | undefined }) {
  return (
    <table className={styles['counts']}>
      <caption className="visually-hidden">What is in the backup and in this notebook</caption>
      <thead>
        <tr>
          <th scope="col"><span className="visually-hidden">Kind</span></th>
          <th scope="col">In the backup</th>
          <th scope="col">In this notebook</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ table, label }) => (
          <tr key={table}>
            <th scope="row">{label}</th>
            <td>{(inCopy[table] ?? 0).toLocaleString('en')}</td>
            <td>{inNotebook ? (inNotebook[table] ?? 0).toLocaleString('en') : '…'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

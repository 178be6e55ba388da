import { entityKindWords } from '../../../shared/domain/entity';
import type { RegistryFile } from '../../../shared/registry/registryEntry';
import type { PlannedEntry } from '../../../shared/registry/registryPlan';
import styles from './RegistryDialogs.module.css';

const mostShown = 200;

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

function effectOf({ outcome, changes }: PlannedEntry): string {
  if (outcome === 'new') return 'New';
  return outcome === 'same' ? 'As it is' : `Changed: ${changes.join(', ')}`;
}

/** What a file would do, entry by entry, and each line that was not read with its reason. */
export function RegistryPreview({ name, file, plan }: { readonly name: string; readonly file: RegistryFile; readonly plan: readonly PlannedEntry[] }) {
  const count = (outcome: PlannedEntry['outcome']): number => plan.filter((each) => each.outcome === outcome).length;
  // What changes something stands before what does not.
  const rows = [...plan].sort((a, b) => Number(a.outcome === 'same') - Number(b.outcome === 'same'));
  return (
    <>
      <p role="status">
        “{name}”: {counted(count('new'), 'new entity', 'new entities')}, {counted(count('changed'), 'changed', 'changed')}, {counted(count('same'), 'as it is', 'as they are')}
        {file.unread.length > 0 ? `, ${counted(file.unread.length, 'line not read', 'lines not read')}` : ''}.
      </p>
      {file.remarks.map((remark) => <p key={remark}>{remark}</p>)}
      {file.unread.length > 0 ? (
        <div className={styles['table']} role="region" aria-label="Lines not read" tabIndex={0}>
          <table>
            <thead><tr><th scope="col">Where</th><th scope="col">Why it was not read</th><th scope="col">As it stands there</th></tr></thead>
            <tbody>
              {file.unread.slice(0, mostShown).map(({ place, sentence, text }) => (
                <tr key={place}><td>{place}</td><td>{sentence}</td><td className={styles['text']}>{text.length > 160 ? `${text.slice(0, 160)}…` : text}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {file.unread.length > mostShown ? <p>And {counted(file.unread.length - mostShown, 'more line', 'more lines')} that were not read.</p> : null}
      {rows.length > 0 ? (
        <div className={styles['table']} role="region" aria-label="What would change" tabIndex={0}>
          <table>
            <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">What happens</th></tr></thead>
            <tbody>
              {rows.slice(0, mostShown).map((planned) => (
                <tr key={planned.entry.place}>
                  <th scope="row">{planned.entry.name} <small>{planned.entry.aliases?.map((alias) => alias.text).join(', ')}</small></th>
                  <td>{entityKindWords[planned.entity.kind].one}</td>
                  <td>{effectOf(planned)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {rows.length > mostShown ? <p>And {counted(rows.length - mostShown, 'more entity', 'more entities')}.</p> : null}
    </>
  );
}

import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './Licences.module.css';

const licencesSchema = v.object({
  packages: v.array(v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.number() })),
  texts: v.array(v.string()),
});
type Licences = v.InferOutput<typeof licencesSchema>;

/** What the build wrote beside the window. */
async function readLicences(): Promise<Licences> {
  const answer = await fetch('/licences.json');
  return v.parse(licencesSchema, await answer.json());
}

/** Whose work is in the program, and under which licence. */
export function LicencesDialog({ onClose }: { onClose(): void }) {
  const [licences, setLicences] = useState<Licences | null>(null);
  useEffect(() => void readLicences().then(setLicences), []);
  return (
    <Dialog title="Licences of third parties" size="large" onClose={onClose} footer={<Button tone="primary" autoFocus onPress={onClose}>Close</Button>}>
      <p>Ibidem contains the work of others. On the desktop it runs in Electron and Chromium, whose licences lie beside the program as LICENSE.electron.txt and LICENSES.chromium.html.</p>
      {licences === null ? null : (
        <ul className={styles['list']} aria-label="Packages">
          {licences.packages.map(({ name, version, licence, text }) => (
            <li key={`${name} ${version} ${text}`}>
              <details>
                <summary>{name} {version} <span>{licence}</span></summary>
                <pre>{licences.texts[text] ?? `Given under ${licence}; the package holds no text of it.`}</pre>
              </details>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

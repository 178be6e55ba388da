import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import styles from './SettingsDialog.module.css';

/** Leads to the check of the notebook. */
export function IntegritySection() {
  const { dialogs } = useServices();
  return (
    <section className={styles['section']} aria-labelledby="settings-integrity">
      <h3 id="settings-integrity">Integrity</h3>
      <p>A check reads every record, compares texts and files with what was imported, and looks for references that lead nowhere. It changes nothing by itself.</p>
      <div><Button onPress={() => dialogs.show({ kind: 'integrity' })}>Check notebook…</Button></div>
    </section>
  );
}

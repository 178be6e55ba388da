import { setPreference, type PreferenceName, type Preferences } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { Checkbox } from '../../ui/Checkbox';
import { SelectField } from '../../ui/Field';
import styles from './SettingsDialog.module.css';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;
const textSizes = [15, 16, 17, 18, 19, 20, 22, 24];
const columnWidths = [52, 60, 68, 76, 88];

/** The usual values and the present one, which the reader's buttons may have set between them. */
function optionsOf(values: readonly number[], present: number, unit: string) {
  const all = [...new Set([...values, present])].sort((a, b) => a - b);
  return all.map((value) => ({ value: String(value), label: `${value} ${unit}` }));
}

export function ReadingSettings() {
  const { context } = useServices();
  const preferences = usePreferences();
  const set = <Name extends PreferenceName>(name: Name, value: Preferences[Name]) => void setPreference(context.writer, name, value);
  return (
    <section className={styles['section']} aria-labelledby="settings-appearance">
      <h3 id="settings-appearance">Appearance</h3>
      <div className={styles['fields']}>
        <SelectField label="Theme" value={preferences.theme} options={themes} onChange={(theme) => set('theme', theme)} />
        <SelectField label="Text size" value={String(preferences.textSize)} options={optionsOf(textSizes, preferences.textSize, 'px')} onChange={(size) => set('textSize', Number(size))} />
        <SelectField label="Column" value={String(preferences.columnWidth)} options={optionsOf(columnWidths, preferences.columnWidth, 'characters')} onChange={(width) => set('columnWidth', Number(width))} />
      </div>
      <Checkbox isSelected={preferences.showsNames} onChange={(isShown) => set('showsNames', isShown)}>Mark names in articles: suggested ones dotted, accepted ones with a thin line</Checkbox>
    </section>
  );
}

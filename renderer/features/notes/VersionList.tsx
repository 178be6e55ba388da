import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { VersionReason } from '../../../shared/domain/noteVersion';
import type { VersionEntry } from '../../data/noteVersionQueries';
import { ChangeSizeLabel } from './ChangeSizeLabel';
import { fullTime, timeOfDay, versionDays } from './versionDays';
import styles from './NoteHistory.module.css';

const reasons: Readonly<Record<VersionReason, string>> = { edited: '', restored: 'before a restore', overwritten: 'before it was written over' };

interface VersionListProps {
  readonly entries: readonly VersionEntry[];
  readonly selectedId: string;
  readonly now: number;
  onSelect(versionId: string): void;
  /** Enter or a double click: the person is done choosing. */
  onChoose(): void;
}

/** The versions by day, the newest first. */
export function VersionList({ entries, selectedId, now, onSelect, onChoose }: VersionListProps) {
  return (
    <ListBox
      aria-label="Versions"
      className={styles['versions'] ?? ''}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      autoFocus
      selectedKeys={[selectedId]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onSelect(String(key));
      }}
      onAction={onChoose}
    >
      {versionDays(entries, now).map((day) => (
        <ListBoxSection key={day.key} id={day.key}>
          <Header className={styles['day'] ?? ''}>{day.label}</Header>
          {day.entries.map(({ version, wordCount, size }) => (
            <ListBoxItem key={version.id} id={version.id} textValue={fullTime(version.savedAt)} className={styles['version'] ?? ''}>
              <span className={styles['line']}>
                <time dateTime={version.savedAt}>{timeOfDay(version.savedAt)}</time>
                {size ? <span className={styles['size']}><ChangeSizeLabel size={size} /></span> : <span className={styles['size']}>oldest kept</span>}
              </span>
              <span className={styles['detail']}>
                {[wordCount === 1 ? '1 word' : `${wordCount} words`, reasons[version.reason]].filter((part) => part !== '').join(' · ')}
              </span>
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

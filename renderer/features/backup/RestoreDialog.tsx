import { useEffect } from 'react';
import type { BackupFile } from '../../../shared/contracts/backupContract';
import type { BackupWorkshop } from '../../../shared/contracts/backupWorkContract';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import { refusalSentence, sizeText, timeLeftText } from './backupWords';
import { RestorePreview } from './RestorePreview';
import styles from './Backup.module.css';
import { useBackupCheck } from './useBackupCheck';

interface RestoreDialogProps {
  readonly file: BackupFile;
  readonly workshop: BackupWorkshop;
  onClose(): void;
}

/** Checks a backup to its end, then shows what is in it and offers to restore it. */
export function RestoreDialog({ file, workshop, onClose }: RestoreDialogProps) {
  const { platform } = useServices();
  const { opening, bytes, elapsedMs } = useBackupCheck(file, workshop);
  const { backupId, name, byteLength } = file;
  useEffect(() => () => void platform.calls.closeBackup({ backupId }), [platform, backupId]);
  if (opening?.status === 'sound') return <RestorePreview name={name} preview={opening.preview} copy={opening.copy} onClose={onClose} />;
  if (opening?.status === 'refused' || opening?.status === 'unreadable') {
    const sentence = opening.status === 'refused' ? refusalSentence(opening.refusal, name, byteLength) : `“${name}” could not be read, because ${opening.reason}.`;
    return (
      <Dialog title="This file cannot be restored" role="alertdialog" size="small" onClose={onClose} footer={<Button tone="primary" autoFocus onPress={onClose}>Close</Button>}>
        <p>{sentence}</p>
        <p>Your notebook was not changed.</p>
      </Dialog>
    );
  }
  return (
    <Dialog title="Restore from backup" size="small" onClose={onClose} footer={<Button autoFocus onPress={onClose}>Cancel</Button>}>
      <Progress label={`Checking “${name}”`} done={bytes} total={byteLength} valueText={`${sizeText(bytes)} of ${sizeText(byteLength)}`} />
      <p className={styles['small']}>{timeLeftText(elapsedMs, bytes / Math.max(byteLength, 1)) || 'Everything in it is read and compared with its checksums.'}</p>
    </Dialog>
  );
}

import { useEffect, useEffectEvent, useState } from 'react';
import { isRepairable } from '../../../shared/integrity/finding';
import { repairPreview } from '../../../shared/integrity/repair';
import { reportText, type IntegrityReport } from '../../../shared/integrity/report';
import { repairLabel } from '../../commands/repairCommands';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Progress } from '../../ui/Progress';
import { useStore } from '../../workspace/store';
import { FindingGroups } from './FindingGroups';
import styles from './IntegrityDialog.module.css';
import { sentencesOfRepair, summaryOf } from './integritySentences';
import type { IntegritySession } from './integritySession';
import { remainingSentence } from './remainingTime';

interface IntegrityDialogProps {
  readonly session: IntegritySession;
  onClose(): void;
}

const title = 'Check notebook';

function Checked({ report, session, onClose }: IntegrityDialogProps & { readonly report: IntegrityReport }) {
  const { platform, notices } = useServices();
  const [isAsking, setAsking] = useState(false);
  const repairable = report.findings.filter(isRepairable);
  const copy = async (): Promise<void> => {
    await platform.calls.writeClipboard({ text: reportText(report), html: '' });
    notices.show({ tone: 'success', text: 'The report was copied.' });
  };
  if (isAsking) {
    const isUndoable = repairable.some(({ repair }) => repair.kind !== 'renewJournal' && repair.kind !== 'restoreOriginal');
    return (
      <Dialog
        title="Repair notebook"
        onClose={onClose}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Back</Button>
            <Button tone="primary" autoFocus onPress={() => void session.repair()}>{`Repair ${repairable.length}`}</Button>
          </>
        }
      >
        <p>This is what will be done:</p>
        <ul className={styles['preview']} aria-label="What will be done">
          {repairPreview(repairable).map((sentence) => <li key={sentence}>{sentence}</li>)}
        </ul>
        {isUndoable ? <p className={styles['soft']}>{`All changes to the notebook are one step: “Undo ${repairLabel}” takes them back together. Nothing you wrote is thrown away.`}</p> : null}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={title}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => void session.start()}>Check again</Button>
          <Button onPress={() => void copy()}>Copy report</Button>
          {repairable.length > 0 ? <Button onPress={() => setAsking(true)}>{`Repair ${repairable.length}…`}</Button> : null}
          <Button tone="primary" autoFocus onPress={onClose}>Close</Button>
        </>
      }
    >
      <p role="status">{summaryOf(report)}</p>
      <p className={styles['soft']}>{`Looked at ${report.checked.map(({ what, count }) => `${count} ${what}`).join(', ')}.`}</p>
      {report.remarks.map((remark) => <p key={remark}>{remark}</p>)}
      {report.findings.length > 0 ? <FindingGroups findings={report.findings} /> : null}
    </Dialog>
  );
}

/** The check of the notebook: how far it is, what it found, what a repair would do and did. Begins one where there is none. */
export function IntegrityDialog({ session, onClose }: IntegrityDialogProps) {
  const state = useStore(session.state);
  const begin = useEffectEvent(() => {
    if (session.state.get().status === 'idle') void session.start();
  });
  useEffect(() => begin(), []);
  const close = <Button tone="primary" autoFocus onPress={onClose}>Close</Button>;
  switch (state.status) {
    case 'idle':
    case 'running': {
      const progress = state.status === 'running' ? state.progress : null;
      const cancel = (): void => {
        session.cancel();
        onClose();
      };
      return (
        <Dialog title={title} onClose={onClose} footer={<><Button onPress={cancel}>Cancel check</Button><Button tone="primary" autoFocus onPress={onClose}>Continue in the background</Button></>}>
          <p>Every record is read, texts and files are compared with what was imported, highlights with their words, and the journal with the notebook. Nothing is changed.</p>
          <Progress label={progress?.step ?? 'Beginning'} done={progress?.done ?? 0} total={progress?.total ?? 0} />
          <p className={styles['soft']}>{remainingSentence(progress?.remainingMs ?? null)}</p>
        </Dialog>
      );
    }
    case 'checked':
      return <Checked report={state.report} session={session} onClose={onClose} />;
    case 'repairing':
      return <Dialog title="Repair notebook" onClose={() => undefined} isDismissable={false}><p role="status">Repairing…</p></Dialog>;
    case 'repaired':
      return (
        <Dialog title="Repair notebook" onClose={onClose} footer={<><Button onPress={() => void session.start()}>Check again</Button>{close}</>}>
          {sentencesOfRepair(state.outcome).map((sentence) => <p key={sentence} role="status">{sentence}</p>)}
          <p className={styles['soft']}>What was moved lies in the quarantine, under Settings, Your data.</p>
        </Dialog>
      );
    case 'failed':
      return (
        <Dialog title="The check stopped" role="alertdialog" onClose={onClose} footer={<><Button onPress={() => void session.start()}>Check again</Button>{close}</>}>
          <p>{state.reason}</p>
          <p>Nothing was changed in your notebook.</p>
        </Dialog>
      );
  }
}

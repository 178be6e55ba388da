import { useEffect, useState } from 'react';
import { FileDown } from 'lucide-react';
import { useServices } from '../../services';
import { createImporter } from '../../worker/importClient';
import { Button } from '../../ui/Button';
import { Progress } from '../../ui/Progress';
import { useStore } from '../../workspace/store';
import { ImportReportDialog } from './ImportReportDialog';
import styles from './ImportHost.module.css';
import { timeLeftText } from './importPace';
import { createImportSession, type ImportSession, type RunningImport } from './importSession';
import { UnfinishedImportDialog } from './UnfinishedImportDialog';
import { WebAddressDialog } from './WebAddressDialog';
import { useImportActions } from './importActions';
import { useFileDrop, useOpenedFiles, usePastedArticle } from './useOutsideContent';

/** By itself, since it is drawn anew several times a second while an import runs. */
function ImportPanel({ session }: { readonly session: ImportSession }) {
  const running = useStore(session.running);
  return running ? <RunningPanel running={running} /> : null;
}

function RunningPanel({ running }: { readonly running: RunningImport }) {
  const { done, total, name } = running.progress;
  const left = running.isPaused ? 'paused' : timeLeftText(running.leftMs);
  const count = `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')}`;
  return (
    <section className={styles['panel']} aria-label="Import">
      <Progress label="Importing articles" done={done} total={total} valueText={left === '' ? count : `${count}, ${left}`} />
      <div className={styles['panelFoot']}>
        <span className={styles['fileName']}>{name}</span>
        {running.isPaused ? <Button onPress={running.resume}>Resume</Button> : <Button onPress={running.pause}>Pause</Button>}
        <Button onPress={running.cancel}>Cancel import</Button>
      </div>
    </section>
  );
}

function DropOverlay() {
  return (
    <div className={styles['overlay']} role="status">
      <div className={styles['target']}>
        <FileDown aria-hidden size={40} />
        Drop articles to import
        <small>Texts, web pages, PDF, Word, EPUB, RTF and mail, or folders of them</small>
      </div>
    </div>
  );
}

/** Every way in which articles come into the notebook, whatever the window shows. */
export function ImportHost() {
  const services = useServices();
  const [importer] = useState(() => createImporter());
  const [session] = useState(() => createImportSession(services, importer));
  const report = useStore(session.report);
  useEffect(() => () => importer.close(), [importer]);
  const [asksForAddress, setAsksForAddress] = useState(false);
  useImportActions(session, importer, () => setAsksForAddress(true));
  usePastedArticle(session);
  useOpenedFiles(session);
  const isOver = useFileDrop(session);
  return (
    <>
      {isOver ? <DropOverlay /> : null}
      <ImportPanel session={session} />
      {asksForAddress ? <WebAddressDialog session={session} onClose={() => setAsksForAddress(false)} /> : null}
      <UnfinishedImportDialog session={session} />
      {report ? <ImportReportDialog report={report} onUndo={(label) => void session.undo(label)} onClose={() => session.report.set(null)} /> : null}
    </>
  );
}

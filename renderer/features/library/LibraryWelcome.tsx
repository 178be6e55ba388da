import { ClipboardPaste, Compass, FileDown, FilePlus2, FolderPlus, Sparkles } from 'lucide-react';
import type { Source } from '../../../shared/domain/source';
import { useLive } from '../../data/live';
import { recentSources, sourceCount } from '../../data/sourceQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { formatShortcut } from '../../workspace/keys';
import { useStore } from '../../workspace/store';
import { originOf } from './LibraryRow';
import styles from './LibraryWelcome.module.css';
import { ReadingStateShape } from './ReadingStateShape';

const recentCount = 6;

function Invitation() {
  const { actions } = useServices();
  const isOffered = useStore(actions.actions).some((action) => action.id === 'addSample');
  return (
    <div className={styles['welcome']}>
      <div className={styles['drop']}>
        <FileDown aria-hidden size={34} className={styles['icon'] ?? ''} />
        <h2>Drop articles here</h2>
        <p>Text, Markdown and web pages, one or a folder full. They are copied into this notebook and stay on this computer.</p>
        <div className={styles['buttons']}>
          <Button tone="primary" onPress={() => void actions.run('importFiles')}><FilePlus2 aria-hidden />Import files…</Button>
          <Button onPress={() => void actions.run('importFolder')}><FolderPlus aria-hidden />Import folder…</Button>
          <Button onPress={() => void actions.run('pasteArticle')}><ClipboardPaste aria-hidden />Paste article</Button>
        </div>
      </div>
      {isOffered ? (
        <div className={styles['sample']}>
          <p>New here? Five short articles with highlights, tags, people and a note show how it works. They can be removed in one step.</p>
          <div className={styles['buttons']}>
            <Button onPress={() => void actions.run('addSample')}><Sparkles aria-hidden />Open the sample notebook</Button>
            <Button onPress={() => void actions.run('showGettingStarted')}><Compass aria-hidden />Getting started</Button>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function Recent({ sources }: { readonly sources: readonly Source[] }) {
  const { navigation } = useServices();
  return (
    <div className={styles['welcome']}>
      <div className={styles['recent']}>
        <h2>Nothing is open</h2>
        <p className={styles['hint']}>
          Choose an article from the list, press <kbd>{formatShortcut('Mod+k')}</kbd> to find anything, or drop files to import them.
        </p>
        <h3 id="recent-imports">Imported last</h3>
        <ul className={styles['list']} aria-labelledby="recent-imports">
          {sources.map((source) => (
            <li key={source.id}>
              <button type="button" className={styles['source']} onClick={() => navigation.open({ kind: 'source', id: source.id })}>
                <span className={styles['state']}><ReadingStateShape state={source.readingState} /></span>
                <span className={styles['title']}>{source.title}</span>
                <span className={styles['origin']}>{originOf(source)}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** What stands where an article would be, while none is open. */
export function LibraryWelcome() {
  const { database } = useServices();
  const count = useLive(() => sourceCount(database), []);
  const recent = useLive(() => recentSources(database, recentCount), []);
  if (count === undefined || recent === undefined) return null;
  return count === 0 ? <Invitation /> : <Recent sources={recent} />;
}

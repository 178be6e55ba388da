import { useEffect, useMemo, useState } from 'react';
import type { PlannedFile } from '../../../shared/exporting/exportNotebook';
import { indexPath } from '../../../shared/exporting/fileNames';
import type { NotebookExport } from '../../commands/exportNotebook';
import { selectOnly } from '../../ui/rowSelection';
import { VirtualList } from '../../ui/VirtualList';
import type { PreparedExport } from './useNotebookExport';
import styles from './ExportDialog.module.css';

const rowHeight = 26;

interface ExportPreviewProps {
  readonly prepared: NotebookExport;
  readonly withExport: PreparedExport['withExport'];
}

/** The files that would be written, and what stands in the chosen one. */
export function ExportPreview({ prepared, withExport }: ExportPreviewProps) {
  const { files } = prepared;
  const rows = useMemo(() => files.map((file) => ({ id: file.path })), [files]);
  const [path, setPath] = useState('');
  const [latest, setLatest] = useState<{ readonly of: PlannedFile; readonly text: string | null } | null>(null);
  const shown = files.find((file) => file.path === path) ?? files.find((file) => file.path === indexPath) ?? files[0];
  useEffect(() => {
    if (!shown) return undefined;
    const abort = new AbortController();
    void withExport((made) => made.preview(shown, abort.signal)).then((text) => {
      if (!abort.signal.aborted) setLatest({ of: shown, text });
    });
    return () => abort.abort();
  }, [shown, withExport]);
  const text = latest && latest.of === shown ? latest.text : null;
  if (!shown) return <p>There is nothing to export yet.</p>;
  return (
    <>
      <p className={styles['count']}>{files.length === 1 ? '1 file' : `${files.length} files`}</p>
      <div className={styles['preview']}>
        <div className={styles['files']}>
          <VirtualList
            label="Files"
            items={rows}
            textOf={(row) => row.id}
            renderRow={(row) => <div className={styles['file']}>{row.id}</div>}
            selection={selectOnly(shown.path)}
            onSelectionChange={({ active }) => setPath(active ?? '')}
            currentId={null}
            onOpen={(row) => setPath(row.id)}
            estimatedHeight={rowHeight}
            isPlain
            isSingle
          />
        </div>
        {text === null ? <p role="status" className={styles['text']}>Preparing…</p> : <pre className={styles['text']} tabIndex={0} aria-label={`Preview of ${shown.path}`} role="region">{text}</pre>}
      </div>
    </>
  );
}

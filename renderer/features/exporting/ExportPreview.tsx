import { useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { ExportFile } from '../../../shared/exporting/exportNotebook';
import { indexPath } from '../../../shared/exporting/fileNames';
import styles from './ExportDialog.module.css';

const rowHeight = 26;

/** The files that would be written, and what stands in the chosen one. */
export function ExportPreview({ files }: { readonly files: readonly ExportFile[] }) {
  const [path, setPath] = useState('');
  const shown = files.find((file) => file.path === path) ?? files.find((file) => file.path === indexPath) ?? files[0];
  if (!shown) return <p>There is nothing to export yet.</p>;
  return (
    <>
      <p className={styles['count']}>{files.length === 1 ? '1 file' : `${files.length} files`}</p>
      <div className={styles['preview']}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight }}>
          <ListBox
            aria-label="Files"
            className={styles['files'] ?? ''}
            items={files}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[shown.path]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              if (key !== undefined) setPath(String(key));
            }}
          >
            {(file) => (
              <ListBoxItem id={file.path} textValue={file.path} className={styles['file'] ?? ''}>{file.path}</ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
        <pre className={styles['text']} tabIndex={0} aria-label={`Preview of ${shown.path}`} role="region">{shown.text}</pre>
      </div>
    </>
  );
}

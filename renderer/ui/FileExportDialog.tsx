import { useState, type ReactNode } from 'react';
import type { ExportFolder, FileToExport, PlatformCalls } from '../../shared/contracts/platformContract';
import { Button } from './Button';
import { ChoiceList } from './ChoiceList';
import { Dialog } from './Dialog';

interface FileFormat<Format extends string> {
  readonly value: Format;
  readonly label: string;
  readonly description: string;
}

interface FileExportDialogProps<Format extends string> {
  readonly title: string;
  readonly formats: readonly [FileFormat<Format>, ...FileFormat<Format>[]];
  pathOf(format: Format): string;
  makeFile(format: Format): Promise<FileToExport>;
  readonly calls: Pick<PlatformCalls, 'chooseExportFolder' | 'writeExport'>;
  onWritten(path: string, folder: ExportFolder): void;
  onClose(): void;
  /** Nothing to export. */
  readonly isEmpty?: boolean;
  /** What will be in the file. */
  readonly children?: ReactNode;
}

/** Writes one file, in a format and into a folder that the person chooses; over somebody else's only when told. */
export function FileExportDialog<Format extends string>(props: FileExportDialogProps<Format>) {
  const { title, formats, pathOf, makeFile, calls, onWritten, onClose, isEmpty = false, children } = props;
  const [format, setFormat] = useState<Format>(formats[0].value);
  const [inTheWay, setInTheWay] = useState<ExportFolder | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const path = pathOf(format);

  const write = async (folder: ExportFolder, overwrite: boolean): Promise<void> => {
    const outcome = await calls.writeExport({ folderId: folder.folderId, files: [await makeFile(format)], overwrite, prune: false });
    if (outcome.status === 'conflict') setInTheWay(folder);
    else if (outcome.status === 'failed') setTrouble(`Nothing was written. ${outcome.reason} Your notebook was not changed.`);
    else {
      onClose();
      onWritten(path, folder);
    }
  };
  const chooseAndWrite = async (): Promise<void> => {
    const folder = await calls.chooseExportFolder();
    if (folder) await write(folder, false);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {inTheWay ? (
            <Button tone="danger" onPress={() => void write(inTheWay, true)}>Replace it</Button>
          ) : (
            <Button tone="primary" isDisabled={isEmpty} onPress={() => void chooseAndWrite()}>Choose folder and export…</Button>
          )}
        </>
      }
    >
      {children}
      <ChoiceList
        label="Format"
        choices={formats}
        value={format}
        onChange={(next) => {
          setFormat(next);
          setInTheWay(null);
          setTrouble(null);
        }}
      />
      {inTheWay ? <p role="alert">There is a file “{path}” in “{inTheWay.name}” that Ibidem did not write, or that was changed since. Nothing was written yet.</p> : null}
      {trouble ? <p role="alert">{trouble}</p> : null}
    </Dialog>
  );
}

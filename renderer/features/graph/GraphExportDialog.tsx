import { useState } from 'react';
import type { ExportFolder, ExportWrite, FileToExport } from '../../../shared/contracts/platformContract';
import { graphMl } from '../../../shared/exporting/graphMl';
import { graphSvg } from '../../../shared/exporting/graphSvg';
import { jsonCanvas } from '../../../shared/exporting/jsonCanvas';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import { relationsByIds } from '../../data/graphQueries';
import { useServices } from '../../services';
import { Button } from '../../ui/Button';
import { ChoiceList } from '../../ui/ChoiceList';
import { Dialog } from '../../ui/Dialog';
import { readLook } from './graphLook';
import type { GraphModel } from './graphModel';
import { drawingOf, pngOf } from './graphPicture';
import { connectionsText, entitiesText } from './graphWords';

const formats = [
  { value: 'svg', label: 'Picture that can be enlarged (SVG)', description: 'For reports and slides, with every name and connection as text in it.' },
  { value: 'png', label: 'Picture (PNG)', description: 'As it is drawn here, in the colors of the window.' },
  { value: 'graphml', label: 'GraphML', description: 'For Gephi, yEd, NetworkX and other tools that read graphs.' },
  { value: 'canvas', label: 'JSON Canvas', description: 'For Obsidian and other canvases: a card for each entity, a line for each connection.' },
] as const;
type Format = (typeof formats)[number]['value'];

/** Writes the graph as it is shown into a folder that the person chooses. */
export function GraphExportDialog({ model, unit, onClose }: { readonly model: GraphModel; readonly unit: GraphScope; onClose(): void }) {
  const { database, notices, platform } = useServices();
  const [format, setFormat] = useState<Format>('svg');
  const [inTheWay, setInTheWay] = useState<ExportFolder | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const path = `Graph.${format}`;

  const makeFile = async (): Promise<FileToExport> => {
    const look = readLook(document.documentElement);
    if (format === 'png') return { path, bytes: await pngOf(model, look) };
    const drawing = drawingOf(model, unit, await relationsByIds(database, model.graph.relationIds));
    if (format === 'svg') return { path, text: graphSvg(drawing, look) };
    return { path, text: format === 'graphml' ? graphMl(drawing) : jsonCanvas(drawing) };
  };
  const finish = (folder: ExportFolder, outcome: ExportWrite): void => {
    if (outcome.status === 'conflict') setInTheWay(folder);
    else if (outcome.status === 'failed') setTrouble(`Nothing was written. ${outcome.reason} Your notebook was not changed.`);
    else {
      onClose();
      notices.show({ tone: 'success', text: `The graph was written to “${path}” in “${folder.name}”.` });
    }
  };
  const write = async (folder: ExportFolder, overwrite: boolean): Promise<void> => {
    finish(folder, await platform.calls.writeExport({ folderId: folder.folderId, files: [await makeFile()], overwrite, prune: false }));
  };
  const chooseAndWrite = async (): Promise<void> => {
    const folder = await platform.calls.chooseExportFolder();
    if (folder) await write(folder, false);
  };
  return (
    <Dialog
      title="Export graph"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {inTheWay ? (
            <Button tone="danger" onPress={() => void write(inTheWay, true)}>Replace it</Button>
          ) : (
            <Button tone="primary" onPress={() => void chooseAndWrite()}>Choose folder and export…</Button>
          )}
        </>
      }
    >
      <p>{`${entitiesText(model.graph.nodes.length)} and ${connectionsText(model.graph.from.length)}: what the filters show now.`}</p>
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

import type { FileToExport } from '../../../shared/contracts/platformContract';
import { graphMl } from '../../../shared/exporting/graphMl';
import { graphSvg } from '../../../shared/exporting/graphSvg';
import { jsonCanvas } from '../../../shared/exporting/jsonCanvas';
import type { GraphScope } from '../../../shared/analysis/graphTypes';
import { relationsByIds } from '../../data/graphQueries';
import { useServices } from '../../services';
import { FileExportDialog } from '../../ui/FileExportDialog';
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
  const pathOf = (format: Format): string => `Graph.${format}`;

  const makeFile = async (format: Format): Promise<FileToExport> => {
    const path = pathOf(format);
    const look = readLook(document.documentElement);
    if (format === 'png') return { path, bytes: await pngOf(model, look) };
    const drawing = drawingOf(model, unit, await relationsByIds(database, model.graph.relationIds));
    if (format === 'svg') return { path, text: graphSvg(drawing, look) };
    return { path, text: format === 'graphml' ? graphMl(drawing) : jsonCanvas(drawing) };
  };
  return (
    <FileExportDialog<Format>
      title="Export graph"
      formats={formats}
      pathOf={pathOf}
      makeFile={makeFile}
      calls={platform.calls}
      onWritten={(path, folder) => notices.show({ tone: 'success', text: `The graph was written to “${path}” in “${folder.name}”.` })}
      onClose={onClose}
    >
      <p>{`${entitiesText(model.graph.nodes.length)} and ${connectionsText(model.graph.from.length)}: what the filters show now.`}</p>
    </FileExportDialog>
  );
}

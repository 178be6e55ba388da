import type { NotebookDatabase } from './database';

const longest = 120;

/** What a pane's source, note, entity or graph is called, on one line; empty where it is gone. */
export async function titleOf(database: NotebookDatabase, kind: 'source' | 'note' | 'entity' | 'graph', id: string): Promise<string> {
  const title = await (async () => {
    switch (kind) {
      case 'source': return (await database.sources.get(id))?.title;
      case 'note': return (await database.notes.get(id))?.title;
      case 'entity': return (await database.entities.get(id))?.name;
      case 'graph': return 'Graph';
    }
  })();
  if (title === undefined) return '';
  const line = title.replace(/\s+/g, ' ').trim() || 'Untitled';
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('').trimEnd()}…` : line;
}

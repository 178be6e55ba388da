import { useMemo } from 'react';
import type { EntityId, NoteId } from '../../../shared/domain/ids';
import type { Entity } from '../../../shared/domain/entity';
import { addEntity } from '../../commands/entityCommands';
import { allEntities } from '../../data/entityQueries';
import { findPassages } from '../../data/noteQueries';
import type { NoteEditorHost } from '../../editor/noteEditorHost';
import { useServices } from '../../services';
import { foldForMatch, matchItems } from '../../ui/Typeahead';
import { formatShortcut } from '../../workspace/keys';
import { openFromNote, openPassageFromNote } from './paneChoice';

const mostEntities = 8;
const mostPassages = 12;

/** The kind, and the alias that was typed where it was one. */
function detailOf(entity: Entity, typed: string): string {
  const wanted = foldForMatch(typed.trim());
  if (wanted === '' || foldForMatch(entity.name).includes(wanted)) return entity.kind;
  const alias = entity.aliases.find((each) => foldForMatch(each.text).includes(wanted));
  return alias ? `${alias.text} · ${entity.kind}` : entity.kind;
}

/** What the editor of a note asks of the notebook around it. */
export function useNoteHost(noteId: NoteId): NoteEditorHost {
  const { context, database, navigation, platform, notices } = useServices();
  return useMemo<NoteEditorHost>(() => ({
    formatShortcut,
    openEntity: (entityId) => openFromNote(navigation, noteId, { kind: 'entity', id: entityId }),
    openCitation: ({ sourceId, passageId }) => openPassageFromNote(navigation, noteId, sourceId, passageId),
    openLink(url) {
      platform.calls.openExternal({ url }).catch(() => notices.show({ tone: 'problem', text: `The link could not be opened: ${url}` }));
    },
    async findEntities(typed) {
      const entities = await allEntities(database);
      const byId = new Map(entities.map((entity) => [entity.id as string, entity]));
      const items = entities.map(({ id, name, aliases }) => ({ id, label: name, keywords: aliases.map((alias) => alias.text) }));
      return matchItems(items, typed).slice(0, mostEntities).flatMap(({ id }) => {
        const entity = byId.get(id);
        return entity ? [{ entityId: id as EntityId, name: entity.name, detail: detailOf(entity, typed) }] : [];
      });
    },
    async createEntity(name, kind) {
      const entity = await addEntity(context, { kind, name });
      return { kind: 'entity', entityId: entity.id, text: entity.name };
    },
    async findPassages(typed) {
      const found = await findPassages(database, typed, mostPassages);
      return found.map(({ passage, source }) => ({
        citation: { kind: 'passage', passageId: passage.id, sourceId: source.id, quotation: passage.anchor.exact, sourceTitle: source.title },
        detail: [source.title, source.outlet, passage.comment].filter((part) => part !== '').join(' · '),
      }));
    },
  }), [context, database, navigation, noteId, notices, platform]);
}

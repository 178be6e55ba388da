import fc from 'fast-check';
import type { EntityId, NoteId, PassageId } from '../../shared/domain/ids';
import type { Original } from '../../shared/domain/original';
import { highlightColors } from '../../shared/domain/passage';
import { setPreference, writeMemory } from '../data/preferences';
import { sampleMemoryId } from '../data/sourceQueries';
import { createLocalImporter } from '../worker/localImporter';
import { renameColorMeaning } from './colorCommands';
import { onCollections } from './collectionStepsTestData';
import { at, expectSame, stageComments, type CommandStage } from './commandStageTestData';
import { addSomeEntity, onEntity } from './entityStepsTestData';
import { redo, undo } from './history';
import { importFiles, paste } from './importStepsTestData';
import { expectWhole } from './modelWholenessTestData';
import { createSomeNote, onNote } from './noteStepsTestData';
import { addSomePassage, onPassage } from './passageStepsTestData';
import { addSample } from './sampleCommands';
import { removeSample } from './sampleRemoval';
import { onSources } from './sourceStepsTestData';
import { onTags } from './tagStepsTestData';
import { onTrims } from './trimStepsTestData';
import { onSavedViews } from './viewStepsTestData';

const kinds = [
  'importFiles', 'importFiles', 'importFiles', 'paste', 'updateSource', 'updateSources', 'setReadingState', 'noticeReading', 'tagSources', 'untagSources', 'deleteSources',
  'addPassage', 'addPassage', 'addPassage', 'addPassage', 'recolorPassage', 'commentPassage', 'commentPassage', 'tagPassage', 'untagPassage', 'linkEntity', 'linkEntity',
  'unlinkEntity', 'respanPassage', 'respanPassage', 'deletePassage', 'addEntity', 'addEntity', 'updateEntity', 'deleteEntity', 'mergeEntities', 'createNote', 'createNote',
  'renameNote', 'deleteNote', 'duplicateNote', 'saveNoteBody', 'saveNoteBody', 'restoreNoteVersion', 'createTag', 'createTag', 'renameTag', 'defineTag', 'moveTag', 'mergeTags', 'splitTag', 'splitTag', 'deleteTag',
  'createCollection', 'createCollection', 'updateCollection', 'deleteCollection', 'addToCollection', 'addToCollection', 'addToCollection', 'removeFromCollection',
  'trim', 'trim', 'untrim', 'keepSuggestedTrims', 'addSavedView', 'addSavedView', 'renameSavedView', 'changeSavedQuery', 'deleteSavedView',
  'renameColor', 'setPreference', 'writeMemory', 'addSample', 'removeSample', 'pause', 'undo', 'undo', 'undo', 'undo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'redo',
] as const;
export type RandomCommandKind = (typeof kinds)[number];

/** A command without what it acts on: the numbers choose among what is there when its turn comes. */
export interface RandomCommand {
  readonly kind: RandomCommandKind;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}
export const randomCommandArb: fc.Arbitrary<RandomCommand> = fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(999), b: fc.nat(999), c: fc.nat(999) });

/** Carries random commands out on the program and on the model, and compares their answers. */
export class RandomCommandRun {
  constructor(
    private readonly stage: CommandStage,
    private readonly pause: () => void,
  ) {}

  async take(command: RandomCommand): Promise<void> {
    this.stage.begin();
    await this.carryOut(command);
    expectWhole(this.stage.model.view, command.kind);
  }

  private adopt(originals: readonly Original[]): void {
    this.stage.perform((draft) => {
      draft.adopt(this.stage.heard);
      for (const original of originals) draft.put('originals', original);
    });
  }

  private async carryOut({ kind, a, b, c }: RandomCommand): Promise<void> {
    const { stage } = this;
    const { context } = stage;
    switch (kind) {
      case 'importFiles':
        return importFiles(stage, [a, b, c].slice(0, 1 + (a % 3)));
      case 'paste':
        return paste(stage, a);
      case 'updateSource':
      case 'updateSources':
      case 'setReadingState':
      case 'noticeReading':
      case 'tagSources':
      case 'untagSources':
      case 'deleteSources':
        return onSources(stage, kind, a, b, c);
      case 'addPassage':
        return addSomePassage(stage, a, b, c);
      case 'recolorPassage':
      case 'commentPassage':
      case 'tagPassage':
      case 'untagPassage':
      case 'linkEntity':
      case 'unlinkEntity':
      case 'respanPassage':
      case 'deletePassage': {
        const id = stage.pick<PassageId>('passages', a);
        return id ? onPassage(stage, kind, id, b, c) : undefined;
      }
      case 'addEntity':
        return addSomeEntity(stage, a, b, c);
      case 'updateEntity':
      case 'deleteEntity':
      case 'mergeEntities': {
        const id = stage.pick<EntityId>('entities', a);
        return id ? onEntity(stage, kind, id, b, c) : undefined;
      }
      case 'createNote':
        return createSomeNote(stage, a, b, c);
      case 'renameNote':
      case 'deleteNote':
      case 'duplicateNote':
      case 'saveNoteBody':
      case 'restoreNoteVersion': {
        const id = stage.pick<NoteId>('notes', a);
        return id ? onNote(stage, kind, id, b, c) : undefined;
      }
      case 'createTag':
      case 'renameTag':
      case 'defineTag':
      case 'moveTag':
      case 'mergeTags':
      case 'splitTag':
      case 'deleteTag':
        return onTags(stage, kind, a, b, c);
      case 'createCollection':
      case 'updateCollection':
      case 'deleteCollection':
      case 'addToCollection':
      case 'removeFromCollection':
        return onCollections(stage, kind, a, b, c);
      case 'trim':
      case 'untrim':
      case 'keepSuggestedTrims':
        return onTrims(stage, kind, a, b, c);
      case 'addSavedView':
      case 'renameSavedView':
      case 'changeSavedQuery':
      case 'deleteSavedView':
        return onSavedViews(stage, kind, a, b, c);
      case 'renameColor': {
        const color = at(highlightColors, a);
        await renameColorMeaning(context, color, at(stageComments, b));
        const meaning = at(stageComments, b).trim();
        return stage.perform((draft) => {
          if (draft.get('colorMeanings', color)?.meaning !== meaning) draft.put('colorMeanings', { id: color, createdAt: '', updatedAt: '', meaning });
        });
      }
      case 'setPreference':
        await setPreference(context.writer, 'textSize', 13 + (a % 3));
        return stage.perform((draft) => draft.put('settings', { id: 'preference:textSize', value: 13 + (a % 3) }), { isUndoable: false });
      case 'writeMemory':
        await writeMemory(context.writer, `place ${a % 3}`, { offset: b });
        return stage.perform((draft) => draft.put('settings', { id: `memory:place ${a % 3}`, value: { offset: b } }), { isUndoable: false });
      case 'addSample':
        // The sample is a program of its own: what it did is taken over, and undone and replayed like all else.
        if (a % 4 > 0 || stage.model.view.get('settings', sampleMemoryId)) return;
        await addSample(context, createLocalImporter());
        return this.adopt(await context.database.originals.toArray());
      case 'removeSample':
        await removeSample(context);
        return this.adopt([]);
      case 'pause':
        return this.pause();
      case 'undo':
        return expectSame((await undo(context)).status, stage.model.undo(), 'undo');
      case 'redo':
        return expectSame((await redo(context)).status, stage.model.redo(), 'redo');
    }
  }
}

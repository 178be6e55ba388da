import type { SourceId } from '../../shared/domain/ids';
import { textWithoutTrims, trimBlocks, untrimBlocks } from '../../shared/domain/trims';
import { countWords } from '../../shared/importing/wordCount';
import type { CommandStage } from './commandStageTestData';
import { keepSuggestedTrims, setTrims } from './trimCommands';

export type TrimStepKind = 'trim' | 'untrim' | 'keepSuggestedTrims';

export async function onTrims(stage: CommandStage, kind: TrimStepKind, a: number, b: number, c: number): Promise<void> {
  const { context, model } = stage;
  const id = stage.pick<SourceId>('sources', a);
  if (!id) return;
  if (kind === 'keepSuggestedTrims') {
    await keepSuggestedTrims(context, id);
    return stage.perform((draft) => {
      const source = draft.get('sources', id);
      if (source) draft.put('sources', { ...source, isTrimReviewed: true });
    });
  }
  const [source, document] = [model.view.get('sources', id), model.view.get('sourceDocuments', id)];
  const start = document ? b % Math.max(1, document.text.length) : 0;
  const spans = [{ start, end: start + (c % 120) }];
  const trimmed = !source || !document ? [] : (kind === 'trim' ? trimBlocks : untrimBlocks)(document, source.trimmed, spans);
  await setTrims(context, id, trimmed, kind === 'trim' ? 'Trim lines' : 'Bring back lines');
  stage.perform((draft) => {
    if (!source || !document) return;
    draft.put('sources', { ...source, trimmed, wordCount: countWords(textWithoutTrims(document.text, trimmed)), isTrimReviewed: true });
  });
}

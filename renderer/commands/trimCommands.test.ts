import { describe, expect, it } from 'vitest';
import { trimBlocks, type Trims } from '../../shared/domain/trims';
import { countWords } from '../../shared/importing/wordCount';
import { contentOf, openTestNotebook } from '../data/notebookTestData';
import { createLocalImporter } from '../worker/localImporter';
import { historyState, redo, undo } from './history';
import { addSample } from './sampleCommands';
import { deleteSource } from './sourceCommands';
import { keepSuggestedTrims, setTrims } from './trimCommands';

async function sampled() {
  const context = await openTestNotebook();
  const { sourceIds: [id] } = await addSample(context, createLocalImporter());
  if (!id) throw new Error('The sample has no article');
  const document = await context.database.sourceDocuments.get(id);
  const block = document?.blocks.find(({ start, end }) => end - start > 80);
  if (!document || !block) throw new Error('The article has no long block');
  const expectOneStep = async (label: string, work: () => Promise<void>) => {
    const before = await contentOf(context);
    await work();
    const after = await contentOf(context);
    expect((await historyState(context.database)).undoLabel).toBe(label);
    await undo(context);
    expect(await contentOf(context)).toEqual(before);
    await redo(context);
    expect(await contentOf(context)).toEqual(after);
  };
  return { context, id, document, block, expectOneStep };
}

describe('trimming a source', () => {
  it('counts the words that are left and touches neither text nor anchors', async () => {
    const { context, id, document, block, expectOneStep } = await sampled();
    const { passages, sources, sourceDocuments } = context.database;
    const [whole, anchors] = [await sources.get(id), await passages.toArray()];
    const trims = trimBlocks(document, [], [block]);
    await expectOneStep('Trim text', () => setTrims(context, id, trims, 'Trim text'));
    expect(await sources.get(id)).toMatchObject({
      trimmed: trims, isTrimReviewed: true, textDigest: whole?.textDigest, textLength: whole?.textLength,
      wordCount: (whole?.wordCount ?? 0) - countWords(document.text.slice(block.start, block.end)),
    });
    expect(await sourceDocuments.get(id)).toEqual(document);
    expect(await passages.toArray()).toEqual(anchors);
    const none: Trims = [];
    await expectOneStep('Bring lines back', () => setTrims(context, id, none, 'Bring lines back'));
    expect(await sources.get(id)).toMatchObject({ trimmed: [], wordCount: whole?.wordCount });
  });

  it('remembers that what was suggested is kept', async () => {
    const { context, id, expectOneStep } = await sampled();
    await expectOneStep('Keep suggested lines', () => keepSuggestedTrims(context, id));
    expect(await context.database.sources.get(id)).toMatchObject({ trimmed: [], isTrimReviewed: true });
  });

  it('leaves a source that is gone alone', async () => {
    const { context, id, document, block } = await sampled();
    await deleteSource(context, id);
    const before = await contentOf(context);
    await setTrims(context, id, trimBlocks(document, [], [block]), 'Trim text');
    await keepSuggestedTrims(context, id);
    expect(await contentOf(context)).toEqual(before);
  });
});

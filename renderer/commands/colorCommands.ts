import type { HighlightColor } from '../../shared/domain/passage';
import type { CommandContext } from './commandContext';

/** Says what a color stands for in this notebook. */
export async function renameColorMeaning(context: CommandContext, color: HighlightColor, meaning: string): Promise<void> {
  await context.writer.write({ label: 'Rename color' }, async (recorder) => {
    const known = await recorder.get('colorMeanings', color);
    const trimmed = meaning.trim();
    if (known?.meaning === trimmed) return;
    const now = context.clock();
    await recorder.put('colorMeanings', { id: color, createdAt: known?.createdAt ?? now, updatedAt: now, meaning: trimmed });
  });
}

import type { HighlightColor } from '../../../shared/domain/passage';
import { setPreference } from '../../data/preferences';
import { usePreferences, useServices } from '../../services';
import { useStore } from '../../workspace/store';
import { readerSessionOf } from './readerSession';

/** The color chosen last, and how another is chosen: known to the next key at once, kept as a preference after it. */
export function useLastColor(): readonly [HighlightColor, (color: HighlightColor) => Promise<void>] {
  const { context, navigation } = useServices();
  const { lastColor } = usePreferences();
  const { chosenColor } = readerSessionOf(navigation);
  const last = useStore(chosenColor) ?? lastColor;
  return [
    last,
    async (color) => {
      if (color === last) return;
      chosenColor.set(color);
      await setPreference(context.writer, 'lastColor', color);
    },
  ];
}

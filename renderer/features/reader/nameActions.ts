import { setPreference, type Preferences } from '../../data/preferences';
import type { Services } from '../../services';
import type { Action } from '../../workspace/actions';
import { readerSessionOf } from './readerSession';

interface NameActionParts {
  readonly services: Services;
  readonly preferences: Preferences;
  /** The person works in the text or its inspector, so that single letters mean it. */
  readonly isActive: boolean;
  focusText(): void;
}

const category = 'Names';

/** Going to the review of names and back, and marks in the text. */
export function nameActions({ services, preferences, isActive, focusText }: NameActionParts): readonly Action[] {
  const { context, navigation } = services;
  const session = readerSessionOf(navigation);
  const { isInspectorOpen, showsNames } = preferences;
  const review = async (): Promise<void> => {
    const isThere = isInspectorOpen && session.inspectorTab.get() === 'names' && session.region.get() === 'inspector';
    if (isThere) {
      session.inspectorTab.set('highlights');
      focusText();
      return;
    }
    session.inspectorTab.set('names');
    session.wantsNames.set(true);
    if (!isInspectorOpen) await setPreference(context.writer, 'isInspectorOpen', true);
  };
  return [
    { id: 'reviewNames', category, label: 'Review names', shortcut: 'Mod+Shift+m', menu: { name: 'highlight', group: 7, order: 0 }, run: review },
    { id: 'reviewNamesByLetter', category, label: 'Review names, or back to the text', shortcut: 'm', isEnabled: isActive, isHidden: true, runsWhileTyping: false, run: review },
    {
      id: 'markNames', category, label: 'Mark names in the text', shortcut: 'Shift+m', isEnabled: isActive, runsWhileTyping: false, isChecked: showsNames,
      menu: { name: 'highlight', group: 7, order: 1 }, run: () => setPreference(context.writer, 'showsNames', !showsNames),
    },
  ];
}

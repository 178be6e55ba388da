import { Suspense, type ReactNode } from 'react';
import { BookOpen, Keyboard, NotebookPen, Redo2, Search, Settings, Tags, Undo2, Users, Waypoints } from 'lucide-react';
import { usePreferences, useServices } from '../services';
import { ActionButton } from '../ui/ActionButton';
import type { Section } from '../workspace/navigation';
import { useStore } from '../workspace/store';
import { ErrorBoundary } from './ErrorBoundary';
import { InspectorColumn, ListColumn, Panes } from './columns';
import styles from './Shell.module.css';

const sectionIcons = { library: BookOpen, notes: NotebookPen, entities: Users, tags: Tags, search: Search, graph: Waypoints } as const;

function Rail() {
  const { actions, navigation } = useServices();
  const place = useStore(navigation.place);
  const button = (actionId: string, icon: ReactNode, isPressed?: boolean) => (
    <ActionButton key={actionId} actions={actions} actionId={actionId} {...(isPressed === undefined ? {} : { isPressed })}>{icon}</ActionButton>
  );
  return (
    <nav className={styles['rail']} aria-label="Sections">
      {(Object.keys(sectionIcons) as Section[]).map((section) => {
        const Icon = sectionIcons[section];
        return button(`show-${section}`, <Icon aria-hidden />, place.section === section);
      })}
      <div className={styles['spacer']} />
      {button('undo', <Undo2 aria-hidden />)}
      {button('redo', <Redo2 aria-hidden />)}
      {button('showKeys', <Keyboard aria-hidden />)}
      {button('showSettings', <Settings aria-hidden />)}
    </nav>
  );
}

/** Rail, list, text and inspector. */
export function Shell() {
  const { isInspectorOpen, isListOpen } = usePreferences();
  const { navigation } = useServices();
  const place = useStore(navigation.place);
  const hasSource = place.main?.kind === 'source' || place.beside?.kind === 'source';
  const hasInspector = isInspectorOpen && hasSource;
  return (
    <div className={styles['shell']} data-list={isListOpen} data-inspector={hasInspector}>
      <Rail />
      {isListOpen ? (
        <aside className={styles['list']} aria-label="List">
          <ErrorBoundary key={place.section}>
            <Suspense fallback={null}><ListColumn section={place.section} /></Suspense>
          </ErrorBoundary>
        </aside>
      ) : null}
      <main className={styles['main']} data-split={place.beside !== null}>
        <Panes place={place} />
      </main>
      {hasInspector ? (
        <aside className={styles['inspector']} aria-label="Inspector">
          <ErrorBoundary shown={`${place.main?.id ?? ''} ${place.beside?.id ?? ''}`}>
            <Suspense fallback={null}><InspectorColumn place={place} /></Suspense>
          </ErrorBoundary>
        </aside>
      ) : null}
    </div>
  );
}

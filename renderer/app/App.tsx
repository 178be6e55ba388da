import { useEffect } from 'react';
import { PreferencesProvider, ServicesProvider, useLivePreferences, useServices, type Services } from '../services';
import { Toasts } from '../ui/Toasts';
import { ErrorBoundary } from './ErrorBoundary';
import { FeatureHosts } from './FeatureHosts';
import { useAppearance } from './appearance';
import { useGlobalActions } from './globalActions';
import { useKeys } from './useKeys';
import { LookBanner } from './LookBanner';
import bannerStyles from './LookBanner.module.css';
import { useNativeMenu } from './nativeMenu';
import { useHostEvents } from './hostEvents';
import { useWindowTitle } from './windowTitle';
import { Shell } from './Shell';

const indexWaitMs = 2000;

function Window() {
  const { platform, notices, look, search } = useServices();
  useAppearance();
  useGlobalActions();
  useKeys();
  useNativeMenu();
  useHostEvents();
  useWindowTitle();
  useEffect(() => {
    void platform.calls.reportReady();
  }, [platform]);
  // The first view goes before the index, which is used later and lives beside the window.
  useEffect(() => {
    const waiting = requestIdleCallback(() => search.start(), { timeout: indexWaitMs });
    return () => cancelIdleCallback(waiting);
  }, [search]);
  return (
    <>
      {look ? (
        <div className={bannerStyles['window']}>
          <LookBanner look={look} />
          <Shell />
        </div>
      ) : (
        <Shell />
      )}
      <FeatureHosts />
      <Toasts notices={notices} />
    </>
  );
}

function WithPreferences() {
  const preferences = useLivePreferences();
  if (!preferences) return null;
  return (
    <PreferencesProvider value={preferences}>
      <ErrorBoundary>
        <Window />
      </ErrorBoundary>
    </PreferencesProvider>
  );
}

export function App({ services }: { readonly services: Services }) {
  return (
    <ServicesProvider value={services}>
      <WithPreferences />
    </ServicesProvider>
  );
}

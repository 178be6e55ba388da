import { EmptyState } from '../ui/EmptyState';

/** What stands in the window when the notebook cannot be opened. */
export function StartFailure({ sentence }: { readonly sentence: string }) {
  return (
    <main role="alert" style={{ height: '100%' }}>
      <EmptyState title="Ibidem cannot open this notebook">{sentence}</EmptyState>
    </main>
  );
}

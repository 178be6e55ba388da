import { EmptyState } from '../ui/EmptyState';
import { Progress } from '../ui/Progress';

/** What stands in the window while a database is filled before it can be shown. */
export function StartProgress({ label, done, total }: { readonly label: string; readonly done: number; readonly total: number }) {
  return (
    <main style={{ height: '100%' }}>
      <EmptyState title={label}>
        <Progress label="Records" done={Math.min(done, total)} total={total} />
      </EmptyState>
    </main>
  );
}

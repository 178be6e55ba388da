import { Component, type ReactNode } from 'react';
import { ViewFailure } from './ViewFailure';

interface Props {
  readonly children: ReactNode;
  /** What is shown: when it changes, a failure to show something else is over. */
  readonly shown?: string;
}
interface State {
  readonly error: Error | null;
}

/** A view that failed says so and hides nothing else; the notebook itself is untouched by a failure to show it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate({ shown }: Props): void {
    if (this.state.error && shown !== this.props.shown) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ViewFailure error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

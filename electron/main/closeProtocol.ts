/** What the closing of a window needs from it. */
export interface ClosingWindow {
  /** Whether the page lives and has reported that it takes pushes. */
  canAnswer(): boolean;
  /** Tells the page that the window is about to close. */
  ask(): void;
  /** Closes for good. Called once. */
  finish(): void;
}

const answerLimitMs = 5000;

/** Closing in two steps: the page is asked to save and answers; where it cannot, or not in time, the window closes anyway. */
export class CloseProtocol {
  private state: 'open' | 'asked' | 'finished' = 'open';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly window: ClosingWindow) {}

  /** The person (or the system) wants the window closed. Asking again while the page saves changes nothing. */
  request(): void {
    if (this.state !== 'open') return;
    if (!this.window.canAnswer()) {
      this.finish();
      return;
    }
    this.state = 'asked';
    this.timer = setTimeout(() => {
      this.finish();
    }, answerLimitMs);
    this.window.ask();
  }

  /** The page has saved. Ignored where nobody asked: a page cannot close the window by itself. */
  confirm(): void {
    if (this.state === 'asked') this.finish();
  }

  /** The page could not save something and told the person: the window stays, and may be asked to close again. */
  refuse(): void {
    if (this.state !== 'asked') return;
    clearTimeout(this.timer);
    this.state = 'open';
  }

  /** The page is gone and will not answer any more. */
  pageGone(): void {
    if (this.state === 'asked') this.finish();
  }

  private finish(): void {
    if (this.state === 'finished') return;
    this.state = 'finished';
    clearTimeout(this.timer);
    this.window.finish();
  }
}

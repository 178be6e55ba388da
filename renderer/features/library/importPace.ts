/** What a person is told of how long work will take. */
export function timeLeftText(leftMs: number | null): string {
  if (leftMs === null) return '';
  const seconds = leftMs / 1000;
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 55) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 2) return 'about a minute left';
  return minutes < 60 ? `about ${minutes} minutes left` : `about ${(minutes / 60).toFixed(1)} hours left`;
}

const windowMs = 20_000;
const leastMs = 1500;

interface Sample {
  readonly atMs: number;
  readonly done: number;
}

/** How fast work goes: by the last seconds of it, leaving out the time in which it was paused. */
export class ImportPace {
  private samples: readonly Sample[] = [];
  private pausedMs = 0;
  private pausedAt: number | null = null;

  constructor(private readonly now: () => number) {}

  note(done: number): void {
    const atMs = this.activeMs();
    const fresh = this.samples.filter((sample) => atMs - sample.atMs <= windowMs);
    this.samples = [...(fresh.length > 0 ? fresh : this.samples.slice(-1)), { atMs, done }];
  }

  pause(): void {
    this.pausedAt ??= this.now();
  }

  resume(): void {
    if (this.pausedAt !== null) this.pausedMs += this.now() - this.pausedAt;
    this.pausedAt = null;
  }

  /** Milliseconds until `total` is done; null while too little is known. */
  leftMs(total: number): number | null {
    const [first] = this.samples;
    const last = this.samples.at(-1);
    if (!first || !last || last.atMs - first.atMs < leastMs || last.done <= first.done) return null;
    return ((total - last.done) * (last.atMs - first.atMs)) / (last.done - first.done);
  }

  private activeMs(): number {
    return (this.pausedAt ?? this.now()) - this.pausedMs;
  }
}

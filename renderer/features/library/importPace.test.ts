import { describe, expect, it } from 'vitest';
import { ImportPace, timeLeftText } from './importPace';

describe('the pace of an import', () => {
  it('knows nothing at first, then follows the last seconds', () => {
    let now = 0;
    const pace = new ImportPace(() => now);
    pace.note(0);
    now = 500;
    pace.note(50);
    expect(pace.leftMs(1000)).toBeNull();
    now = 2000;
    pace.note(200);
    expect(pace.leftMs(1000)).toBe(8000);
    // It grows slow: what was long ago counts no more.
    for (let second = 3; second <= 60; second += 1) {
      now = second * 1000;
      pace.note(200 + second);
    }
    expect(pace.leftMs(1000)).toBeCloseTo(740_000, -4);
  });

  it('leaves pauses out', () => {
    let now = 0;
    const pace = new ImportPace(() => now);
    pace.note(0);
    now = 2000;
    pace.note(100);
    pace.pause();
    now = 3_600_000;
    pace.resume();
    pace.note(100);
    now += 2000;
    pace.note(200);
    expect(pace.leftMs(300)).toBe(2000);
  });

  it('is told in words', () => {
    expect([null, 2000, 12_000, 70_000, 290_000, 7_200_000].map(timeLeftText)).toEqual([
      '', 'a few seconds left', 'about 15 seconds left', 'about a minute left', 'about 5 minutes left', 'about 2.0 hours left',
    ]);
  });
});

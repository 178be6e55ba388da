import type { VersionEntry } from '../../data/noteVersionQueries';

const dayMs = 86_400_000;

export interface VersionDay {
  /** Says which day it is and is the same for no other. */
  readonly key: string;
  readonly label: string;
  readonly entries: readonly VersionEntry[];
}

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

function dayLabel(time: number, now: number, locale?: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(time)) / dayMs);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  const style: Intl.DateTimeFormatOptions = isThisYear ? { weekday: 'long', day: 'numeric', month: 'long' } : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(locale, style).format(time);
}

/** Versions, the newest first, by the day on which they were written. */
export function versionDays(entries: readonly VersionEntry[], now: number, locale?: string): readonly VersionDay[] {
  const days = new Map<string, VersionEntry[]>();
  for (const entry of entries) {
    const key = String(startOfDay(Date.parse(entry.version.savedAt)));
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return [...days].map(([key, ofDay]) => ({ key, label: dayLabel(Number(key), now, locale), entries: ofDay }));
}

/** The hour at which a version was written. */
export function timeOfDay(at: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
}

/** When a version was written, in full: `20 May 2026, 14:05`. */
export function fullTime(at: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
}

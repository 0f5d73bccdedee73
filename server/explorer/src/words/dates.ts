/** Today as `2026-11-26`, by the reader's clock. */
export function today(): string {
  return new Date().toLocaleDateString('sv-SE'); // Swedish dates are ISO 8601
}

/**
 * Whether a record that holds until the last day of `until` has ended on `day` (`2026-11-26`).
 * `until` is known to the year, the month or the day; a record without one has not ended.
 */
export function hasEnded(until: string | null | undefined, day: string): boolean {
  if (!until) return false;
  return day.slice(0, until.length) > until;
}

/** The one value that all of the texts have; null if there are none or they differ. */
export function common<T>(values: readonly T[]): T | null {
  const first = values[0];
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

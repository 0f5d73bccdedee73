function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

/** Writes a moment of the API in the reader's time zone, to the minute: 2026-11-26 17:30. */
export function formatMoment(moment: string): string {
  const at = new Date(moment);
  return `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())} ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** `28 November 2026` @param at milliseconds since 1970 */
export function inDays(at: number): string {
  return days.format(at);
}

/** What to tell people of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'QuotaExceededError') return 'the browser has no room left for this page';
  // Some errors of browsers have a name and no more.
  return error.message || error.name;
}

/** What each browser says, and the build, when a part of the app that is loaded on demand does not arrive. */
const MISSING_PART = new RegExp(
  [
    'dynamically imported module',
    'Importing a module script failed',
    'is not a valid JavaScript MIME type',
    'Unable to preload CSS',
  ].join('|'),
);

/** Whether this was thrown because a part of the app did not arrive. */
export function isMissingPart(error: unknown): boolean {
  return MISSING_PART.test(String(error));
}

/** What to tell people of anything that was thrown. */
export function messageOf(error: unknown): string {
  if (isMissingPart(error))
    return 'Grad Prix could not fetch a part of itself, as the network is gone or there is a newer version. Reload the page';
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'QuotaExceededError') return 'the browser has no room left for this page';
  // Some errors of browsers have a name and no more.
  return error.message || error.name;
}

/** The same as whole sentences, with what to do. @param advice is left out where the message has other advice */
export function messageWith(advice: string, error: unknown): string {
  return isMissingPart(error) ? `${messageOf(error)}.` : `${messageOf(error)}. ${advice}`;
}

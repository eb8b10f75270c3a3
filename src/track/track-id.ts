/** Longest id that a track may have. */
const MAX_ID = 64;

/** An id made of a name: lower-case letters, digits and dashes. */
export function trackId(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_ID)
    .replace(/-$/, '');
  return id || 'track';
}

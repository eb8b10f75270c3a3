import { messageWith } from './message-of.ts';

/** What to tell people whose work cannot be kept. */
export function storageTrouble(error: unknown): string {
  // The database is closed for a newer version of the app, and for nothing else.
  const isClosed = error instanceof DOMException && error.name === 'InvalidStateError';
  return isClosed
    ? 'Your work is not being saved: another tab has a newer version of Grad Prix open. Reload this one.'
    : `Your work is not being saved: ${messageWith('Free some space or allow site data, then reload.', error)}`;
}

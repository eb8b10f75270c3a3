import { expect, it } from 'vitest';
import { storageTrouble } from '../../../src/app/state/storage-trouble.ts';

it('work that cannot be kept is said with what to do', () => {
  expect(storageTrouble(new DOMException('', 'QuotaExceededError'))).toBe(
    'Your work is not being saved: the browser has no room left for this page. Free some space or allow site data, then reload.',
  );
  // As Chromium says it of a database that has made way for a newer version.
  expect(storageTrouble(new DOMException('The database connection is closing.', 'InvalidStateError'))).toBe(
    'Your work is not being saved: another tab has a newer version of Grad Prix open. Reload this one.',
  );
});

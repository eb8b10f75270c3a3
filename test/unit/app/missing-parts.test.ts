import { expect, it } from 'vitest';
import { tellOfMissingParts } from '../../../src/app/controllers/missing-parts.ts';
import { NoticeBoard, type Noticed } from '../../../src/app/controllers/notice-board.ts';
import { Store } from '../../../src/app/state/store.ts';

/** As a page says that nobody has caught an error. @returns whether it was taken care of */
function reject(page: EventTarget, reason: unknown): boolean {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  return !page.dispatchEvent(event);
}

const MISSING = new TypeError('Failed to fetch dynamically imported module: https://a.b/help-dialog-Bx3.js');

it('a part that does not arrive is said once, with what to do; other errors stay the page’s', () => {
  const store = new Store<Noticed>({ notices: [] });
  const page = new EventTarget();
  tellOfMissingParts(page, () => new NoticeBoard(store));
  expect(reject(page, MISSING)).toBe(true);
  expect(reject(page, MISSING)).toBe(true);
  expect(reject(page, new TypeError('x is not a function'))).toBe(false);
  expect(store.state.notices).toMatchObject([
    {
      tone: 'error',
      text: 'Grad Prix could not fetch a part of itself, as the network is gone or there is a newer version. Reload the page.',
      action: { label: 'Reload' },
    },
  ]);
});

it('before there is a tab to say it in, the page does', () => {
  const page = new EventTarget();
  tellOfMissingParts(page, () => undefined);
  expect(reject(page, MISSING)).toBe(false);
});

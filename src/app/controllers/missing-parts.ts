import { isMissingPart, messageOf } from '../state/message-of.ts';
import type { NoticeBoard } from './notice-board.ts';

/**
 * Tells, once for the whole app, that a part of it did not arrive which is loaded when it is first shown (a dialog, a chart, the
 * editor). What somebody is waiting for by name says so itself.
 * @param page hears of every error that nobody has caught
 * @param notices of the tab in view; undefined while there is none
 */
export function tellOfMissingParts(page: EventTarget, notices: () => NoticeBoard | undefined): void {
  page.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = (event as PromiseRejectionEvent).reason;
    if (!isMissingPart(reason)) return;
    const board = notices();
    if (board === undefined) return;
    event.preventDefault();
    const action = { label: 'Reload', run: () => location.reload() };
    board.show({ tone: 'error', kind: 'missing part', text: `${messageOf(reason)}.`, action });
  });
}

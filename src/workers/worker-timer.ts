import type { Timer } from '../reward/timer.ts';

/** The timer of a browser's worker. */
export const workerTimer: Timer = {
  after(milliseconds, action) {
    const id = setTimeout(action, milliseconds);
    return () => clearTimeout(id);
  },
};

import type { Timer } from '../reward/timer.ts';

/** Node's clock as the pure layers take it. */
export const nodeTimer: Timer = {
  after(milliseconds, action) {
    const timeout = setTimeout(action, milliseconds);
    return () => clearTimeout(timeout);
  },
};

import type { Timer } from '../../reward/timer.ts';

/** The page's clock as the pure layers take it. */
export const pageTimer: Timer = {
  after(milliseconds, action) {
    const timeout = setTimeout(action, milliseconds);
    return () => clearTimeout(timeout);
  },
};

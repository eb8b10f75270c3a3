import type { Playback } from '../state/replay-view.ts';

/**
 * What a key means while a replay is shown; null: nothing.
 * @param isOnButton whether the key was pressed on a button, which the space bar presses
 */
export function replayKey(key: string, isOnButton: boolean): Playback | 'close' | null {
  switch (key) {
    case ' ':
      return isOnButton ? null : { type: 'toggle' };
    case ',':
      return { type: 'step', by: -1 };
    case '.':
      return { type: 'step', by: 1 };
    default:
      return key === 'Escape' ? 'close' : null;
  }
}

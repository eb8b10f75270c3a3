import type { MusicAction } from '../state/music-action.ts';
import type { Phase } from '../state/music-state.ts';

interface Circumstances {
  readonly phase: Phase;
  /** Whether a sample is heard in place of the song. */
  readonly isHeard: boolean;
  /** Whether the melody is being edited in a style. */
  readonly isEditing: boolean;
  /** Whether the key would press a button. */
  readonly isOnButton: boolean;
  /** Whether it writes or chooses. */
  readonly isTyped: boolean;
}

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** What a key does wherever one is in the music tab; null: nothing. */
export function actionOfRoomKey(key: Key, circumstances: Circumstances): MusicAction | null {
  const { phase, isHeard, isEditing, isOnButton, isTyped } = circumstances;
  if (key.altKey) return null;
  // That stops what goes on, wherever one is.
  if (key.key === 'Escape') return isEditing ? { type: 'stop-editing' } : null;
  if (isTyped) return null;
  if (key.ctrlKey || key.metaKey) return commanded(key);
  const isRunning = phase === 'playing' || phase === 'recording' || phase === 'count-in';
  if (key.repeat) return null;
  switch (key.code) {
    case 'Space':
      if (isOnButton) return null;
      return { type: isRunning && !isHeard ? 'pause' : 'play' };
    case 'KeyR':
      return { type: phase === 'recording' || phase === 'count-in' ? 'pause' : 'record' };
    case 'KeyQ':
      return { type: 'quantise' };
    default:
      return null;
  }
}

/** With Ctrl, or the command key. */
function commanded(key: Key): MusicAction | null {
  switch (key.key.toLowerCase()) {
    case 'enter':
      return key.repeat ? null : { type: 'generate' };
    case 'z':
      return { type: key.shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { type: 'redo' };
    case 'x':
      return { type: 'cut' };
    case 'c':
      return { type: 'copy' };
    case 'v':
      return { type: 'paste' };
    case 'a':
      return { type: 'select-all' };
    default:
      return null;
  }
}

/** Where keys write or choose, and must not play. */
export function isTypedInto(target: EventTarget | undefined): target is Element {
  const fields =
    'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';
  return target instanceof Element && target.matches(fields);
}

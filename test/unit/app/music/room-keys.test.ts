import { expect, it } from 'vitest';
import { actionOfRoomKey } from '../../../../src/app/music/elements/room-keys.ts';

const nothing = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false };
const key = (name: string, more = {}) => ({ ...nothing, key: name, code: name, ...more });
const usual = {
  phase: 'stopped',
  isHeard: false,
  isEditing: false,
  isOnButton: false,
  isTyped: false,
} as const;

it('Escape stops an edit in style, wherever one is, and is nobody’s otherwise', () => {
  const stop = { type: 'stop-editing' };
  expect(actionOfRoomKey(key('Escape'), { ...usual, isEditing: true })).toEqual(stop);
  expect(actionOfRoomKey(key('Escape'), { ...usual, isEditing: true, isTyped: true })).toEqual(stop);
  expect(actionOfRoomKey(key('Escape'), usual)).toBeNull();
});

it('what is typed does nothing else', () => {
  const generate = key('Enter', { ctrlKey: true });
  expect(actionOfRoomKey(generate, usual)).toEqual({ type: 'generate' });
  for (const typed of [generate, key('Space'), key('KeyR')])
    expect(actionOfRoomKey(typed, { ...usual, isTyped: true })).toBeNull();
});

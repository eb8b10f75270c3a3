import { expect, it } from 'vitest';
import { readKeyMessage } from '../../../../src/music/midi/midi-key.ts';

it('reads keys on every channel, and nothing else', () => {
  expect(readKeyMessage([0x90, 60, 100])).toEqual({ type: 'press', pitch: 60, velocity: 100 });
  expect(readKeyMessage([0x9f, 60, 0])).toEqual({ type: 'release', pitch: 60 });
  expect(readKeyMessage([0x83, 60, 64])).toEqual({ type: 'release', pitch: 60 });
  for (const other of [[0xb0, 64, 127], [0xf8], [0xe0, 0, 64], [0x90, 60], []])
    expect(readKeyMessage(other)).toBeNull();
});

import { expect, it } from 'vitest';
import { programName } from '../../../../src/music/midi/program-names.ts';

it('names all 128 programs of General MIDI, each its own way', () => {
  const names = Array.from({ length: 128 }, (_, program) => programName({ program, isDrum: false }));
  expect(names.filter((name) => name.trim() === '')).toEqual([]);
  expect(new Set(names).size).toBe(128);
  // Numbers as in the standard's table, less one.
  expect([0, 24, 33, 40, 56, 73, 127].map((n) => names[n])).toEqual([
    'Grand piano',
    'Nylon guitar',
    'Fingered bass',
    'Violin',
    'Trumpet',
    'Flute',
    'Gunshot',
  ]);
  expect(programName({ program: 0, isDrum: true })).toBe('Drums');
});

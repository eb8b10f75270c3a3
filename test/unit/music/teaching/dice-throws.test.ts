import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PROBE } from '../../../../src/app/music/state/probe.ts';
import { arrange } from '../../../../src/music/gan/arrange.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { readModelFile } from '../../../../src/music/gan/model-file.ts';
import { throwDice } from '../../../../src/music/teaching/dice-throws.ts';

const file = readFileSync('public/music/pop.gpm');

describe('throws of the dice', () => {
  it('are what the model arranges by these seeds, and 0 from themselves', () => {
    const { throws, toFirst } = throwDice(file, PROBE, [1, 2, 1]);
    const generator = new GeneratorPass(readModelFile(file, 'pop').weights);
    const key = { tonic: 0, mode: 'major' } as const;
    expect(throws[1]).toEqual(arrange(generator, { song: PROBE, key, seed: 2 }));
    expect(throws[2]).toEqual(throws[0]);
    expect([toFirst[0], toFirst[2]]).toEqual([0, 0]);
    // A model that ships varies.
    expect(toFirst[1]).toBeGreaterThan(0.1);
    expect(toFirst[1]).toBeLessThanOrEqual(1);
  });

  it('of a song without a melody are none', () => {
    const silent = { ...PROBE, tracks: [{ ...PROBE.tracks[0], notes: [] }], keySignature: null };
    expect(throwDice(file, silent, [1])).toEqual({ throws: [], toFirst: [] });
  });
});

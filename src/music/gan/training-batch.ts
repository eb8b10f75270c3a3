import type { Rng } from '../../math/rng.ts';
import type { Sample } from '../corpus/piece.ts';
import { DICE, MELODY_CELLS, NOISE, SIDES, ROLL_CELLS } from './generator-layout.ts';

/** Rows as a network reads them. */
export interface TrainingBatch {
  readonly melody: Float32Array;
  readonly roll: Float32Array;
  readonly before: Float32Array;
}

/** Samples side by side. */
export function batchOf(samples: readonly Sample[]): TrainingBatch {
  const melody = new Float32Array(samples.length * MELODY_CELLS);
  const roll = new Float32Array(samples.length * ROLL_CELLS);
  const before = new Float32Array(samples.length * ROLL_CELLS);
  for (const [i, sample] of samples.entries()) {
    melody.set(sample.melody, i * MELODY_CELLS);
    roll.set(sample.roll, i * ROLL_CELLS);
    if (sample.before) before.set(sample.before, i * ROLL_CELLS);
  }
  return { melody, roll, before };
}

/** Throws the dice for so many rolls: of each die's sides one is 1. */
export function drawNoise(rolls: number, rng: Rng): Float32Array {
  const noise = new Float32Array(rolls * NOISE);
  for (let die = 0; die < rolls * DICE; die++) noise[die * SIDES + rng.integer(SIDES)] = 1;
  return noise;
}

import { concat, relu, reshape, slice, sub, sum } from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { CHANNELS, DRUM_VOICES, STEPS } from '../roll/roll-layout.ts';
import { BARS } from './generator-layout.ts';

/** Rolls [rolls × 3456] → the drums of their bars [bars × 144] */
export function drumBars(roll: Tensor2D): Tensor2D {
  const rolls = roll.shape[0];
  const steps = reshape(roll, [rolls, STEPS, CHANNELS]) as Tensor3D;
  return reshape(slice(steps, [0, 0, 0], [rolls, STEPS, DRUM_VOICES.length]), [rolls * BARS, -1]);
}

/** Rolls [rolls × 3456] → [rolls × 289]: their drums, and 1 where drums are silent while others play; none of it where nothing was before. */
export function drumsBefore(before: Tensor2D): Tensor2D {
  const drums = reshape(drumBars(before), [before.shape[0], -1]) as Tensor2D;
  return concat([drums, sub(silent(drums), silent(before))], 1) as Tensor2D;
}

/** 1 for rows of zeros, 0 for those with a one, in a straight line between: mixed rolls have shades. [rows × n] → [rows × 1] */
export function silent(rows: Tensor2D): Tensor2D {
  return relu(sub(1, sum(rows, 1, true)));
}

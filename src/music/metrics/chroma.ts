import { pitchesAt, type Roll } from '../roll/roll.ts';
import type { PitchedPart } from '../roll/roll-layout.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';

/**
 * How many steps of sound each of the twelve pitch classes has, octaves folded onto each other.
 * @param from first step
 * @param to the step behind the last
 */
export function chromaOf(roll: Roll, part: PitchedPart, from: number, to: number): number[] {
  const chroma = new Array<number>(12).fill(0);
  for (let step = from; step < to; step++)
    for (const pitch of pitchesAt(roll, part, step)) chroma[pitchClassOf(pitch)]++;
  return chroma;
}

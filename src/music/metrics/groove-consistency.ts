import type { Roll } from '../roll/roll.ts';
import { type Part, STEPS_PER_BAR } from '../roll/roll-layout.ts';
import { begins } from './bars.ts';

/** Share of a bar's steps at which both bars begin a note, or neither does (MusPy's groove consistency, over two bars). */
export function grooveConsistency(roll: Roll, parts: readonly Part[]): number {
  const isHit = (step: number): boolean => parts.some((part) => begins(roll, part, step));
  let same = 0;
  for (let step = 0; step < STEPS_PER_BAR; step++) if (isHit(step) === isHit(step + STEPS_PER_BAR)) same++;
  return same / STEPS_PER_BAR;
}

import { moveName, walk } from '../extend/melody-line.ts';
import type { MelodyModel } from '../extend/melody-model.ts';
import { STEPS_PER_BAR } from '../roll/roll-layout.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import type { Key } from '../theory/key.ts';

/** Of a move that a chain has never met: rarer than any it has. */
const NEVER = 1e-4;

/**
 * Nats a sixteenth of a melody under a chain of its genre (`extend`): how unlike the genre it is, as somebody else judges it.
 * @param barSteps sixteenths of a bar
 */
export function chainLoss(
  chain: MelodyModel,
  line: readonly RollNote[],
  key: Key,
  barSteps = STEPS_PER_BAR,
): number {
  const names = chain.moves.map(moveName);
  let [nats, steps] = [0, 0];
  for (const [place, move] of walk(line, key, barSteps).moves) {
    const at = names.indexOf(moveName(move));
    nats -= Math.log(at < 0 ? NEVER : Math.max(NEVER, chain.probabilities(place)[at]));
    steps += move.steps;
  }
  return steps > 0 ? nats / steps : 0;
}

import { placeOfReturn, readOf } from '../facts/code-facts.ts';
import { cleanLaps, percentile, returnOf } from './reward-scale.ts';
import { placeOf, type Rule, say, shown } from './rule-context.ts';

/** The last step of a lap outweighs the rest when it earns this share of it. */
const DOMINATES = 0.5;

/** One step of the lap is worth as much as hundreds of the others. */
export const lapBonus: Rule = ({ facts, states, observed, scene }) => {
  const [lap] = cleanLaps(states);
  if (!lap) return [];
  const rewards = [...observed.of(lap.rows).rewards];
  const bonus = rewards.at(-1)! - percentile(rewards, 0.5);
  const rest = returnOf(lap.rows, observed) - rewards.at(-1)!;
  const sizeOfRest = rewards.slice(0, -1).reduce((sum, reward) => sum + Math.abs(reward), 0);
  if (!(bonus > DOMINATES * sizeOfRest)) return [];
  const branch = branchOfLap(observed, lap.rows);
  return [
    say(facts, {
      rule: 'lap-bonus',
      severity: 'warning',
      at: branch ?? readOf(facts, 'progress') ?? placeOfReturn(facts),
      message:
        'The bonus for the finished lap outweighs the lap: until the first one nothing tells the car what is good, and afterwards little else counts.',
      evidence: {
        text: `The last step of a lap pays ${shown(rewards.at(-1)!)}, all the ${rewards.length - 1} before it together ${shown(rest)}.`,
        numbers: { lastStep: rewards.at(-1)!, rest, steps: rewards.length },
        place: placeOf(lap.rows, scene),
      },
      suggestion:
        'Spread it over the lap: pay for progress in every step. A lap that ends is worth no less here than one that goes on.',
    }),
  ];
};

/** The condition that only the last step fulfils. */
function branchOfLap(
  observed: Parameters<Rule>[0]['observed'],
  rows: Float64Array,
): { from: number; to: number } | null {
  const branches = observed.instrumented?.branches ?? [];
  const taken = observed.of(rows).branches;
  const bitsAt = (step: number, k: number): number => taken[step * branches.length + k];
  const numSteps = branches.length === 0 ? 0 : taken.length / branches.length;
  const found = branches.findIndex((_, k) => {
    const last = bitsAt(numSteps - 1, k);
    return (
      last !== 0 &&
      Array.from({ length: numSteps - 1 }, (__, step) => bitsAt(step, k)).every((bits) => bits !== last)
    );
  });
  return found < 0 ? null : branches[found];
}

import { placeOfReturn, readOf } from '../facts/code-facts.ts';
import { sizeOf } from './reward-scale.ts';
import { placeOf, type Rule, say, shown } from './rule-context.ts';

/** A rise of less than this share of the reward is none. */
const NOTHING = 0.05;

/** The later, the more: the same state earns more in a slow lap than in a fast one. */
export const risesWithTime: Rule = ({ facts, states, observed, scene }) => {
  const read = readOf(facts, 'steps', 'sim_time');
  if (!read) return [];
  const { ages } = states;
  const rewards = ages.map(({ rows }) => observed.last(rows));
  const [first] = rewards;
  const last = rewards.at(-1)!;
  const falls = rewards.some((reward, k) => k > 0 && reward < rewards[k - 1]);
  if (falls || !(last - first > NOTHING * sizeOf(rewards))) return [];
  const young = ages[0].steps;
  const old = ages.at(-1)!.steps;
  return [
    say(facts, {
      rule: 'rises-with-time',
      severity: 'warning',
      at: read ?? placeOfReturn(facts),
      message: 'It pays more the more steps have gone by: who dawdles comes to the well-paid steps.',
      evidence: {
        text: `In the same place with the same progress it pays ${shown(first)} after ${young} steps and ${shown(last)} after ${old}.`,
        numbers: { stepsBefore: young, rewardBefore: first, stepsAfter: old, rewardAfter: last },
        place: placeOf(ages[0].rows, scene),
      },
      suggestion: 'Divide by the steps instead of multiplying with them, or pay for progress per step.',
    }),
  ];
};

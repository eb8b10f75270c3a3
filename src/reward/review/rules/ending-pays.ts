import { placeOfReturn } from '../facts/code-facts.ts';
import { cleanLaps, meanOf, returnOf } from './reward-scale.ts';
import { placeOf, type Rule, say, shown } from './rule-context.ts';

/** Driving costs, so that the shortest episode is the best one. */
export const endingPays: Rule = ({ facts, states, observed, scene }) => {
  const laps = cleanLaps(states);
  if (laps.length === 0) return [];
  const lapReturn = meanOf(laps.map(({ rows }) => returnOf(rows, observed)));
  const steps = meanOf(laps.map(({ rows }) => observed.of(rows).rewards.length));
  const departures = [
    states.departure,
    ...states.laps.filter(({ status }) => status === 'off_track').map(({ rows }) => rows),
  ];
  const early = departures.reduce((a, b) => (returnOf(b, observed) > returnOf(a, observed) ? b : a));
  const earlyReturn = returnOf(early, observed);
  const earlySteps = observed.of(early).rewards.length;
  if (!(lapReturn < 0 && earlyReturn > lapReturn)) return [];
  return [
    say(facts, {
      rule: 'ending-pays',
      severity: 'warning',
      at: placeOfReturn(facts),
      message:
        'Driving costs reward, so a car that leaves the track at once does better than one that finishes.',
      evidence: {
        text: `A lap of ${Math.round(steps)} steps comes to ${shown(lapReturn)}, leaving the road within ${earlySteps} steps to ${shown(earlyReturn)}.`,
        numbers: { lapReturn, lapSteps: steps, earlyReturn, earlySteps },
        place: placeOf(early, scene),
      },
      suggestion:
        'Pay for what is good rather than taking away for what is not: a step of a good lap should earn more than 0.',
    }),
  ];
};

import { meanOf } from './reward-scale.ts';
import { placeOf, placeOfPay, type Rule, say, shown } from './rule-context.ts';

/** A car at rest earns at least this share of what one that drives earns. */
const SHARE = 0.5;
/** The speed that standing is compared with [m/s] */
const DRIVING = 2;

/** Time passes, nothing is gained, and the reward goes on. */
export const paysStandingStill: Rule = (context) => {
  const { facts, states, observed, scene } = context;
  const standing = meanOf(states.stands.map(({ rows }) => lastQuarter(observed.of(rows).rewards)));
  const paces = states.paces.filter(({ speed }) => speed === DRIVING);
  const driving = meanOf(paces.map(({ rows }) => observed.last(rows)));
  if (!(standing > 0 && driving > 0 && standing >= SHARE * driving)) return [];
  const [{ rows }] = states.stands;
  const percent = Math.round((100 * standing) / driving);
  return [
    say(facts, {
      rule: 'pays-standing-still',
      severity: 'warning',
      at: placeOfPay(states.stands[0].rows, context),
      message:
        'It pays a car that does not get anywhere: standing or crawling earns reward, step after step.',
      evidence: {
        text: `Standing still for four seconds earns ${shown(standing)} a step; driving at ${DRIVING} m/s earns ${shown(driving)}. That is ${percent} % for nothing.`,
        numbers: { standing, driving, percent },
        place: placeOf(rows, scene),
      },
      suggestion: 'Pay for what is gained: progress since the last step, or multiply with the speed.',
    }),
  ];
};

function lastQuarter(rewards: Float64Array): number {
  return meanOf([...rewards.subarray(Math.floor(0.75 * rewards.length))]);
}

import { meanOf, sizeOf } from './reward-scale.ts';
import { placeOf, placeOfPay, type Rule, say, shown } from './rule-context.ts';

/** A difference of less than this share of the reward is none. */
const NOTHING = 0.01;

/** Who drives faster gets nothing more for it in any place. */
export const ignoresProgress: Rule = (context) => {
  const { facts, states, observed, scene } = context;
  const { paces } = states;
  const speeds = [...new Set(paces.map(({ speed }) => speed))];
  const slowest = Math.min(...speeds);
  const fastest = Math.max(...speeds);
  const rewardAt = (speed: number): number[] =>
    paces.filter((pace) => pace.speed === speed).map(({ rows }) => observed.last(rows));
  const slow = rewardAt(slowest);
  const size = sizeOf(paces.map(({ rows }) => observed.last(rows)));
  const isMore = speeds.some((speed) =>
    rewardAt(speed).some((reward, k) => reward > slow[k] + NOTHING * size),
  );
  if (isMore || !slow.every(Number.isFinite)) return [];
  const slowPay = meanOf(slow);
  const fastPay = meanOf(rewardAt(fastest));
  const times = Math.round(fastest / slowest);
  const lap =
    slowPay > 0
      ? ` A lap driven at ${slowest} m/s takes ${times} times as many steps, each of them paid.`
      : '';
  return [
    say(facts, {
      rule: 'ignores-progress',
      severity: 'warning',
      at: placeOfPay(paces[0].rows, context),
      message: 'Nothing in it asks the car to move on: a fast step earns no more than a slow one.',
      evidence: {
        text: `At ${slowest} m/s it pays ${shown(slowPay)} a step, at ${fastest} m/s ${shown(fastPay)}.${lap}`,
        numbers: { slowSpeed: slowest, slowReward: slowPay, fastSpeed: fastest, fastReward: fastPay },
        place: placeOf(paces[0].rows, scene),
      },
      suggestion:
        'Pay for the progress made since the last step; it grows with speed and counts only the right way round.',
    }),
  ];
};

import type { Decline, GamingEvidence } from './gaming.ts';
import type { WindowFigures } from './history.ts';

/** What gaming looks like and what helps, in a sentence each. */
export interface GamingWords {
  readonly message: string;
  readonly advice: string;
}

/** The evidence for people: figures as `before → now`, and over which steps. */
export function describeGaming({ from, to, declines }: GamingEvidence): GamingWords {
  const figures = [
    `reward per step ${value(from.meanReward)} → ${value(to.meanReward)}`,
    ...(from.meanReturn === null || to.meanReturn === null
      ? []
      : [`per episode ${value(from.meanReturn)} → ${value(to.meanReturn)}`]),
    ...declines.map((decline) => WORDS[decline](from, to)),
    `speed ${from.meanSpeed.toFixed(2)} → ${to.meanSpeed.toFixed(2)} m/s`,
  ];
  const message =
    `The reward is being gamed: it rises while the driving gets worse (${figures.join(', ')}; ` +
    `steps ${span(from)} against ${span(to)}).`;
  const advice =
    to.meanSpeed < from.meanSpeed
      ? 'Slow cars earn more by this reward: pay for progress or speed in it, or raise the lowest speed of the actions.'
      : 'Cars earn by something other than driving laps: pay for progress in the reward, and less for the rest.';
  return { message, advice };
}

const WORDS: Readonly<Record<Decline, (from: WindowFigures, to: WindowFigures) => string>> = {
  lap: (from, to) => `mean lap ${from.meanLap?.toFixed(2)} → ${to.meanLap?.toFixed(2)} s`,
  clean: (from, to) => `clean laps ${percent(from.cleanShare)} → ${percent(to.cleanShare)} %`,
  progress: (from, to) => `progress ${from.meanProgress.toFixed(0)} → ${to.meanProgress.toFixed(0)} %`,
};

function percent(share: number): string {
  return (100 * share).toFixed(0);
}

function value(reward: number): string {
  return String(Number(reward.toPrecision(3)));
}

function span({ steps: [first, last] }: WindowFigures): string {
  return `${first.toLocaleString('en')}–${last.toLocaleString('en')}`;
}

import type { LearntDrive } from '../../../lab/comparison/learnt-drive.ts';
import { momentOf, placeAt } from './trace-places.ts';

/** Where and how an imitation left what it had been shown, in sentences. */
export interface DriftStory {
  readonly text: string;
  /** Where the car first was far from all that was shown; null where it never was. */
  readonly place: { readonly x: number; readonly y: number } | null;
}

/** How long before the end of a lost drive it is looked at [decisions]: two seconds. */
const SHORTLY = 30;

/** Why did imitation drift off? Evidence of the drive itself. @returns null without a drift to tell of */
export function driftStory({ trace, drift }: LearntDrive): DriftStory | null {
  if (drift === null) return null;
  const { distance, steeringError, lostAt } = drift;
  const { stints } = trace;
  const failed = stints.map((_, i) => i).filter((i) => stints[i].status !== 'lap_complete');
  // One that ended there tells more than one that found its way back.
  const stint = [...failed, ...stints.keys()].find((i) => lostAt[i] !== null);
  const row = stint === undefined ? null : lostAt[stint];
  const ends =
    failed.length === 0
      ? 'It found its way from all ten starts.'
      : `${failed.length} of ${stints.length} starts ended before the lap did.`;
  if (stint === undefined || row === null) {
    const most = Math.max(...distance).toFixed(1);
    return {
      text: `It stayed with what was shown: at most ${most} times as far from the nearest shown state as those are from each other. ${ends}`,
      place: null,
    };
  }
  const end = Math.min(stints[stint].first + stints[stint].rows, row + SHORTLY);
  const worst = argMax(steeringError, row, end);
  const error = steeringError[worst];
  const times = Math.max(...distance.subarray(row, end)).toFixed(0);
  const { seconds } = momentOf(trace, row);
  const when = seconds === 0 ? 'at once' : `after ${seconds.toFixed(1)} s`;
  return {
    text:
      `From the start at ${Math.round((100 * stint) / stints.length)} % of the lap, ${when}, ${placeAt(trace, row, 's').toFixed(1)} m round the lap, ` +
      `what it sees is up to ${times} times as far from all that was shown as shown states are from each other. ` +
      `No example says what to do there: it steers up to ${Math.abs(error).toFixed(0)}° ${error > 0 ? 'further left' : 'further right'} than the ideal line would. ${ends}`,
    place: { x: placeAt(trace, row, 'x'), y: placeAt(trace, row, 'y') },
  };
}

function argMax(values: Float64Array, from: number, to: number): number {
  let best = from;
  for (let i = from; i < to; i++) if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
  return best;
}

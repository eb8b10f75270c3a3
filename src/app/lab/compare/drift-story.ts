import type { LearntDrive } from '../../../lab/comparison/learnt-drive.ts';
import { momentOf, placeAt } from './trace-places.ts';

/** Where and how an imitation left what it had been shown, in sentences. */
export interface DriftStory {
  readonly question: string;
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
      ? 'It came round from all ten starts.'
      : `${failed.length} of ${stints.length} starts left the road before the lap was over.`;
  const question = failed.length === 0 ? 'Did it drift off?' : 'Why did it drift off?';
  if (stint === undefined || row === null) {
    const most = Math.max(...distance).toFixed(1);
    const because =
      failed.length === 0
        ? 'No: what it saw was always near something that an example shows'
        : 'What it saw was never far from an example; its answers there were wrong all the same';
    return {
      question,
      text: `${because} (at most ${most} times as far from the nearest one as examples are from each other). ${ends}`,
      place: null,
    };
  }
  const end = Math.min(stints[stint].first + stints[stint].rows, row + SHORTLY);
  const error = steeringError[argMax(steeringError, row, end)];
  const times = Math.max(...distance.subarray(row, end)).toFixed(0);
  const { seconds } = momentOf(trace, row);
  const where = `${Math.round((100 * stint) / stints.length)} % of the lap`;
  const how =
    seconds === 0
      ? `Put at rest at ${where}, the car sees at once what no example shows`
      : `Begun at ${where}, the car comes after ${seconds.toFixed(1)} s to what no example shows`;
  return {
    question,
    text:
      `${how}: ${times} times as far from the nearest one as examples are from each other. ` +
      `So nothing told the network what to do; it steers up to ${Math.abs(error).toFixed(0)}° further ${error > 0 ? 'left' : 'right'} ` +
      `than the ideal line would, and each such error takes it further away. ${ends}`,
    place: { x: placeAt(trace, row, 'x'), y: placeAt(trace, row, 'y') },
  };
}

function argMax(values: Float64Array, from: number, to: number): number {
  let best = from;
  for (let i = from; i < to; i++) if (Math.abs(values[i]) > Math.abs(values[best])) best = i;
  return best;
}

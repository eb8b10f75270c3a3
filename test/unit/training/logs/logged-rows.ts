import { COLUMN, FLAG, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import { Track } from '../../../../src/track/track.ts';
import type { SimTraceRow } from '../../../../src/training/logs/sim-trace.ts';
import type { RecordedLap } from '../../../../src/training/recorded-laps.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { simTraceRow } from './sim-trace-rows.ts';

const { length: trackLength } = new Track(trackFile('home'));

/** What the service's simulator would have logged of a lap on the home track; every step earns its index. */
export function loggedRows({ rows, status }: RecordedLap, episode: number): SimTraceRow[] {
  return Array.from({ length: rows.length / ROW_SIZE }, (_, step) => {
    const at = (column: keyof typeof COLUMN): number => rows[step * ROW_SIZE + COLUMN[column]];
    const isLast = (step + 1) * ROW_SIZE === rows.length;
    return simTraceRow({
      episode,
      steps: at('steps'),
      x: at('x'),
      y: at('y'),
      yaw: at('heading'),
      steering: at('steering_angle'),
      speed: at('speed'),
      reward: step,
      done: isLast,
      allWheelsOnTrack: (at('flags') & FLAG.all_wheels_on_track) !== 0,
      progress: at('progress'),
      trackLength,
      timestamp: 100 * episode + at('sim_time'),
      status: isLast ? status : 'in_progress',
    });
  });
}

/**
 * How exact are ideal laps? Every car on every shipped track, on the usual grid and on one of half its spacing, which must
 * change the time of the lap by less than half a percent: `npm run bench:ideal-laps -- [--car deepracer-v4] [--track home]`.
 * Ends with status 1 where it changes by more.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { readTrack, trackIds } from '../../src/cli/files.ts';
import { carSpecOf } from '../../src/sim/car-spec-of.ts';
import { CAR_NAMES, type CarName } from '../../src/sim/cars.ts';
import { idealLap } from '../../src/sim/ideal-lap/ideal-lap.ts';
import { Track } from '../../src/track/track.ts';

const SPACING = 0.1;
const MOST_CHANGE = 0.005;

const { values } = parseArgs({ options: { car: { type: 'string' }, track: { type: 'string' } } });

/** Lap time [s] and what finding it took [CPU-s] */
function measure(track: Track, car: CarName, spacing: number): { lapTime: number; seconds: number } {
  const before = process.cpuUsage().user;
  const { lapTime } = idealLap(track, carSpecOf(car), { spacing });
  return { lapTime, seconds: (process.cpuUsage().user - before) / 1e6 };
}

const changes: number[] = [];
process.stdout.write('car | track | lap on 0.1 m, s (CPU-s) | on 0.05 m, s (CPU-s) | change, %\n');
for (const car of CAR_NAMES.filter((name) => name === (values.car ?? name))) {
  for (const id of trackIds().filter((name) => name === (values.track ?? name))) {
    const track = new Track(readTrack(id));
    const usual = measure(track, car, SPACING);
    const fine = measure(track, car, SPACING / 2);
    const change = fine.lapTime / usual.lapTime - 1;
    changes.push(Math.abs(change));
    const cells = [usual, fine].map(
      ({ lapTime, seconds }) => `${lapTime.toFixed(3)} (${seconds.toFixed(2)})`,
    );
    process.stdout.write(`${[car, id, ...cells, (100 * change).toFixed(2)].join(' | ')}\n`);
  }
}
const most = Math.max(...changes);
process.stdout.write(`${changes.length} laps, largest change ${(100 * most).toFixed(2)} %\n`);
if (!(most < MOST_CHANGE)) process.exitCode = 1;

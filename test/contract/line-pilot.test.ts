import { describe, expect, it } from 'vitest';
import { LinePilot } from '../../src/lab/recording/line-pilot.ts';
import { recordDrive } from '../../src/lab/recording/record-drive.ts';
import { carSpecOf } from '../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../src/sim/cars.ts';
import { DECISION_HZ } from '../../src/sim/physics.ts';
import { Track } from '../../src/track/track.ts';
import { referenceLap } from '../../src/training/reference-lap.ts';
import { trackFiles } from './track-files.ts';

const car = carSpecOf(STOCK_CAR);
const starts = Array.from({ length: 10 }, (_, i) => i / 10);

describe('the expert that drives the ideal line', () => {
  it.each(trackFiles)('drives ten clean laps of ten, within 10 % of the ideal, on $id', (file) => {
    const track = new Track(file);
    const { line, standing } = referenceLap(track, STOCK_CAR);
    const { stints } = recordDrive({ track, car, expert: new LinePilot(line, car), starts });
    expect(stints.map(({ status }) => status)).toEqual(starts.map(() => 'lap_complete'));
    const seconds = stints.reduce((sum, { rows }) => sum + (rows - 1) / DECISION_HZ, 0) / starts.length;
    expect(seconds / standing).toBeLessThan(1.1);
    expect(seconds / standing).toBeGreaterThan(1);
  });
});

import { expect, it } from 'vitest';
import { DEEPRACER_V6 } from '../../../src/sim/cars.ts';
import { idealLap } from '../../../src/sim/ideal-lap/ideal-lap.ts';
import { Track } from '../../../src/track/track.ts';
import { idealLapTimes } from '../../../src/training/ideal-lap-times.ts';
import { referenceLap } from '../../../src/training/reference-lap.ts';
import { boxTrack } from '../track/ring-track.ts';

it('is the ideal lap of the whole car on the road, which takes longer from rest', () => {
  const track = new Track(boxTrack());
  const { line, flying, standing } = referenceLap(track, 'deepracer-v6');
  expect(flying).toBe(idealLap(track, DEEPRACER_V6, { margin: DEEPRACER_V6.width / 2 }).lapTime);
  expect(line.lapTime).toBe(flying);
  // At most what reaching the highest speed of the line costs, and the delay of the motor.
  const fastest = Math.max(...line.speed);
  expect(standing).toBeGreaterThan(flying + DEEPRACER_V6.speedDelay);
  expect(standing).toBeLessThan(flying + DEEPRACER_V6.speedDelay + fastest / DEEPRACER_V6.maxAcceleration);
  const times = idealLapTimes(track, 'deepracer-v6');
  expect(times).toMatchObject({ flying, standing });
  expect(times.standingLegal).toBeLessThan(standing);
});

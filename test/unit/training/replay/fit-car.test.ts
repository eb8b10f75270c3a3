import { describe, expect, it } from 'vitest';
import { CARS } from '../../../../src/sim/cars.ts';
import { Track } from '../../../../src/track/track.ts';
import { fitCar } from '../../../../src/training/replay/fit-car.ts';
import { FIT_SUBJECTS, type FitSubject } from '../../../../src/training/replay/fit-subjects.ts';
import { generationOf, recordedDrives } from '../../../../src/training/replay/recorded-drive.ts';
import { boxTrack } from '../../track/ring-track.ts';
import { recordCar, traceOf } from './drives.ts';

const even = Array.from({ length: 20 }, () => 4);
const v4 = FIT_SUBJECTS.find(({ generation }) => generation === 'v4')!;
/** Logs without noise count for more than real ones. */
const subject: FitSubject = {
  ...v4,
  tolerances: { stepPosition: 0.001, stepHeading: 0.1, secondPosition: 0.02, secondHeading: 1 },
};

describe('fitCar', () => {
  it('comes nearer to the car that wrote the logs, and is the same every time', () => {
    // The car of the logs has a steering of less effect than the fit begins with.
    const car = { ...CARS['deepracer-v4'], steeringEffect: 0.62, baseOffset: 0.02 };
    const trace = traceOf(
      [0, 1, 2, 3].flatMap((episode) => recordCar(car, even, episode)),
      17,
    );
    const generation = generationOf(trace);
    const drives = recordedDrives(trace, generation);
    const progress: string[] = [];
    const fit = (evaluations: number) =>
      fitCar(subject, drives, {
        track: new Track(boxTrack()),
        observer: generation.observer,
        evaluations,
        seed: 1,
        onProgress: (what) => progress.push(what),
      });
    const [before, after] = [fit(1), fit(20)];
    expect(before).toMatchObject({ generation: 'v4', drives: 4 });
    expect(before.car['steeringEffect']).toBe(0.727);
    const kinds = after.results.map(({ model, drives: which }) => `${model} ${which}`);
    expect(kinds).toEqual(['car fitted', 'car held out', 'bicycle fitted', 'bicycle held out']);
    const error = ({ results }: typeof after) => results[0].oneSecond.positionRmse;
    expect(error(after)).toBeLessThan(0.9 * error(before));
    expect(Object.keys(after.car)).toEqual(Object.keys(v4.carParameters));
    expect(progress).toHaveLength(2 * 10);
    expect(fit(20)).toEqual(after);
  });
});

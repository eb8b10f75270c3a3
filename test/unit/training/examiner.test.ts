import { describe, expect, it } from 'vitest';
import type { RaceSpec } from '../../../src/race/race-spec.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { STOCK_CAR } from '../../../src/sim/cars.ts';
import { SceneryCache } from '../../../src/sim/sensors/scenery.ts';
import { Track } from '../../../src/track/track.ts';
import { Examiner } from '../../../src/training/examiner.ts';
import { TRACE_ROW_SIZE, TRACE_COLUMN } from '../../../src/training/logs/trace-record.ts';
import type { Candidate } from '../../../src/training/oversight/best-criterion.ts';
import { LaneDriver } from '../race/lane-driver.ts';
import { runConfig, trackFile } from './run-fixtures.ts';

const home = new Track(trackFile('home'));
const AT_RANDOM: RaceSpec = { type: 'object-avoidance', boxes: 1, placement: 'random' };

/** Drives in the left lane: what it passes is where chance has put the box. */
function examinerOf(race: RaceSpec, tracks = [home]): Examiner {
  const exam = {
    tracks,
    car: carSpecOf(STOCK_CAR),
    sceneries: new SceneryCache(),
    policy: new LaneDriver(1, 0.18),
  };
  return new Examiner(runConfig({ race }), exam);
}

const examine = (race: RaceSpec, steps: number, best: Candidate | null) =>
  examinerOf(race).examine(steps, null, best, undefined);

const unbeatable: Candidate = {
  evaluation: { trials: [], cleanShare: 2, bestLap: 0, meanLap: 0 },
  meanReward: null,
};

describe('an examiner', () => {
  it('has ten standing starts where nothing is left to chance', () => {
    const even: RaceSpec = { type: 'object-avoidance', boxes: 2, placement: 'even' };
    for (const race of [{ type: 'time-trial' }, even] as const)
      expect(examine(race, 2048, null).trials).toHaveLength(10);
  });

  it('lets a policy drive on among other boxes that would become the best, and counts all of it', () => {
    const passed = examine(AT_RANDOM, 2048, null);
    const failed = examine(AT_RANDOM, 2048, unbeatable);
    expect(failed.trials).toHaveLength(10);
    expect(passed.trials).toHaveLength(40);
    expect(passed.trials.slice(0, 10)).toEqual(failed.trials);
    const clean = passed.trials.filter(({ status }) => status === 'lap_complete').length;
    expect(clean).toBeGreaterThan(5);
    expect(clean).toBeLessThan(35);
    expect(passed.cleanShare).toBe(clean / 40);
  });

  it('places the further boxes otherwise at every evaluation, and the same again for the same one', () => {
    const statuses = (steps: number) => examine(AT_RANDOM, steps, null).trials.map(({ status }) => status);
    const first = statuses(2048);
    const second = statuses(4096);
    expect(statuses(2048)).toEqual(first);
    expect(second.slice(0, 10)).toEqual(first.slice(0, 10));
    expect(second.slice(10)).not.toEqual(first.slice(10));
  });

  it('traces the whole of an evaluation at once, of one track only', () => {
    const traced: number[] = [];
    const onTrace = ({ rows }: { rows: Float64Array }): void => {
      for (let at = 0; at < rows.length; at += TRACE_ROW_SIZE) {
        if (rows[at + TRACE_COLUMN.steps] === 2) traced.push(rows[at + TRACE_COLUMN.car]);
      }
    };
    examinerOf({ type: 'time-trial' }, [home, home]).examine(2048, null, null, onTrace);
    expect(traced).toEqual([]);
    examinerOf(AT_RANDOM).examine(2048, null, null, onTrace);
    expect(traced).toEqual(Array.from({ length: 40 }, (_, trial) => trial));
  });
});

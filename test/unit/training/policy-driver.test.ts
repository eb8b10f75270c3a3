import { beforeAll, describe, expect, it } from 'vitest';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { COLUMN } from '../../../src/reward/step-params.ts';
import { evaluateSnapshot } from '../../../src/training/evaluate-snapshot.ts';
import { type DrivenLap, PolicyDriver } from '../../../src/training/policy-driver.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig, trackFile } from './run-fixtures.ts';

let trained: PolicySnapshot;
let untrained: PolicySnapshot;
const home = trackFile('home');

beforeAll(async () => {
  await startTensorflow();
  trained = ofType(await collectEvents(runConfig({ untilClean: true, maxSteps: 40_000 })), 'evaluation').at(
    -1,
  )!.policy;
  untrained = ofType(await collectEvents(runConfig({ maxSteps: 1024 })), 'evaluation')[0].policy;
});

function lapsOf(driver: PolicyDriver, count: number): DrivenLap[] {
  const laps: DrivenLap[] = [];
  for (let step = 0; laps.length < count && step < 5000; step++) {
    const lap = driver.step();
    if (lap) laps.push(lap);
  }
  return laps;
}

describe('a policy that drives', () => {
  it('takes as long for its first lap as in an evaluation from the line, and flows into the next', () => {
    const driver = new PolicyDriver(home, trained);
    const [first, second] = lapsOf(driver, 2);
    const { trials } = evaluateSnapshot(trained, home, { rules: { trials: 1 } });
    expect(first).toEqual({ status: 'lap_complete', progress: 100, lapTime: trials[0].lapTime });
    expect(second?.status).toBe('lap_complete');
    // A flying lap needs no start.
    expect(second.lapTime!).toBeLessThan(first.lapTime!);
    expect(driver.episodeCount).toBe(1);
  });

  it('starts again on the line after leaving the track', () => {
    const driver = new PolicyDriver(home, untrained);
    const [lap] = lapsOf(driver, 1);
    expect(lap?.lapTime).toBeNull();
    expect(driver.episodeCount).toBe(2);
    expect(driver.progress).toBeLessThan(2);
  });

  it('knows what a reward is told of its lap: the same as in an evaluation, and of the next one as if it began there', () => {
    const driver = new PolicyDriver(home, trained);
    const params: Float64Array[] = [];
    evaluateSnapshot(trained, home, { rules: { trials: 1 }, onStep: (row) => params.push(row.slice()) });
    lapsOf(driver, 1);
    expect(driver.lapSteps.map((step) => step.params)).toEqual(params);
    expect(driver.lapSteps.map(({ lap, step }) => [lap, step])).toEqual(params.map((_, step) => [0, step]));
    driver.step();
    expect(driver.lapSteps).toHaveLength(1);
    expect(driver.lapSteps[0]).toMatchObject({ lap: 1, step: params.length });
    const [{ params: row }] = driver.lapSteps;
    expect(row[COLUMN.steps]).toBe(2);
    expect(row[COLUMN.sim_time]).toBeCloseTo(1 / 15);
    expect(row[COLUMN.progress]).toBeLessThan(5);
  });

  it('drives among what is in its way, and starts again after a crash', () => {
    // Side by side, they leave too little room whatever line it has learnt.
    const placement = [0.3, 0.3].map((share, k) => [share, 1 - 2 * k]);
    const race = parseRaceSpec({ type: 'object-avoidance', placement });
    const driver = new PolicyDriver(home, trained, { race });
    expect(driver.objects).toMatchObject({ numCars: 1, numObjects: 2 });
    const [lap] = lapsOf(driver, 1);
    expect(lap).toMatchObject({ status: 'crashed', lapTime: null });
    expect(lap.progress).toBeGreaterThan(20);
    expect(lap.progress).toBeLessThan(35);
    expect(driver.episodeCount).toBe(2);
    expect(new PolicyDriver(home, trained).objects).toBeNull();
  });

  it('shows bots that move, and random boxes where the seed puts them', () => {
    const bots = parseRaceSpec({ type: 'head-to-bot', bots: 2, speed: 1 });
    const driver = new PolicyDriver(home, trained, { race: bots });
    const before = driver.objects!.x.slice();
    for (let k = 0; k < 15; k++) driver.step();
    driver.objects!.x.forEach((x, k) => expect(x).not.toBe(before[k]));
    const boxes = parseRaceSpec({ type: 'object-avoidance' });
    const places = (seed: number) => new PolicyDriver(home, trained, { race: boxes, seed }).objects!.x;
    expect(places(4)).toEqual(places(4));
    expect(places(4)).not.toEqual(places(5));
  });
});

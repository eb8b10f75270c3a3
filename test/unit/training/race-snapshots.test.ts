import { beforeAll, describe, expect, it } from 'vitest';
import { EvaluationRulesError } from '../../../src/race/evaluation-rules.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';
import { raceSnapshots } from '../../../src/training/race-snapshots.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig, trackFile } from './run-fixtures.ts';

const home = trackFile('home');
let trained: PolicySnapshot;
let untrained: PolicySnapshot;

beforeAll(async () => {
  await startTensorflow();
  const config = runConfig({ untilClean: true, maxSteps: 40_000 });
  const evaluations = ofType(await collectEvents(config), 'evaluation');
  trained = evaluations.at(-1)!.policy;
  untrained = ofType(await collectEvents(runConfig({ maxSteps: 1024 })), 'evaluation')[0].policy;
});

describe('policies that race each other', () => {
  it('come in as they have learnt', () => {
    const standings = raceSnapshots([untrained, trained], home, { trials: 2, timeLimit: 60 });
    expect(standings.map(({ position }) => position)).toEqual([2, 1]);
    expect(standings[1].totalTime).toBeLessThan(60);
    expect(standings[0].offTracks).toBeGreaterThan(0);
    expect(standings[0].penaltySeconds).toBeGreaterThanOrEqual(2 * standings[0].offTracks);
  });

  it('need the same car', () => {
    const other = trained.car === 'club' ? 'deepracer-v6' : 'club';
    const race = () => raceSnapshots([trained, { ...trained, car: other }], home);
    expect(race).toThrow(EvaluationRulesError);
    expect(race).toThrow(/^evaluation: entrants: must drive the same car \(found \["/);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import type { EpisodeStatus } from '../../../../src/race/evaluation.ts';
import { COLUMN, FLAG, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import { NUM_SECTORS } from '../../../../src/training/sectors/sector-figures.ts';
import { SectorTally } from '../../../../src/training/sectors/sector-tally.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig } from '../run-fixtures.ts';

const TRACK_LENGTH = 96;

interface Step {
  /** Along the driven direction [m] */
  readonly at: number;
  readonly speed?: number;
  readonly steering?: number;
  readonly reward?: number;
  readonly reversed?: boolean;
  readonly ends?: EpisodeStatus;
}

function rollout(steps: readonly Step[]): Parameters<SectorTally['add']>[0] {
  const rows = new Float64Array(ROW_SIZE * steps.length);
  for (const [i, { at, speed = 1, steering = 0, reversed = false }] of steps.entries()) {
    rows[i * ROW_SIZE + COLUMN.projection_distance] = at;
    rows[i * ROW_SIZE + COLUMN.speed] = speed;
    rows[i * ROW_SIZE + COLUMN.steering_angle] = steering;
    rows[i * ROW_SIZE + COLUMN.flags] = reversed ? FLAG.is_reversed : 0;
  }
  return {
    rows,
    rewards: Float64Array.from(steps, ({ reward = 0 }) => reward),
    terminated: Uint8Array.from(steps, ({ ends }) => (ends === undefined || ends === 'time_up' ? 0 : 1)),
    truncated: Uint8Array.from(steps, ({ ends }) => (ends === 'time_up' ? 1 : 0)),
    ends: steps.flatMap(({ ends }) => (ends === undefined ? [] : [{ status: ends }])),
  };
}

function tallied(...steps: readonly Step[]) {
  const tally = new SectorTally(TRACK_LENGTH);
  tally.add(rollout(steps));
  return tally.figures()!;
}

describe('the figures of sectors', () => {
  it('are means of the steps that were taken there', () => {
    const figures = tallied(
      { at: 2, speed: 1, steering: -10, reward: 3 },
      { at: 3.9, speed: 2, steering: 30, reward: 0 },
      { at: 4, speed: 4 },
    );
    expect(figures.visits.slice(0, 4)).toEqual([0, 2, 1, 0]);
    expect(figures.speed[1]).toBe(1.5);
    expect(figures.steering[1]).toBe(10);
    expect(figures.reward[1]).toBe(1.5);
    expect(figures.speed[2]).toBe(4);
    expect([figures.visits[3], figures.speed[3]]).toEqual([0, 0]);
  });

  it('count where episodes ended that should not have, and neither laps nor time', () => {
    const { exits } = tallied(
      { at: 1, ends: 'off_track' },
      { at: 1, ends: 'crashed' },
      { at: 1 },
      { at: 1, ends: 'lap_complete' },
      { at: 1, ends: 'time_up' },
      { at: 95, ends: 'immobilized' },
    );
    expect([exits[0], exits[NUM_SECTORS - 1]]).toEqual([2, 1]);
    expect(exits.reduce((sum, count) => sum + count)).toBe(3);
  });

  it('are of one place, whichever way around cars came to it', () => {
    const { visits } = tallied({ at: 25 }, { at: TRACK_LENGTH - 25, reversed: true });
    expect(visits[12]).toBe(2);
  });

  it('have the finish line in the last sector, and the start in the first', () => {
    const { visits } = tallied({ at: TRACK_LENGTH }, { at: 0 }, { at: 0, reversed: true });
    expect([visits[0], visits[NUM_SECTORS - 1]]).toEqual([1, 2]);
  });

  it('add up over rollouts until they are cleared, and go on from a saved state', () => {
    const tally = new SectorTally(TRACK_LENGTH);
    expect(tally.figures()).toBeNull();
    tally.add(rollout([{ at: 5, speed: 1 }]));
    const resumed = new SectorTally(TRACK_LENGTH);
    resumed.restore(structuredClone(tally.save()));
    for (const one of [tally, resumed]) one.add(rollout([{ at: 5, speed: 2 }]));
    expect(tally.figures()!.speed[2]).toBe(1.5);
    expect(resumed.figures()).toEqual(tally.figures());
    tally.clear();
    expect(tally.figures()).toBeNull();
  });

  it.each([new Float64Array(3), new Float64Array(5 * NUM_SECTORS).fill(NaN)])(
    'refuse what is no state',
    (state) => {
      expect(() => new SectorTally(TRACK_LENGTH).restore(state)).toThrow(
        'sectors must be 240 finite numbers',
      );
    },
  );
});

describe('a run', () => {
  beforeAll(startTensorflow);

  it('tells with every evaluation where its cars were since the one before', async () => {
    const events = await collectEvents(runConfig({ maxSteps: 5120 }));
    const visits = ofType(events, 'evaluation').map(({ sectors }) => sectors!.visits);
    // The last one comes between two intervals.
    expect(visits.map((counts) => counts.reduce((sum, count) => sum + count))).toEqual([2048, 2048, 1024]);
    const exits = ofType(events, 'evaluation').flatMap(({ sectors }) => sectors!.exits);
    const [{ summary }] = ofType(events, 'finished');
    const ended = exits.reduce((sum, count) => sum + count);
    expect(ended).toBeGreaterThan(0);
    expect(ended).toBeLessThanOrEqual(summary.episodes);
  });

  it('goes on counting where it was resumed between two evaluations', async () => {
    const whole = ofType(await collectEvents(runConfig()), 'evaluation').map(({ sectors }) => sectors);
    const first = ofType(await collectEvents(runConfig({ maxSteps: 3072 })), 'finished')[0];
    const origin = { type: 'checkpoint', checkpoint: structuredClone(first.checkpoint) } as const;
    const resumed = ofType(await collectEvents(runConfig(), origin), 'evaluation').map(
      ({ sectors }) => sectors,
    );
    expect(resumed).toEqual(whole.slice(1));
  });

  it('on several tracks tells nothing of sectors', async () => {
    const { track } = runConfig();
    const events = await collectEvents(runConfig({ maxSteps: 2048, moreTracks: [track] }));
    expect(ofType(events, 'evaluation').map(({ sectors }) => sectors)).toEqual([undefined]);
  });
});

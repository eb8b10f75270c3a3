import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { type DeterministicPolicy, evaluatePolicy } from '../../../src/race/evaluate-policy.ts';
import { EvaluationRulesError } from '../../../src/race/evaluation-rules.ts';
import { Contest, type ContestOptions } from '../../../src/race/contest.ts';
import { PolicyPilot } from '../../../src/race/policy-pilot.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import type { Standing } from '../../../src/race/standings.ts';
import type { TrialStep } from '../../../src/race/trial-step.ts';
import { COLUMN, OBJECT_COLUMN, ROW_SIZE } from '../../../src/reward/step-params.ts';
import { createOverlap, overlapOf } from '../../../src/sim/outline-overlap.ts';
import { Track } from '../../../src/track/track.ts';
import { boxTrack } from '../track/ring-track.ts';
import { LaneDriver } from './lane-driver.ts';

/** Starts in the middle of the lower straight, along +x and counter-clockwise; a lane's middle is 0.2 m off the centre. */
const box = new Track(boxTrack());
const FRONT = 0.14;

interface Logged extends TrialStep {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  readonly progress: number;
  /** Of the first rival. */
  readonly rivalX: number;
  readonly rivalY: number;
  readonly rivalSpeed: number;
}

function race(
  policies: readonly DeterministicPolicy[],
  rules: ContestOptions['rules'] = {},
): { standings: Standing[]; log: Logged[][] } {
  const log: Logged[][] = policies.map(() => []);
  const contest = new Contest({
    track: box,
    race: { type: 'head-to-head' },
    pilots: policies.map((policy) => new PolicyPilot({ policy, actions: DEFAULT_ACTIONS })),
    rules,
    onStep: (params, step) => {
      const heading = (params[COLUMN.heading] * Math.PI) / 180;
      log[step.trial].push({
        ...step,
        x: params[COLUMN.x] - FRONT * Math.cos(heading),
        y: params[COLUMN.y] - FRONT * Math.sin(heading),
        heading,
        progress: params[COLUMN.progress],
        rivalX: params[ROW_SIZE + OBJECT_COLUMN.x],
        rivalY: params[ROW_SIZE + OBJECT_COLUMN.y],
        rivalSpeed: params[ROW_SIZE + OBJECT_COLUMN.speed],
      });
    },
  });
  while (!contest.isOver) contest.step();
  return { standings: contest.standings(), log };
}

/** How deep two cars are inside each other after a step, by their own outlines. */
function depthAt(log: Logged[][], k: number): number {
  const outline = ({ x, y, heading }: Logged) => ({
    x,
    y,
    cosine: Math.cos(heading),
    sine: Math.sin(heading),
  });
  return overlapOf(outline(log[0][k]), outline(log[1][k]), 0.32, 0.2, createOverlap()).depth;
}

/** A contest of lane drivers that has not begun. */
function lanes(race: ContestOptions['race'], rules: ContestOptions['rules'], ...speeds: number[]): Contest {
  const pilots = speeds.map(
    (speed) => new PolicyPilot({ policy: new LaneDriver(speed), actions: DEFAULT_ACTIONS }),
  );
  return new Contest({ track: box, race, pilots, rules, seed: 7 });
}

describe('the start of a race', () => {
  it('is a grid: even cars in the outer lane, odd ones in the inner lane, 0.75 m behind each other', () => {
    const { log } = race([new LaneDriver(1, -0.2), new LaneDriver(1, 0.2), new LaneDriver(1, -0.2)], {
      trials: 1,
      timeLimit: 1,
    });
    log.forEach(([{ x, y, heading, progress }], i) => {
      expect(x).toBeCloseTo(-0.75 * i, 9);
      expect(y).toBeCloseTo(i === 1 ? 0.2 : -0.2, 9);
      expect(heading).toBeCloseTo(0, 9);
      expect(progress).toBeCloseTo((100 * (FRONT - 0.75 * i)) / box.length, 9);
    });
  });

  it('shows each car the others as objects', () => {
    const { log } = race([new LaneDriver(1, -0.2), new LaneDriver(1, 0.2)], { trials: 1, timeLimit: 2 });
    for (let k = 0; k < log[0].length; k++) {
      expect([log[0][k].rivalX, log[0][k].rivalY]).toEqual([
        expect.closeTo(log[1][k].x, 9),
        expect.closeTo(log[1][k].y, 9),
      ]);
      expect([log[1][k].rivalX, log[1][k].rivalY]).toEqual([
        expect.closeTo(log[0][k].x, 9),
        expect.closeTo(log[0][k].y, 9),
      ]);
    }
    expect(log[0].at(-1)!.rivalSpeed).toBeGreaterThan(0.9);
  });
});

describe('two identical policies in lanes of their own', () => {
  const { standings, log } = race([new LaneDriver(1.2, -0.2), new LaneDriver(1.2, 0.2)], { trials: 2 });

  it('never meet, and the one in the inner lane wins', () => {
    expect(standings).toMatchObject([
      { position: 2, crashes: 0, offTracks: 0, resets: 0, penaltySeconds: 0 },
      { position: 1, crashes: 0, offTracks: 0, resets: 0, penaltySeconds: 0 },
    ]);
    // A lap of the inner lane is 2π · 0.4 m shorter.
    const [outer, inner] = standings.map(({ laps }) => laps[1].lapTime!);
    expect(outer - inner).toBeGreaterThan(0.8 * ((2 * Math.PI * 0.4) / 1.2));
    expect(outer - inner).toBeLessThan(1.2 * ((2 * Math.PI * 0.4) / 1.2));
  });

  it('are timed from the start of the race, on every lap to the line', () => {
    standings.forEach(({ laps, totalTime, bestLap }, i) => {
      expect(laps).toHaveLength(2);
      expect(totalTime).toBeCloseTo((log[i].length - 1) / 15, 9);
      expect(bestLap).toBe(Math.min(laps[0].lapTime!, laps[1].lapTime!));
    });
  });
});

describe('a faster car behind a slower one in its lane', () => {
  // The second starts in the inner lane, moves over, and comes up from behind.
  const { standings, log } = race([new LaneDriver(0.6, -0.2), new LaneDriver(1.4, -0.2)], {
    trials: 1,
    collisionPenalty: 3,
  });
  const crash = log[1].findIndex(({ status }) => status === 'crashed');

  it('is at fault for running into it, and waits where it is', () => {
    expect(crash).toBeGreaterThan(0);
    expect(log[0].some(({ status }) => status === 'crashed')).toBe(false);
    expect(log[1][crash].pauseDuration).toBe(3);
    expect(log[1][crash + 44]).toMatchObject({ status: 'pause' });
    expect(log[1][crash + 44].x).toBeCloseTo(log[1][crash].x, 6);
    expect(log[1][crash + 45]).toMatchObject({ status: 'in_progress' });
    expect(standings[0]).toMatchObject({ crashes: 0, penaltySeconds: 0 });
    expect(standings[1].crashes).toBeGreaterThan(0);
    expect(standings[1].penaltySeconds).toBe(3 * standings[1].crashes);
  });

  it('gives the other one a push', () => {
    const speedAt = (k: number): number =>
      15 * Math.hypot(log[0][k + 1].x - log[0][k].x, log[0][k + 1].y - log[0][k].y);
    expect(speedAt(crash - 4)).toBeCloseTo(0.6, 2);
    expect(Math.max(speedAt(crash - 1), speedAt(crash))).toBeGreaterThan(0.65);
  });

  it('is never more than 2 cm inside it', () => {
    const depths = log[0].slice(0, log[1].length).map((_, k) => depthAt(log, k));
    expect(Math.max(...depths)).toBeLessThan(0.02);
  });
});

describe('races', () => {
  it('are the same every time', () => {
    const run = () =>
      race([new LaneDriver(1, 0), new LaneDriver(2, 0), new LaneDriver(1.5, 0)], { trials: 2 });
    expect(run()).toEqual(run());
  });

  it('end with their time, whoever is on the track', () => {
    const { standings, log } = race([new LaneDriver(0.5, -0.2), new LaneDriver(1, 0.2)], {
      trials: 3,
      timeLimit: 10,
    });
    expect(log.map(({ length }) => length)).toEqual([151, 151]);
    expect(standings.map(({ position }) => position)).toEqual([2, 1]);
    expect(standings[1]).toMatchObject({ totalTime: null, laps: [{ status: 'time_up' }] });
  });

  it('go on for the others when one is done, which is out of their way', () => {
    const { standings, log } = race([new LaneDriver(2, -0.2), new LaneDriver(0.8, -0.2)], {
      trials: 1,
    });
    expect(standings).toMatchObject([
      { position: 1, crashes: 0 },
      { position: 2, crashes: 0 },
    ]);
    expect(log[1].length).toBeGreaterThan(2 * log[0].length);
    const { rivalX, rivalY } = log[1].at(-1)!;
    expect(box.isOnRoad(rivalX, rivalY)).toBe(false);
    expect(rivalY).toBeLessThan(-1.3);
  });

  it('have two to eight entrants', () => {
    expect(() => race([new LaneDriver(1)])).toThrow(EvaluationRulesError);
    expect(() => race(Array.from({ length: 9 }, () => new LaneDriver(1)))).toThrow(
      'evaluation: entrants: must be 2 to 8 (found 9)',
    );
  });
});

describe('a race in which each has a road of its own', () => {
  it.each(['time-trial', 'object-avoidance', 'head-to-bot'])('%s: is the evaluation of each', (type) => {
    const race = parseRaceSpec({ type });
    const rules = { trials: 2, resets: 100, continuous: true } as const;
    const contest = lanes(race, rules, 0.8, 1.6);
    while (!contest.isOver) contest.step();
    const evaluations = [0.8, 1.6].map((speed) =>
      evaluatePolicy({
        track: box,
        actions: DEFAULT_ACTIONS,
        policy: new LaneDriver(speed),
        rules,
        race,
        seed: 7,
      }),
    );
    expect(contest.standings().map(({ laps }) => laps)).toEqual(evaluations.map(({ trials }) => trials));
    expect(contest.standings().every(({ crashes }) => crashes > 0)).toBe(type !== 'time-trial');
  });

  it('puts the same boxes on all of them, and lets cars pass through each other', () => {
    const contest = lanes(parseRaceSpec({ type: 'object-avoidance' }), {}, 0.8, 1.6);
    const [a, b] = contest.drivers.map(({ field }) => field);
    expect(a.objects!.x).toEqual(b.objects!.x);
    expect(a.world).not.toBe(b.world);
  });
});

describe('a race that is given up', () => {
  it('counts who still drives as out of time, by how far they came', () => {
    const contest = lanes({ type: 'time-trial' }, { trials: 1 }, 0.5, 4);
    while (contest.standings()[1].totalTime === null) contest.step();
    contest.giveUp();
    expect(contest.isOver).toBe(true);
    expect(contest.standings()).toMatchObject([
      { position: 2, totalTime: null, laps: [{ status: 'time_up' }] },
      { position: 1, laps: [{ status: 'lap_complete' }] },
    ]);
  });

  it('does not count the start of a next lap as one', () => {
    const contest = lanes({ type: 'time-trial' }, { trials: 2 }, 2);
    while (contest.drivers[0].contestant.laps.length === 0) contest.step();
    contest.giveUp();
    expect(contest.standings()[0].laps.map(({ status }) => status)).toEqual(['lap_complete']);
  });
});

describe('how a race stands', () => {
  it('is told in laps, and in seconds behind the leader', () => {
    const contest = lanes({ type: 'time-trial' }, { trials: 2 }, 1, 2);
    while (contest.time < 6) contest.step();
    const [slow, fast] = contest.live();
    expect([slow.position, fast.position]).toEqual([2, 1]);
    expect(fast.gap).toBe(0);
    // Whoever is half as fast is half the time behind, but for what setting off takes.
    expect(slow.gap!).toBeGreaterThan(2.7);
    expect(slow.gap!).toBeLessThan(3.1);
    expect(fast.distance / slow.distance).toBeCloseTo(2, 0);
  });

  it('ends as the standings do', () => {
    const contest = lanes({ type: 'time-trial' }, { trials: 2 }, 1, 2);
    while (!contest.isOver) contest.step();
    const [slow, fast] = contest.standings();
    expect(contest.live()).toMatchObject([
      { position: 2, lap: 2, distance: 2, state: 'finished', gap: slow.totalTime! - fast.totalTime! },
      { position: 1, lap: 2, distance: 2, state: 'finished', gap: 0, lastLap: fast.laps[1].lapTime },
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HANDS_OFF } from '../../../src/race/manual-pilot.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { parseTrackFile } from '../../../src/track/track-file.ts';
import { ContestRecording } from '../../../src/training/contest-recording.ts';
import type { ContestTask } from '../../../src/training/contest-task.ts';
import { evaluateSnapshot } from '../../../src/training/evaluate-snapshot.ts';
import { readPolicyFiles } from '../../../src/training/policy-file.ts';
import { OBJECT_SIZE, POSE, POSE_SIZE } from '../../../src/training/pose-rows.ts';
import { raceSnapshots } from '../../../src/training/race-snapshots.ts';
import { SnapshotContest } from '../../../src/training/snapshot-contest.ts';
import { ownCar } from '../sim/own-car.ts';

const track = parseTrackFile(readFileSync('tracks/oval.json', 'utf8'), 'oval');
const policy = (id: string) =>
  readPolicyFiles(
    {
      'policy.json': readFileSync(`policies/${id}/policy.json`, 'utf8'),
      'weights.bin': readFileSync(`policies/${id}/weights.bin`),
    },
    id,
  );
const [oval, generalist] = [policy('oval'), policy('generalist-state')];
const task: ContestTask = {
  track,
  race: { type: 'head-to-head' },
  car: 'deepracer-v6',
  entrants: [oval, generalist],
};

/** A whole race, recorded; a person in it steers left at times. */
function drive(of: ContestTask, laps = 1) {
  const race = new SnapshotContest(of, { trials: laps, timeLimit: 20 });
  const recording = new ContestRecording(race);
  while (!race.contest.isOver) {
    const steering = race.contest.steps % 20 < 6 ? 1 : 0;
    race.input = { ...HANDS_OFF, throttle: 1, steering };
    race.contest.step();
    recording.note();
  }
  return recording.outcome();
}

describe('a race of stored policies', () => {
  it('has the standings that the command line prints', () => {
    expect(drive(task).standings).toEqual(
      raceSnapshots([oval, generalist], track, { trials: 1, timeLimit: 20 }),
    );
  });

  it('alone on its road is the drive of an evaluation', () => {
    const { standings } = drive({ ...task, race: { type: 'time-trial' } });
    const rules = { trials: 1, continuous: true, resets: 10_000 };
    expect(standings[0].laps).toEqual(evaluateSnapshot(oval, track, { rules }).trials);
  });

  it('is the same with the same seed and the same inputs, bit for bit', () => {
    const race = parseRaceSpec({ type: 'object-avoidance' });
    const withPerson: ContestTask = { ...task, race, seed: 3, entrants: [oval, { topSpeed: 2 }] };
    const first = drive(withPerson);
    expect(drive(withPerson)).toEqual(first);
    expect(drive({ ...withPerson, seed: 4 })).not.toEqual(first);
  });

  it('is driven in the car of the race, also by who has learnt with another', () => {
    const strange = drive({ ...task, car: 'club' });
    expect(strange.standings[0].laps).not.toEqual(drive(task).standings[0].laps);
    const own = ownCar({ maxSpeed: 1 });
    const speeds = drive({ ...task, car: own }).drives.map(({ poses }) =>
      Math.max(
        ...Array.from({ length: poses.length / POSE_SIZE }, (_, k) => poses[k * POSE_SIZE + POSE.speed]),
      ),
    );
    expect(Math.max(...speeds)).toBeLessThan(1.1);
  });
});

describe('the recording of a race', () => {
  it('begins on the grid and ends for each where it is parked', () => {
    const { drives, standings } = drive(task);
    for (const [i, { numSteps, poses, lapTime, status }] of drives.entries()) {
      expect(poses).toHaveLength(numSteps * POSE_SIZE);
      expect([lapTime, status]).toEqual([standings[i].totalTime, 'lap_complete']);
      // The grid, and a state after each step; the lap is found over in the step after its last one.
      expect(numSteps).toBe(Math.round(lapTime! * 15) + 2);
      expect(poses[POSE.speed]).toBeCloseTo(0, 9);
    }
    // The second stands 0.75 m behind the first along the track.
    const [a, b] = drives.map(({ poses }) => [poses[POSE.x], poses[POSE.y]]);
    expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeGreaterThan(0.7);
  });

  it('keeps what was in the way of each, but for the others', () => {
    const race = parseRaceSpec({ type: 'head-to-bot', bots: 2 });
    const [bots] = drive({ ...task, race }).drives;
    expect(bots.objects?.kind).toBe('bots');
    expect(bots.objects?.poses).toHaveLength(bots.numSteps * 2 * OBJECT_SIZE);
    expect(drive(task).drives.map(({ objects }) => objects)).toEqual([null, null]);
  });
});

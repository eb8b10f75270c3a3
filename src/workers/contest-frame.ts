import { objectRows, POSE_SIZE, writePose } from '../training/pose-rows.ts';
import type { SnapshotContest } from '../training/snapshot-contest.ts';
import type { FleetFrame } from './protocol.ts';

/** A picture of all cars of a contest, in the order of the entrants. @param followed the entrant whose objects are in it */
export function contestFrame({ contest, task }: SnapshotContest, followed: number): FleetFrame {
  const { drivers, time } = contest;
  const poses = new Float32Array(drivers.length * POSE_SIZE);
  for (const [i, { field, car, contestant }] of drivers.entries())
    writePose(field.world, car, Math.max(0, contestant.episode.progress), poses, i * POSE_SIZE);
  const { objects } = drivers[followed].field;
  return {
    simTime: time,
    poses,
    episodes: new Uint32Array(drivers.length),
    ends: new Uint8Array(drivers.length),
    // Head to head, the objects of each are the others.
    objects:
      objects === null || task.race.type === 'head-to-head'
        ? null
        : { kind: task.race.type === 'head-to-bot' ? 'bots' : 'boxes', poses: objectRows(objects) },
  };
}

import { OBJECT, OBJECT_SIZE, type ObjectsFrame } from '../workers/protocol.ts';

/**
 * Objects between two frames: places linearly, headings by the shorter way round. Those that are other objects by then,
 * or were put elsewhere, stay where they were until the next frame is reached.
 * @param t 0 … 1 from `a` to `b`
 * @param reach farther than this in one frame nothing drives, metres
 */
export function mixObjects(
  a: ObjectsFrame | null,
  b: ObjectsFrame | null,
  t: number,
  reach: number,
): ObjectsFrame | null {
  // Boxes do not move.
  if (a === null || a.kind === 'boxes' || b?.poses.length !== a.poses.length) return a;
  const poses = a.poses.slice();
  for (let at = 0; at < poses.length; at += OBJECT_SIZE) {
    const dx = b.poses[at + OBJECT.x] - a.poses[at + OBJECT.x];
    const dy = b.poses[at + OBJECT.y] - a.poses[at + OBJECT.y];
    if (Math.hypot(dx, dy) > reach) continue;
    const turn = b.poses[at + OBJECT.heading] - a.poses[at + OBJECT.heading];
    poses[at + OBJECT.x] += t * dx;
    poses[at + OBJECT.y] += t * dy;
    poses[at + OBJECT.z] += t * (b.poses[at + OBJECT.z] - a.poses[at + OBJECT.z]);
    poses[at + OBJECT.heading] += t * Math.atan2(Math.sin(turn), Math.cos(turn));
  }
  return { kind: a.kind, poses };
}

import { Body, Box, Vec3 } from 'cannon-es';
import { clamp } from '../math/scalar.ts';
import type { CarSpec } from './car-spec.ts';
import type { GroundPoint } from './ground.ts';

/** Numbers that describe a body's place and motion. */
export const CHASSIS_SIZE = 13;

/** The rigid body of a car, at the origin. */
export function createChassis(spec: CarSpec): Body {
  const body = new Body({
    mass: spec.mass,
    shape: new Box(new Vec3(...spec.inertiaHalfExtents)),
    linearDamping: 0,
    angularDamping: 0,
    allowSleep: false,
  });
  setMass(body, spec, spec.mass);
  return body;
}

/** Gives a chassis another mass, spread as its spec says. */
export function setMass(body: Body, spec: CarSpec, mass: number): void {
  body.mass = mass;
  body.invMass = 1 / mass;
  Box.calculateInertia(new Vec3(...spec.inertiaHalfExtents), mass, body.inertia);
  body.invInertia.set(1 / body.inertia.x, 1 / body.inertia.y, 1 / body.inertia.z);
  body.updateInertiaWorld(true);
}

/** Velocity along the chassis' forward axis [m/s] */
export function forwardSpeed({ quaternion: q, velocity: v }: Body): number {
  return (
    (1 - 2 * (q.y * q.y + q.z * q.z)) * v.x +
    2 * (q.x * q.y + q.z * q.w) * v.y +
    2 * (q.x * q.z - q.y * q.w) * v.z
  );
}

/** Turns a body so that its up axis is the ground's normal and its nose, seen from above, points along `heading`. */
export function setUpright(body: Body, heading: number, ground: GroundPoint): void {
  const { normalX, normalY, normalZ } = ground;
  const up = new Vec3(0, 0, 1);
  const tilt = Math.acos(clamp(normalZ, -1, 1));
  if (tilt < 1e-9) {
    body.quaternion.setFromAxisAngle(up, heading);
    return;
  }
  const axis = new Vec3(-normalY, normalX, 0);
  axis.normalize();
  const tilting = body.quaternion.clone().setFromAxisAngle(axis, tilt);
  // The nose lies in the ground's plane above its direction on the map; turned back to level, it tells the turn to make.
  const nose = new Vec3(Math.cos(heading), Math.sin(heading), 0);
  nose.z = -(normalX * nose.x + normalY * nose.y) / normalZ;
  const level = tilting.inverse().vmult(nose);
  body.quaternion.setFromAxisAngle(up, Math.atan2(level.y, level.x));
  body.quaternion.copy(tilting.mult(body.quaternion));
}

/** Writes place and motion of a body to `out[offset … offset + CHASSIS_SIZE - 1]`. */
export function saveChassis(body: Body, out: Float64Array, offset: number): void {
  const { position: p, quaternion: q, velocity: v, angularVelocity: w } = body;
  out.set([p.x, p.y, p.z, q.x, q.y, q.z, q.w, v.x, v.y, v.z, w.x, w.y, w.z], offset);
}

/** Puts a body back to where `saveChassis` found it, bit for bit. */
export function restoreChassis(body: Body, snapshot: Float64Array, offset: number): void {
  const at = (k: number): number => snapshot[offset + k];
  body.position.set(at(0), at(1), at(2));
  body.quaternion.set(at(3), at(4), at(5), at(6));
  body.velocity.set(at(7), at(8), at(9));
  body.angularVelocity.set(at(10), at(11), at(12));
  body.force.setZero();
  body.torque.setZero();
  body.updateInertiaWorld(true);
}

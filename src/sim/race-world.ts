import { Body, Box, Broadphase, Vec3, World } from 'cannon-es';
import { clamp } from '../math/scalar.ts';
import type { Track } from '../track/track.ts';
import { AnalyticVehicle } from './analytic-vehicle.ts';
import { CLUB_CAR, type CarSpec } from './car-spec.ts';
import { CarStates } from './car-states.ts';
import { createGroundPoint, type GroundPoint } from './ground.ts';
import { createVehicleScratch } from './vehicle-scratch.ts';

/** Physics steps per second. */
export const PHYSICS_HZ = 60;
/** Decisions per second: one action per camera frame, as in DeepRacer. */
export const DECISION_HZ = 15;
const SUBSTEPS = PHYSICS_HZ / DECISION_HZ;
const GRAVITY = 9.81;
/** Lowest the centre of mass may come above the ground: a car on its roof rests there [m] */
const CLEARANCE = 0.02;
/** Numbers that describe one car completely. */
const SNAPSHOT_SIZE = 17;

export interface RaceWorldOptions {
  readonly track: Track;
  readonly numCars: number;
  /** Default: `CLUB_CAR`. */
  readonly car?: CarSpec;
}

/** Cars do not meet each other or anything else, so there are never pairs to look at. */
class NoPairs extends Broadphase {
  override collisionPairs(): void {}
}

/**
 * Many cars on one track in one cannon-es world. They pass through each other; each is driven by a steering angle and
 * a speed, which it follows with a rate-limited steering and a proportional speed controller.
 */
export class RaceWorld {
  readonly track: Track;
  readonly car: CarSpec;
  readonly numCars: number;
  readonly states: CarStates;
  readonly #world: World;
  readonly #vehicles: AnalyticVehicle[] = [];
  readonly #targetSteering: Float64Array;
  readonly #targetSpeed: Float64Array;
  readonly #ground = createGroundPoint();
  /** What the ground remembered of each car's last look-up, [numCars] */
  readonly #pieces: Int32Array;

  constructor({ track, numCars, car = CLUB_CAR }: RaceWorldOptions) {
    this.track = track;
    this.car = car;
    this.numCars = numCars;
    this.states = new CarStates(numCars);
    this.#targetSteering = new Float64Array(numCars);
    this.#targetSpeed = new Float64Array(numCars);
    this.#pieces = new Int32Array(numCars).fill(-1);
    this.#world = new World({ gravity: new Vec3(0, 0, -GRAVITY) });
    this.#world.broadphase = new NoPairs();
    this.#world.addEventListener('preStep', () => this.#updateVehicles());
    const scratch = createVehicleScratch();
    for (let i = 0; i < numCars; i++) {
      const body = new Body({
        mass: car.mass,
        shape: new Box(new Vec3(...car.inertiaHalfExtents)),
        linearDamping: 0,
        angularDamping: 0,
        allowSleep: false,
      });
      const vehicle = new AnalyticVehicle(body, car, track, scratch);
      vehicle.addToWorld(this.#world);
      this.#vehicles.push(vehicle);
      this.place(i, track.centre.x[0], track.centre.y[0], track.headingAt(0));
    }
  }

  /** Puts a car at rest on the ground, wheels straight. @param heading radians */
  place(i: number, x: number, y: number, heading: number): void {
    const vehicle = this.#vehicles[i];
    const body = vehicle.chassisBody;
    const ground = this.track.groundAt(x, y, this.#ground);
    const height = this.car.centreOfMassHeight;
    body.position.set(
      x + height * ground.normalX,
      y + height * ground.normalY,
      ground.height + height * ground.normalZ,
    );
    setUpright(body, heading, ground);
    body.velocity.setZero();
    body.angularVelocity.setZero();
    body.force.setZero();
    body.torque.setZero();
    body.updateInertiaWorld(true);
    vehicle.steeringAngle = 0;
    vehicle.isSliding = false;
    this.#targetSteering[i] = 0;
    this.#targetSpeed[i] = 0;
    this.#readState(i);
  }

  /** Commands a car until the next call. @param steeringAngle radians, positive = left @param speed m/s */
  command(i: number, steeringAngle: number, speed: number): void {
    const { maxSteeringAngle, minSpeed, maxSpeed } = this.car;
    this.#targetSteering[i] = clamp(steeringAngle, -maxSteeringAngle, maxSteeringAngle);
    this.#targetSpeed[i] = clamp(speed, minSpeed, maxSpeed);
  }

  /** Advances all cars by one decision: `PHYSICS_HZ / DECISION_HZ` physics steps. */
  step(): void {
    for (let k = 0; k < SUBSTEPS; k++) this.#world.step(1 / PHYSICS_HZ);
    for (let i = 0; i < this.numCars; i++) {
      this.#keepAboveGround(i);
      this.#readState(i);
    }
  }

  /** Orientation of a car as a unit quaternion, written to `out[offset … offset + 3]` as x, y, z, w. */
  orientation(i: number, out: Float32Array, offset: number): void {
    const { x, y, z, w } = this.#vehicles[i].chassisBody.quaternion;
    out[offset] = x;
    out[offset + 1] = y;
    out[offset + 2] = z;
    out[offset + 3] = w;
  }

  /** Everything that decides the future of the cars, [numCars × 17]. */
  save(): Float64Array {
    const snapshot = new Float64Array(this.numCars * SNAPSHOT_SIZE);
    this.#vehicles.forEach((vehicle, i) => {
      const { position: p, quaternion: q, velocity: v, angularVelocity: w } = vehicle.chassisBody;
      snapshot.set(
        [p.x, p.y, p.z, q.x, q.y, q.z, q.w, v.x, v.y, v.z, w.x, w.y, w.z, vehicle.steeringAngle],
        i * SNAPSHOT_SIZE,
      );
      snapshot[i * SNAPSHOT_SIZE + 14] = this.#targetSteering[i];
      snapshot[i * SNAPSHOT_SIZE + 15] = this.#targetSpeed[i];
      snapshot[i * SNAPSHOT_SIZE + 16] = vehicle.isSliding ? 1 : 0;
    });
    return snapshot;
  }

  /** Puts all cars back to where `save` found them, bit for bit. */
  restore(snapshot: Float64Array): void {
    this.#vehicles.forEach((vehicle, i) => {
      const at = (k: number): number => snapshot[i * SNAPSHOT_SIZE + k];
      const body = vehicle.chassisBody;
      body.position.set(at(0), at(1), at(2));
      body.quaternion.set(at(3), at(4), at(5), at(6));
      body.velocity.set(at(7), at(8), at(9));
      body.angularVelocity.set(at(10), at(11), at(12));
      body.force.setZero();
      body.torque.setZero();
      body.updateInertiaWorld(true);
      vehicle.steeringAngle = at(13);
      vehicle.isSliding = at(16) === 1;
      this.#targetSteering[i] = at(14);
      this.#targetSpeed[i] = at(15);
      this.#readState(i);
    });
  }

  #updateVehicles(): void {
    const { speedGain, maxAcceleration, steeringRate, mass } = this.car;
    const dt = 1 / PHYSICS_HZ;
    const maxTurn = steeringRate * dt;
    for (let i = 0; i < this.numCars; i++) {
      const vehicle = this.#vehicles[i];
      vehicle.steeringAngle += clamp(this.#targetSteering[i] - vehicle.steeringAngle, -maxTurn, maxTurn);
      const error = this.#targetSpeed[i] - forwardSpeed(vehicle.chassisBody);
      vehicle.wheelForce = (mass * clamp(speedGain * error, -maxAcceleration, maxAcceleration)) / 4;
      vehicle.updateVehicle(dt);
    }
  }

  #keepAboveGround(i: number): void {
    const { position, velocity } = this.#vehicles[i].chassisBody;
    this.#ground.piece = this.#pieces[i];
    const lowest = this.track.groundAt(position.x, position.y, this.#ground).height + CLEARANCE;
    this.#pieces[i] = this.#ground.piece;
    if (position.z >= lowest) return;
    position.z = lowest;
    velocity.z = Math.max(0, velocity.z);
  }

  #readState(i: number): void {
    const { states } = this;
    const vehicle = this.#vehicles[i];
    const { position, quaternion: q, velocity, angularVelocity } = vehicle.chassisBody;
    const forwardX = 1 - 2 * (q.y * q.y + q.z * q.z);
    const forwardY = 2 * (q.x * q.y + q.z * q.w);
    const upX = 2 * (q.x * q.z + q.y * q.w);
    const upY = 2 * (q.y * q.z - q.x * q.w);
    const planar = Math.sqrt(forwardX * forwardX + forwardY * forwardY) || 1;
    const height = this.car.centreOfMassHeight;
    states.x[i] = position.x - height * upX;
    states.y[i] = position.y - height * upY;
    states.z[i] = position.z;
    const heading = Math.atan2(forwardY, forwardX);
    states.heading[i] = heading <= -Math.PI ? Math.PI : heading;
    states.speed[i] = forwardSpeed(vehicle.chassisBody);
    states.lateralSpeed[i] = (velocity.y * forwardX - velocity.x * forwardY) / planar;
    states.yawRate[i] = angularVelocity.z;
    states.steeringAngle[i] = vehicle.steeringAngle;
    states.sliding[i] = vehicle.isSliding ? 1 : 0;
  }
}

/** Velocity along the chassis' forward axis [m/s] */
function forwardSpeed({ quaternion: q, velocity: v }: Body): number {
  return (
    (1 - 2 * (q.y * q.y + q.z * q.z)) * v.x +
    2 * (q.x * q.y + q.z * q.w) * v.y +
    2 * (q.x * q.z - q.y * q.w) * v.z
  );
}

/** Turns a body so that its up axis is the ground's normal and its nose, seen from above, points along `heading`. */
function setUpright(body: Body, heading: number, ground: GroundPoint): void {
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

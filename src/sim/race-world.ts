import { Broadphase, Quaternion, Vec3, World } from 'cannon-es';
import type { Track } from '../track/track.ts';
import { Actuators } from './actuators.ts';
import { AnalyticVehicle } from './analytic-vehicle.ts';
import { CarContacts } from './car-contacts.ts';
import { CLUB_CAR, type CarSpec } from './car-spec.ts';
import { CarStates } from './car-states.ts';
import {
  CHASSIS_SIZE,
  createChassis,
  forwardSpeed,
  restoreChassis,
  saveChassis,
  setMass,
  setUpright,
} from './chassis.ts';
import { MAX_DELAY_STEPS } from './command-history.ts';
import { createGroundPoint } from './ground.ts';
import { DECISION_HZ, GRAVITY, PHYSICS_HZ } from './physics.ts';
import { createVehicleScratch } from './vehicle-scratch.ts';

const SUBSTEPS = PHYSICS_HZ / DECISION_HZ;
/** Lowest the centre of mass may come above the ground: a car on its roof rests there [m] */
const CLEARANCE = 0.02;
/** Numbers that describe one car completely. */
const SNAPSHOT_SIZE = CHASSIS_SIZE + 4 + Actuators.SNAPSHOT_SIZE;

export interface RaceWorldOptions {
  readonly track: Track;
  readonly numCars: number;
  /** Default: `CLUB_CAR`. */
  readonly car?: CarSpec;
  /** Whether cars push each other, instead of passing through. Default false. */
  readonly collide?: boolean;
}

/** How one car differs from its spec. */
export interface CarVariation {
  /** Factor on the tyres' friction. */
  readonly frictionScale: number;
  /** Factor on the mass that the same motor moves. */
  readonly massScale: number;
  /** Additional time between a command and its effect [s] */
  readonly latencySeconds: number;
}

const AS_BUILT: CarVariation = { frictionScale: 1, massScale: 1, latencySeconds: 0 };

/** Place and direction of a car on the map [m, rad] */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
}

/** Where cars do not meet each other or anything else, there are never pairs to look at. */
class NoPairs extends Broadphase {
  override collisionPairs(): void {}
}

/**
 * Many cars on one track in one cannon-es world. They pass through each other unless told otherwise; each is driven by a
 * steering angle and a speed, which it follows after a delay with a lagging, rate-limited steering and a proportional
 * speed controller.
 */
export class RaceWorld {
  readonly track: Track;
  readonly car: CarSpec;
  readonly numCars: number;
  readonly states: CarStates;
  readonly #world: World;
  readonly #contacts: CarContacts | null;
  readonly #vehicles: AnalyticVehicle[] = [];
  readonly #actuators: Actuators;
  readonly #variations: CarVariation[];
  readonly #ground = createGroundPoint();
  /** What the ground remembered of each car's last look-up, [numCars] */
  readonly #pieces: Int32Array;
  readonly #copied = new Float64Array(SNAPSHOT_SIZE);

  constructor({ track, numCars, car = CLUB_CAR, collide = false }: RaceWorldOptions) {
    this.track = track;
    this.car = car;
    this.numCars = numCars;
    this.states = new CarStates(numCars);
    this.#actuators = new Actuators(car, numCars, 1 / PHYSICS_HZ);
    this.#variations = Array.from({ length: numCars }, () => AS_BUILT);
    this.#pieces = new Int32Array(numCars).fill(-1);
    this.#world = new World({ gravity: new Vec3(0, 0, -GRAVITY) });
    this.#contacts = collide ? new CarContacts(car) : null;
    this.#world.broadphase = this.#contacts?.broadphase ?? new NoPairs();
    this.#world.addEventListener('preStep', () => this.#updateVehicles());
    const scratch = createVehicleScratch();
    for (let i = 0; i < numCars; i++) {
      const vehicle = new AnalyticVehicle(createChassis(car), car, track, scratch);
      if (this.#contacts) {
        this.#contacts.add(vehicle.chassisBody);
        setMass(vehicle.chassisBody, car, car.mass);
      }
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
    const { centreOfMassHeight: height, baseOffset } = this.car;
    setUpright(body, heading, ground);
    const nose = body.quaternion.vmult(new Vec3(1, 0, 0));
    body.position.set(
      x + height * ground.normalX - baseOffset * nose.x,
      y + height * ground.normalY - baseOffset * nose.y,
      ground.height + height * ground.normalZ - baseOffset * nose.z,
    );
    body.velocity.setZero();
    body.angularVelocity.setZero();
    body.force.setZero();
    body.torque.setZero();
    body.updateInertiaWorld(true);
    vehicle.isSliding = false;
    this.#actuators.reset(i);
    this.#readState(i);
  }

  /**
   * Makes a car differ from its spec until the next call, wherever it is put meanwhile.
   * @throws RangeError where a factor is not above 0 or commands would have to be kept for too long
   */
  vary(i: number, { frictionScale, massScale, latencySeconds }: CarVariation = AS_BUILT): void {
    const { mass, frictionSlip, speedDelay, steeringDelay } = this.car;
    const longest = MAX_DELAY_STEPS / PHYSICS_HZ - Math.max(speedDelay, steeringDelay);
    if (!(frictionScale > 0 && massScale > 0 && frictionScale < Infinity && massScale < Infinity))
      throw new RangeError('frictionScale and massScale must be above 0');
    if (!(latencySeconds >= 0 && latencySeconds <= longest))
      throw new RangeError(`latencySeconds must be 0 to ${longest.toFixed(3)} (found ${latencySeconds})`);
    const vehicle = this.#vehicles[i];
    vehicle.frictionSlip = frictionSlip * frictionScale;
    setMass(vehicle.chassisBody, this.car, mass * massScale);
    this.#variations[i] = { frictionScale, massScale, latencySeconds };
  }

  /** Makes car `to` the same as car `from`: place, motion, commands on their way, variation. */
  copy(from: number, to: number): void {
    this.#saveCar(from, this.#copied, 0);
    this.#restoreCar(to, this.#copied, 0);
  }

  /** Moves a car, its motion with it, by the shift and turn that take one pose to the other; the ground must be alike. */
  realign(i: number, from: Pose, to: Pose): void {
    const { position, quaternion, velocity, angularVelocity } = this.#vehicles[i].chassisBody;
    const turn = new Quaternion().setFromAxisAngle(new Vec3(0, 0, 1), to.heading - from.heading);
    const before = this.track.groundAt(position.x, position.y, this.#ground).height;
    position.set(position.x - from.x, position.y - from.y, position.z);
    turn.vmult(position, position);
    position.set(position.x + to.x, position.y + to.y, position.z);
    position.z += this.track.groundAt(position.x, position.y, this.#ground).height - before;
    turn.mult(quaternion, quaternion);
    turn.vmult(velocity, velocity);
    turn.vmult(angularVelocity, angularVelocity);
    this.#vehicles[i].chassisBody.updateInertiaWorld(true);
    this.#readState(i);
  }

  /** Adds to a car's forward speed [m/s] and yaw rate [rad/s]. */
  nudge(i: number, speed: number, yawRate: number): void {
    const { velocity, angularVelocity } = this.#vehicles[i].chassisBody;
    const heading = this.states.heading[i];
    velocity.x += speed * Math.cos(heading);
    velocity.y += speed * Math.sin(heading);
    angularVelocity.z += yawRate;
    this.#actuators.turnOn(i, yawRate);
    this.#readState(i);
  }

  /** Whether the others pass through a car; so they always do in a world where cars do not collide. */
  isGhost(i: number): boolean {
    return this.#contacts?.isGhost(i) ?? true;
  }

  /** Lets the others pass through a car, or collide with it again as soon as none is in its place; not in snapshots. */
  setGhost(i: number, isGhost: boolean): void {
    this.#contacts?.setGhost(i, isGhost);
  }

  /** Commands a car until the next call. @param steeringAngle radians, positive = left @param speed m/s */
  command(i: number, steeringAngle: number, speed: number): void {
    this.#actuators.command(i, steeringAngle, speed);
  }

  /** Advances all cars by one decision: `PHYSICS_HZ / DECISION_HZ` physics steps. */
  step(): void {
    this.advance(SUBSTEPS);
  }

  /** Advances all cars by physics steps of 1 / `PHYSICS_HZ`. */
  advance(steps: number): void {
    for (let k = 0; k < steps; k++) {
      this.#world.step(1 / PHYSICS_HZ);
      this.#contacts?.settle();
    }
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

  /** Everything that decides the future of the cars, a row of equal length for each. */
  save(): Float64Array {
    const snapshot = new Float64Array(this.numCars * SNAPSHOT_SIZE);
    for (let i = 0; i < this.numCars; i++) this.#saveCar(i, snapshot, i * SNAPSHOT_SIZE);
    return snapshot;
  }

  /** Puts all cars back to where `save` found them, bit for bit. */
  restore(snapshot: Float64Array): void {
    for (let i = 0; i < this.numCars; i++) this.#restoreCar(i, snapshot, i * SNAPSHOT_SIZE);
  }

  #saveCar(i: number, out: Float64Array, offset: number): void {
    const vehicle = this.#vehicles[i];
    const { frictionScale, massScale, latencySeconds } = this.#variations[i];
    saveChassis(vehicle.chassisBody, out, offset);
    let at = offset + CHASSIS_SIZE;
    out[at++] = vehicle.isSliding ? 1 : 0;
    out[at++] = frictionScale;
    out[at++] = massScale;
    out[at++] = latencySeconds;
    this.#actuators.save(i, out, at);
  }

  #restoreCar(i: number, snapshot: Float64Array, offset: number): void {
    const vehicle = this.#vehicles[i];
    let at = offset + CHASSIS_SIZE;
    vehicle.isSliding = snapshot[at++] === 1;
    this.vary(i, {
      frictionScale: snapshot[at++],
      massScale: snapshot[at++],
      latencySeconds: snapshot[at++],
    });
    this.#actuators.restore(i, snapshot, at);
    restoreChassis(vehicle.chassisBody, snapshot, offset);
    this.#readState(i);
  }

  #updateVehicles(): void {
    this.#actuators.beginStep();
    for (let i = 0; i < this.numCars; i++) {
      const vehicle = this.#vehicles[i];
      const speed = forwardSpeed(vehicle.chassisBody);
      const latency = this.#variations[i].latencySeconds;
      vehicle.steeringAngle = this.#actuators.steer(i, speed, latency);
      vehicle.wheelForce = (this.car.mass * this.#actuators.accelerate(i, speed, latency)) / 4;
      vehicle.updateVehicle(1 / PHYSICS_HZ);
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
    const { centreOfMassHeight: height, baseOffset } = this.car;
    states.x[i] = position.x - height * upX + baseOffset * forwardX;
    states.y[i] = position.y - height * upY + baseOffset * forwardY;
    states.z[i] = position.z;
    const heading = Math.atan2(forwardY, forwardX);
    states.heading[i] = heading <= -Math.PI ? Math.PI : heading;
    states.speed[i] = forwardSpeed(vehicle.chassisBody);
    states.lateralSpeed[i] =
      (velocity.y * forwardX - velocity.x * forwardY) / planar + baseOffset * angularVelocity.z;
    states.yawRate[i] = angularVelocity.z;
    states.steeringAngle[i] = this.#actuators.steeringAngle[i];
    states.sliding[i] = vehicle.isSliding ? 1 : 0;
  }
}

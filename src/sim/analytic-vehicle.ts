import { type Body, RaycastVehicle, Vec3, type World } from 'cannon-es';
import type { CarSpec } from './car-spec.ts';
import type { Ground } from './ground.ts';
import { GRAVITY } from './physics.ts';
import { createVehicleScratch, type VehicleScratch } from './vehicle-scratch.ts';
import type { WheelContact } from './wheel-contact.ts';

/** Share of a wheel's sideways speed that cannon-es removes per step (its `resolveSingleBilateral`). */
const CONTACT_DAMPING = 0.2;
/** cannon-es counts forward impulses half when it looks for sliding (its `updateFriction`). */
const FORWARD_FACTOR = 0.5;
/** A wheel whose ray meets the ground flatter than this is lifted, not loaded. */
const MIN_COSINE = 0.1;

/**
 * cannon-es's `RaycastVehicle` with the same equations, but wheel rays answered by an analytic ground and no
 * allocation per step; a test holds it against the stock class on a plane. It runs several times as many steps per
 * second, and hills cost little more than a plane, where rays against a mesh cost hundreds of times as much.
 */
export class AnalyticVehicle extends RaycastVehicle {
  readonly spec: CarSpec;
  /** Angle of the front wheels that the tyres follow [rad], positive = left */
  steeringAngle = 0;
  /** Force along the rolling direction on each wheel [N] */
  wheelForce = 0;
  /** The spec's friction, or another for a while. */
  frictionSlip: number;
  /** Whether any tyre is at its friction limit. */
  isSliding = false;
  readonly #ground: Ground;
  readonly #scratch: VehicleScratch;
  /** Wheel mounts in the chassis frame, [4 × 3] */
  readonly #mounts = new Float64Array(12);
  /** What the ground remembered of each wheel's last look-up, [4] */
  readonly #pieces = new Int32Array(4).fill(-1);

  /** @param scratch may be shared by vehicles that are updated one after the other */
  constructor(chassisBody: Body, spec: CarSpec, ground: Ground, scratch = createVehicleScratch()) {
    super({ chassisBody, indexForwardAxis: 0, indexRightAxis: 1, indexUpAxis: 2 });
    this.spec = spec;
    this.frictionSlip = spec.frictionSlip;
    this.#ground = ground;
    this.#scratch = scratch;
    for (let i = 0; i < 4; i++) {
      const mount = wheelMount(spec, i);
      this.addWheel({
        chassisConnectionPointLocal: mount,
        directionLocal: new Vec3(0, 0, -1),
        axleLocal: new Vec3(0, 1, 0),
        radius: spec.wheelRadius,
        isFrontWheel: i < 2,
      });
      this.#mounts.set([mount.x, mount.y, mount.z], 3 * i);
    }
  }

  /** Adds the chassis only: the world that owns the cars calls `updateVehicle` itself, without a listener per car. */
  override addToWorld(world: World): void {
    world.addBody(this.chassisBody);
    this.world = world;
  }

  /** Applies one step of suspension and tyre impulses to the chassis. */
  override updateVehicle(timeStep: number): void {
    this.#turnAxes();
    const { contacts } = this.#scratch;
    for (let i = 0; i < 4; i++) this.#touch(i, contacts[i]);
    for (let i = 0; i < 4; i++) {
      const c = contacts[i];
      if (!c.touching) continue;
      const impulse = Math.min(c.suspensionForce, this.spec.maxSuspensionForce) * timeStep;
      this.#push(c.nx * impulse, c.ny * impulse, c.nz * impulse, c.rx, c.ry, c.rz);
    }
    this.#rub(timeStep);
  }

  /** Columns of the chassis' rotation matrix. */
  #turnAxes(): void {
    const { x, y, z, w } = this.chassisBody.quaternion;
    const { axes } = this.#scratch;
    axes[0] = 1 - 2 * (y * y + z * z);
    axes[1] = 2 * (x * y + z * w);
    axes[2] = 2 * (x * z - y * w);
    axes[3] = 2 * (x * y - z * w);
    axes[4] = 1 - 2 * (x * x + z * z);
    axes[5] = 2 * (y * z + x * w);
    axes[6] = 2 * (x * z + y * w);
    axes[7] = 2 * (y * z - x * w);
    axes[8] = 1 - 2 * (x * x + y * y);
  }

  /** Where a wheel's ray meets the ground, and how hard the suspension pushes. */
  #touch(i: number, contact: WheelContact): void {
    const { position, mass } = this.chassisBody;
    const spec = this.spec;
    const { axes } = this.#scratch;
    const lx = this.#mounts[3 * i];
    const ly = this.#mounts[3 * i + 1];
    const lz = this.#mounts[3 * i + 2];
    const mx = axes[0] * lx + axes[3] * ly + axes[6] * lz;
    const my = axes[1] * lx + axes[4] * ly + axes[7] * lz;
    const mz = axes[2] * lx + axes[5] * ly + axes[8] * lz;
    const { ground } = this.#scratch;
    ground.piece = this.#pieces[i];
    this.#ground.groundAt(position.x + mx, position.y + my, ground);
    this.#pieces[i] = ground.piece;
    // The ray runs down the chassis' up axis; the ground is taken as its tangent plane under the mount.
    const cosine = axes[6] * ground.normalX + axes[7] * ground.normalY + axes[8] * ground.normalZ;
    const above = (position.z + mz - ground.height) * ground.normalZ;
    const distance = cosine > MIN_COSINE ? Math.max(0, above / cosine) : Infinity;
    contact.touching = distance <= spec.suspensionRestLength + spec.wheelRadius;
    if (!contact.touching) return;
    contact.rx = mx - distance * axes[6];
    contact.ry = my - distance * axes[7];
    contact.rz = mz - distance * axes[8];
    contact.nx = ground.normalX;
    contact.ny = ground.normalY;
    contact.nz = ground.normalZ;
    const shortest = spec.suspensionRestLength - spec.suspensionTravel;
    const compression = spec.suspensionRestLength - Math.max(shortest, distance - spec.wheelRadius);
    const inverse = 1 / cosine;
    const approach = this.#speedAlong(contact, contact.nx, contact.ny, contact.nz) * inverse;
    const force = spec.suspensionStiffness * compression * inverse - spec.suspensionDamping * approach;
    contact.suspensionForce = Math.max(0, force * mass);
    this.#orient(contact, i < 2 ? this.steeringAngle : 0);
  }

  /** The axle, turned by the steering angle and laid into the contact plane; the rolling direction square to it. */
  #orient(contact: WheelContact, steering: number): void {
    const { nx, ny, nz } = contact;
    const { axes } = this.#scratch;
    const sine = Math.sin(steering);
    const cosine = Math.cos(steering);
    const ax = cosine * axes[3] - sine * axes[0];
    const ay = cosine * axes[4] - sine * axes[1];
    const az = cosine * axes[5] - sine * axes[2];
    const along = ax * nx + ay * ny + az * nz;
    const px = ax - along * nx;
    const py = ay - along * ny;
    const pz = az - along * nz;
    const scale = 1 / Math.sqrt(px * px + py * py + pz * pz);
    contact.ax = px * scale;
    contact.ay = py * scale;
    contact.az = pz * scale;
    contact.fx = contact.ay * nz - contact.az * ny;
    contact.fy = contact.az * nx - contact.ax * nz;
    contact.fz = contact.ax * ny - contact.ay * nx;
  }

  /** Tyre impulses: drive and sideways grip, limited together by load times friction. */
  #rub(timeStep: number): void {
    const { axes, contacts } = this.#scratch;
    const drive = this.wheelForce * timeStep;
    this.isSliding = false;
    for (let i = 0; i < 4; i++) {
      const c = contacts[i];
      if (!c.touching) continue;
      c.forwardImpulse = drive;
      c.sideImpulse = -CONTACT_DAMPING * this.chassisBody.mass * this.#speedAlong(c, c.ax, c.ay, c.az);
      const limit = c.suspensionForce * timeStep * this.frictionSlip;
      const forward = drive * FORWARD_FACTOR;
      const squared = forward * forward + c.sideImpulse * c.sideImpulse;
      if (squared <= limit * limit) continue;
      this.isSliding = true;
      if (c.sideImpulse === 0) continue;
      const share = limit / Math.sqrt(squared);
      c.forwardImpulse *= share;
      c.sideImpulse *= share;
    }
    const ux = axes[6];
    const uy = axes[7];
    const uz = axes[8];
    for (let i = 0; i < 4; i++) {
      const c = contacts[i];
      if (!c.touching) continue;
      const f = c.forwardImpulse;
      const s = c.sideImpulse;
      this.#push(c.fx * f, c.fy * f, c.fz * f, c.rx, c.ry, c.rz);
      // The side force acts nearer to the height of the centre of mass, so that it rolls the chassis less.
      const lift = (1 - this.spec.rollInfluence) * (c.rx * ux + c.ry * uy + c.rz * uz);
      this.#push(c.ax * s, c.ay * s, c.az * s, c.rx - lift * ux, c.ry - lift * uy, c.rz - lift * uz);
    }
  }

  /** Speed of the chassis at a contact along a direction [m/s] */
  #speedAlong(c: WheelContact, dx: number, dy: number, dz: number): number {
    const v = this.chassisBody.velocity;
    const w = this.chassisBody.angularVelocity;
    return (
      dx * (v.x + w.y * c.rz - w.z * c.ry) +
      dy * (v.y + w.z * c.rx - w.x * c.rz) +
      dz * (v.z + w.x * c.ry - w.y * c.rx)
    );
  }

  /** `Body.applyImpulse` with the impulse and its place as scalars. */
  #push(jx: number, jy: number, jz: number, rx: number, ry: number, rz: number): void {
    const body = this.chassisBody;
    const v = body.velocity;
    const w = body.angularVelocity;
    const inertia = body.invInertiaWorld.elements;
    v.x += jx * body.invMass;
    v.y += jy * body.invMass;
    v.z += jz * body.invMass;
    const tx = ry * jz - rz * jy;
    const ty = rz * jx - rx * jz;
    const tz = rx * jy - ry * jx;
    w.x += inertia[0] * tx + inertia[1] * ty + inertia[2] * tz;
    w.y += inertia[3] * tx + inertia[4] * ty + inertia[5] * tz;
    w.z += inertia[6] * tx + inertia[7] * ty + inertia[8] * tz;
  }
}

/** Front left, front right, rear left, rear right; such that the springs carry the car at its rest height. */
export function wheelMount(spec: CarSpec, i: number): Vec3 {
  const sag = GRAVITY / (4 * spec.suspensionStiffness);
  const heightAtRest = spec.wheelRadius + spec.suspensionRestLength - sag;
  return new Vec3(
    (i < 2 ? 0.5 : -0.5) * spec.wheelbase,
    (i % 2 === 0 ? 0.5 : -0.5) * spec.trackWidth,
    heightAtRest - spec.centreOfMassHeight,
  );
}

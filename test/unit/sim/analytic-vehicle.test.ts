import { type Body, Vec3, World } from 'cannon-es';
import { describe, expect, it } from 'vitest';
import { AnalyticVehicle } from '../../../src/sim/analytic-vehicle.ts';
import { CLUB_CAR, type CarSpec } from '../../../src/sim/car-spec.ts';
import type { Ground } from '../../../src/sim/ground.ts';
import { createChassis, createStockVehicle } from './stock-vehicle.ts';

const DT = 1 / 60;
const plane: Ground = {
  groundAt: (_x, _y, out) => Object.assign(out, { height: 0, normalX: 0, normalY: 0, normalZ: 1 }),
};

/** What the driver does: force on each wheel [N] and angle of the front wheels [rad] at a time [s]. */
type Drive = (time: number) => { force: number; steering: number };

/** Lets both vehicles do the same and returns the largest difference of their state, and how the drive was. */
function compare(drive: Drive, seconds: number, spec: CarSpec = CLUB_CAR, gravity = new Vec3(0, 0, -9.81)) {
  const stock = createStockVehicle(spec, gravity);
  const world = new World({ gravity });
  const body = createChassis(spec);
  const vehicle = new AnalyticVehicle(body, spec, plane);
  vehicle.addToWorld(world);
  world.addEventListener('preStep', () => vehicle.updateVehicle(DT));
  let difference = 0;
  let slidingSteps = 0;
  for (let k = 0; k < seconds / DT; k++) {
    const { force, steering } = drive(k * DT);
    vehicle.wheelForce = force;
    vehicle.steeringAngle = steering;
    for (let i = 0; i < 4; i++) {
      // With y as its right axis the stock vehicle rolls towards -x.
      stock.vehicle.applyEngineForce(-force, i);
      stock.vehicle.setSteeringValue(i < 2 ? steering : 0, i);
    }
    world.step(DT);
    stock.world.step(DT);
    difference = Math.max(difference, differenceOf(body, stock.vehicle.chassisBody));
    expect(vehicle.isSliding).toBe(stock.vehicle.sliding);
    if (vehicle.isSliding) slidingSteps++;
  }
  return { difference, slidingSteps, body };
}

function differenceOf(a: Body, b: Body): number {
  const numbers = ({ position: p, quaternion: q, velocity: v, angularVelocity: w }: Body): number[] => [
    ...p.toArray(),
    ...q.toArray(),
    ...v.toArray(),
    ...w.toArray(),
  ];
  const other = numbers(b);
  return Math.max(...numbers(a).map((value, k) => Math.abs(value - other[k])));
}

describe('AnalyticVehicle', () => {
  it('moves as the stock vehicle on a plane: straight on, braking', () => {
    const { difference, body } = compare((t) => ({ force: t < 0.5 ? 2 : -2, steering: 0 }), 0.9);
    expect(body.position.x).toBeGreaterThan(0.5);
    expect(difference).toBeLessThan(1e-9);
  });

  it('moves as the stock vehicle on a plane: slalom without sliding', () => {
    const drive: Drive = (t) => ({ force: t < 0.25 ? 2 : 0.05, steering: 0.2 * Math.sin(6 * t) });
    const { difference, slidingSteps, body } = compare(drive, 4);
    expect(slidingSteps).toBe(0);
    expect(body.position.x).toBeGreaterThan(3);
    expect(difference).toBeLessThan(1e-9);
  });

  it('moves as the stock vehicle on a plane: full locks, sliding at the friction limit', () => {
    const drive: Drive = (t) => ({
      force: t < 0.7 ? 2.2 : 0.4,
      steering: t < 0.7 ? 0 : t < 2 ? 0.52 : -0.52,
    });
    const { difference, slidingSteps } = compare(drive, 4);
    expect(slidingSteps).toBeGreaterThan(60);
    expect(difference).toBeLessThan(1e-9);
  });

  it('moves as the stock vehicle with other constants', () => {
    const spec: CarSpec = {
      ...CLUB_CAR,
      mass: 2.2,
      suspensionStiffness: 250,
      suspensionDamping: 6,
      frictionSlip: 0.8,
      rollInfluence: 0.4,
      maxSuspensionForce: 7,
    };
    const drive: Drive = (t) => ({ force: t < 0.8 ? 2 : -0.5, steering: 0.4 * Math.sin(4 * t) });
    expect(compare(drive, 3, spec).difference).toBeLessThan(1e-9);
  });

  it('moves as the stock vehicle where gravity leans, as on a slope', () => {
    const gravity = new Vec3(1.2, 0.7, -9.7);
    const drive: Drive = (t) => ({ force: 0.3, steering: 0.3 * Math.sin(3 * t) });
    expect(compare(drive, 3, CLUB_CAR, gravity).difference).toBeLessThan(1e-9);
  });

  it('does not lift a car that lies on its side or roof', () => {
    const world = new World({ gravity: new Vec3(0, 0, 0) });
    const body = createChassis(CLUB_CAR);
    const vehicle = new AnalyticVehicle(body, CLUB_CAR, plane);
    vehicle.addToWorld(world);
    for (const roll of [Math.PI / 2, Math.PI]) {
      body.quaternion.setFromAxisAngle(new Vec3(1, 0, 0), roll);
      vehicle.wheelForce = 2;
      vehicle.updateVehicle(DT);
      expect(body.velocity.toArray()).toEqual([0, 0, 0]);
      expect(body.angularVelocity.toArray()).toEqual([0, 0, 0]);
    }
  });
});

import { Body, Box, Plane, RaycastVehicle, Vec3, World } from 'cannon-es';
import { wheelMount } from '../../../src/sim/analytic-vehicle.ts';
import type { CarSpec } from '../../../src/sim/car-spec.ts';

/** A chassis of a car at rest on level ground at the origin. */
export function createChassis(spec: CarSpec): Body {
  return new Body({
    mass: spec.mass,
    shape: new Box(new Vec3(...spec.inertiaHalfExtents)),
    position: new Vec3(0, 0, spec.centreOfMassHeight),
    linearDamping: 0,
    angularDamping: 0,
    allowSleep: false,
  });
}

/** cannon-es's own vehicle with the same constants, on its own plane, in a world of its own. */
export function createStockVehicle(spec: CarSpec, gravity: Vec3): { world: World; vehicle: RaycastVehicle } {
  const world = new World({ gravity });
  world.addBody(new Body({ mass: 0, shape: new Plane() }));
  const vehicle = new RaycastVehicle({
    chassisBody: createChassis(spec),
    indexForwardAxis: 0,
    indexRightAxis: 1,
    indexUpAxis: 2,
  });
  for (let i = 0; i < 4; i++) {
    vehicle.addWheel({
      chassisConnectionPointLocal: wheelMount(spec, i),
      directionLocal: new Vec3(0, 0, -1),
      axleLocal: new Vec3(0, 1, 0),
      radius: spec.wheelRadius,
      isFrontWheel: i < 2,
      suspensionStiffness: spec.suspensionStiffness,
      suspensionRestLength: spec.suspensionRestLength,
      maxSuspensionTravel: spec.suspensionTravel,
      maxSuspensionForce: spec.maxSuspensionForce,
      dampingCompression: spec.suspensionDamping,
      dampingRelaxation: spec.suspensionDamping,
      frictionSlip: spec.frictionSlip,
      rollInfluence: spec.rollInfluence,
    });
  }
  // Only the wheels are compared: a chassis that leans far would touch the plane.
  vehicle.chassisBody.collisionResponse = false;
  vehicle.addToWorld(world);
  return { world, vehicle };
}

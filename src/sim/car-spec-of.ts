import type { Car, CarFile } from './car.ts';
import { CarError } from './car-error.ts';
import type { CarValues } from './car-limits.ts';
import type { CarSpec } from './car-spec.ts';
import { CAR_NAMES, type CarName, CARS } from './cars.ts';

/** @throws CarError where a name is not that of a car that ships */
export function carSpecOf(car: Car): CarSpec {
  return typeof car === 'string' ? CARS[checkCarName(car, 'car')] : specOf(car);
}

/** @throws CarError */
export function checkCarName(name: unknown, file: string): CarName {
  const known = CAR_NAMES.find((car) => car === name);
  if (known !== undefined) return known;
  throw new CarError(file, 'name', `must be ${CAR_NAMES.join(', ')}, or a car of one’s own`, name);
}

/** Springs, dampers, motor and its controller are those of the base: a heavier car sinks deeper and takes up speed later. */
function specOf({ id, base, values }: CarFile): CarSpec {
  const stock: CarSpec = CARS[base];
  const usual = valuesOfCar(base);
  const perKilogram = stock.mass / values.mass;
  return {
    ...stock,
    name: id,
    mass: values.mass,
    suspensionStiffness: stock.suspensionStiffness * perKilogram,
    suspensionDamping: stock.suspensionDamping * perKilogram,
    speedGain: stock.speedGain * perKilogram,
    frictionSlip: values.grip,
    wheelbase: values.wheelbase,
    trackWidth: values.trackWidth,
    centreOfMassHeight: values.centreOfMassHeight,
    minSpeed: values.minSpeed,
    maxSpeed: values.maxSpeed,
    maxSteeringAngle: values.maxSteeringAngle,
    // Force over mass, such that a copy has its original's accelerations to the last digit.
    maxAcceleration: stock.maxAcceleration * (values.motorForce / usual.motorForce) * perKilogram,
    maxBraking: stock.maxBraking * (values.brakeForce / usual.brakeForce) * perKilogram,
    mounts: {
      camera: {
        forward: stock.mounts.camera.forward,
        height: values.cameraHeight,
        pitch: values.cameraPitch,
        fieldOfView: values.cameraFieldOfView,
      },
      lidar: { forward: values.lidarForward },
    },
  };
}

/** The values of a car that ships. */
export function valuesOfCar(name: CarName): CarValues {
  const { mounts, mass, frictionSlip, maxAcceleration, maxBraking, ...car }: CarSpec = CARS[name];
  return {
    mass,
    grip: frictionSlip,
    wheelbase: car.wheelbase,
    trackWidth: car.trackWidth,
    centreOfMassHeight: car.centreOfMassHeight,
    minSpeed: car.minSpeed,
    maxSpeed: car.maxSpeed,
    maxSteeringAngle: car.maxSteeringAngle,
    motorForce: rounded(maxAcceleration * mass),
    brakeForce: rounded(maxBraking * mass),
    cameraHeight: mounts.camera.height,
    cameraPitch: mounts.camera.pitch,
    cameraFieldOfView: mounts.camera.fieldOfView,
    lidarForward: mounts.lidar.forward,
  };
}

/** Without the noise of binary fractions, for people to read. */
function rounded(force: number): number {
  return Number(force.toPrecision(12));
}

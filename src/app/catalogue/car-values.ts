import type { CarValue } from '../../sim/car-limits.ts';

const DEGREES = 180 / Math.PI;

/** How people read and set one value of a car. */
export interface CarValueWords {
  readonly title: string;
  readonly unit: string;
  /** What is shown of one of the car's own: SI, radians. */
  readonly scale: number;
  /** Of what is shown. */
  readonly step: number;
  readonly about: string;
}

/** The values of a car by what they belong to, each with one sentence on what it does. */
export const CAR_VALUE_GROUPS: readonly (readonly [name: string, values: readonly CarValue[]])[] = [
  ['Weight and grip', ['mass', 'grip', 'centreOfMassHeight', 'wheelbase', 'trackWidth']],
  ['Driving', ['maxSpeed', 'minSpeed', 'motorForce', 'brakeForce', 'maxSteeringAngle']],
  ['Sensors', ['cameraHeight', 'cameraPitch', 'cameraFieldOfView', 'lidarForward']],
];

export const CAR_VALUE_WORDS: Readonly<Record<CarValue, CarValueWords>> = {
  mass: {
    title: 'Mass',
    unit: 'kg',
    scale: 1,
    step: 0.05,
    about: 'The same motor and springs move it: a heavier car speeds up later and sinks deeper.',
  },
  grip: {
    title: 'Grip',
    unit: '',
    scale: 1,
    step: 0.05,
    about: 'Largest force of a tyre over the load on it; at 1 a car takes a bend with 1 g before it slides.',
  },
  centreOfMassHeight: {
    title: 'Centre of mass',
    unit: 'mm',
    scale: 1000,
    step: 1,
    about: 'Its height above the road; a higher one leans more, and lifts wheels sooner.',
  },
  wheelbase: {
    title: 'Wheelbase',
    unit: 'mm',
    scale: 1000,
    step: 1,
    about: 'From axle to axle; a longer one is calmer and turns in wider circles.',
  },
  trackWidth: {
    title: 'Track width',
    unit: 'mm',
    scale: 1000,
    step: 1,
    about: 'From left to right wheels; a wider one stands firmer.',
  },
  maxSpeed: {
    title: 'Highest speed',
    unit: 'm/s',
    scale: 1,
    step: 0.1,
    about: 'Faster commands are driven at this speed.',
  },
  minSpeed: {
    title: 'Lowest speed',
    unit: 'm/s',
    scale: 1,
    step: 0.1,
    about: 'Slower commands are driven at this speed: no car can be told to stop.',
  },
  motorForce: {
    title: 'Motor',
    unit: 'N',
    scale: 1,
    step: 0.1,
    about: 'Its strongest push; over the mass it is the acceleration.',
  },
  brakeForce: {
    title: 'Brakes',
    unit: 'N',
    scale: 1,
    step: 0.1,
    about: 'Their strongest push; over the mass it is how fast the car slows down.',
  },
  maxSteeringAngle: {
    title: 'Steering',
    unit: '°',
    scale: DEGREES,
    step: 1,
    about: 'How far the front wheels turn to either side; commands beyond are driven at this angle.',
  },
  cameraHeight: {
    title: 'Camera height',
    unit: 'mm',
    scale: 1000,
    step: 1,
    about: 'Of the lens above the road; a higher one sees farther over the road and boxes.',
  },
  cameraPitch: {
    title: 'Camera pitch',
    unit: '°',
    scale: DEGREES,
    step: 1,
    about: 'How far the camera looks down; more of it sees less sky and less far.',
  },
  cameraFieldOfView: {
    title: 'Field of view',
    unit: '°',
    scale: DEGREES,
    step: 1,
    about: 'Across the picture; a wider one sees bends earlier, with fewer pixels for each.',
  },
  lidarForward: {
    title: 'Lidar place',
    unit: 'mm',
    scale: 1000,
    step: 1,
    about: 'Ahead of the middle of the wheelbase; below 0 it is behind that.',
  },
};

/** What a value is, as people read it: at most as exact as its step. */
export function shownValue(value: CarValue, amount: number): number {
  const { scale, step } = CAR_VALUE_WORDS[value];
  const digits = Math.max(0, Math.ceil(-Math.log10(step)));
  return Number((amount * scale).toFixed(digits));
}

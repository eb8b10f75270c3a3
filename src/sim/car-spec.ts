import { DEEPRACER_MOUNTS, type SensorMounts } from './sensors/sensor-mounts.ts';

/**
 * A car's constants, SI units throughout. The chassis frame has its origin at the centre of mass, x forward, y left, z up.
 */
export interface CarSpec {
  readonly name: string;
  /** [kg] */
  readonly mass: number;
  /** Half edges of the box that gives the chassis its inertia [m]; wider than the shell, because roll is the stiff axis. */
  readonly inertiaHalfExtents: readonly [number, number, number];
  /** Distance of the car's base, the point that has its position, ahead of the centre of mass [m] */
  readonly baseOffset: number;
  /** Height of the centre of mass above the ground at rest [m] */
  readonly centreOfMassHeight: number;
  readonly wheelRadius: number;
  /** Front axle to rear axle [m] */
  readonly wheelbase: number;
  /** Left wheel to right wheel [m] */
  readonly trackWidth: number;
  /** Spring rate per kilogram of chassis mass [N/(m·kg)], as cannon-es defines it */
  readonly suspensionStiffness: number;
  /** Damping per kilogram of chassis mass [N·s/(m·kg)] */
  readonly suspensionDamping: number;
  readonly suspensionRestLength: number;
  readonly suspensionTravel: number;
  /** [N] */
  readonly maxSuspensionForce: number;
  /** Largest tyre force over wheel load */
  readonly frictionSlip: number;
  /** 0 … 1: how much a side force rolls the chassis */
  readonly rollInfluence: number;
  /** Speed that the controller aims at over the commanded one. */
  readonly speedRatio: number;
  /** Gain of the speed controller [1/s] */
  readonly speedGain: number;
  /** Largest acceleration and braking [m/s²] */
  readonly maxAcceleration: number;
  readonly maxBraking: number;
  /** Time between a command and its first effect on the drive [s] */
  readonly speedDelay: number;
  /** The same for the steering [s] */
  readonly steeringDelay: number;
  /** Time constant with which the front wheels then follow [s] */
  readonly steeringLag: number;
  /** Fastest the front wheels turn [rad/s] */
  readonly steeringRate: number;
  /** Share of the front wheels' angle that takes effect at small angles; tyres that scrub turn a car less. */
  readonly steeringEffect: number;
  /** Share of that effect which is lost per square of the angle [1/rad²] */
  readonly steeringFade: number;
  /** Share of the speed that turned wheels cost per square of their angle [1/rad²] */
  readonly steeringScrub: number;
  /** Time constant with which the tyres then let the car turn, per speed [s²/m] */
  readonly yawLag: number;
  /** [rad] */
  readonly maxSteeringAngle: number;
  /** Commands outside are clamped [m/s] */
  readonly minSpeed: number;
  readonly maxSpeed: number;
  /** Distance of the reference point of DeepRacer's params ahead of the base [m] */
  readonly frontOffset: number;
  /** Outline for drawing and collisions, its middle the base [m] */
  readonly length: number;
  readonly width: number;
  /** Where its sensors are, should it carry them. */
  readonly mounts: SensorMounts;
}

/**
 * The stable set at 1/60 s: 12 s of full locks, braking and slalom at up to 4 m/s keep it within 3° of level. Roll is
 * the stiff axis; explicit damping must satisfy d·dt + (ω·dt)²/2 < 2 in roll, which is why the inertia box is wide.
 */
export const CLUB_CAR: CarSpec = {
  name: 'club',
  mass: 1.5,
  inertiaHalfExtents: [0.14, 0.1, 0.03],
  baseOffset: 0,
  centreOfMassHeight: 0.05,
  wheelRadius: 0.03,
  wheelbase: 0.165,
  trackWidth: 0.16,
  suspensionStiffness: 300,
  suspensionDamping: 8,
  suspensionRestLength: 0.02,
  suspensionTravel: 0.02,
  maxSuspensionForce: 60,
  frictionSlip: 1.2,
  rollInfluence: 0.1,
  speedRatio: 1,
  speedGain: 12,
  maxAcceleration: 6,
  maxBraking: 6,
  speedDelay: 0,
  steeringDelay: 0,
  steeringLag: 0,
  steeringRate: 2 * Math.PI,
  steeringEffect: 1,
  steeringFade: 0,
  steeringScrub: 0,
  yawLag: 0,
  maxSteeringAngle: Math.PI / 6,
  minSpeed: 0.1,
  maxSpeed: 4,
  frontOffset: 0.14,
  length: 0.32,
  width: 0.2,
  mounts: DEEPRACER_MOUNTS,
};

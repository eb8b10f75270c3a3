import { CarError } from './car-error.ts';
import type { CarValue } from './car-limits.ts';
import type { CarSpec } from './car-spec.ts';
import { GRAVITY, PHYSICS_HZ } from './physics.ts';

/** Share of a limit that a car may reach: what moves the car in a bend or on a bump comes on top of what is counted here. */
const MARGIN = 0.9;

/** How near a car is to a limit. */
interface Strain {
  /** What a person would change first. */
  readonly value: CarValue;
  /** Of the limit; above 1 the car is refused. */
  readonly share: number;
  /** Which limit that is, why, and what to do. */
  readonly rule: string;
}

/**
 * How near a car is to what the simulator can drive, limit by limit; all in closed form from the equations of
 * `AnalyticVehicle`, whose springs and dampers are explicit.
 */
export function strainsOf(car: CarSpec): readonly Strain[] {
  return [...springStrains(car), controllerStrain(car), ...tippingStrains(car), travelStrain(car)];
}

/**
 * @param file where the car comes from, for messages
 * @throws CarError naming the value that is farthest beyond what it may be
 */
export function checkStability(car: CarSpec, file: string): void {
  if (car.minSpeed >= car.maxSpeed) {
    const rule = `must be below maxSpeed, ${text(car.maxSpeed)} m/s: lower it, or raise the other`;
    throw new CarError(file, 'minSpeed', rule, car.minSpeed);
  }
  const worst = strainsOf(car).reduce((most, strain) => (strain.share > most.share ? strain : most));
  if (worst.share > 1) throw new CarError(file, worst.value, worst.rule);
}

/**
 * Semi-implicit Euler steps of ẍ = −ω²x − cẋ shrink only where c·dt + (ω·dt)²/2 < 2 (Jury's criterion: the trace of a step
 * is 2 − c·dt − (ω·dt)², its determinant 1 − c·dt). Four springs of k and c per kilogram lift the car with ω² = 4k; they roll
 * and pitch it with that times (lever / radius of gyration)².
 */
function springStrains(car: CarSpec): Strain[] {
  const { suspensionStiffness: k, suspensionDamping: c, inertiaHalfExtents, mass } = car;
  const heave = (4 * c) / PHYSICS_HZ + (4 * k) / (2 * PHYSICS_HZ * PHYSICS_HZ);
  const most = 2 * MARGIN;
  const [x, y, z] = inertiaHalfExtents;
  const rollRadius = Math.sqrt((y * y + z * z) / 3);
  const pitchRadius = Math.sqrt((x * x + z * z) / 3);
  const widest = 2 * rollRadius * Math.sqrt(most / heave);
  const longest = 2 * pitchRadius * Math.sqrt(most / heave);
  const steps = `the springs would shake the car instead of holding it, in steps of 1/${PHYSICS_HZ} s`;
  return [
    {
      value: 'mass',
      share: heave / most,
      rule: `must be at least ${atLeast((mass * heave) / most)} kg: for a lighter car ${steps}`,
    },
    {
      value: 'trackWidth',
      share: (car.trackWidth / widest) ** 2,
      rule: `must be at most ${atMost(widest)} m at ${text(mass)} kg: with wheels farther out ${steps}; narrow it, or make the car heavier`,
    },
    {
      value: 'wheelbase',
      share: (car.wheelbase / longest) ** 2,
      rule: `must be at most ${atMost(longest)} m at ${text(mass)} kg: with axles farther out ${steps}; shorten it, or make the car heavier`,
    },
  ];
}

/** In each step the speed controller takes gain · dt of the fault away: beyond 1 it overshoots every time. */
function controllerStrain({ speedGain, mass }: CarSpec): Strain {
  const share = speedGain / PHYSICS_HZ;
  const rule = `must be at least ${atLeast(mass * share)} kg: the motor of a lighter car overshoots its speed in every step of 1/${PHYSICS_HZ} s`;
  return { value: 'mass', share, rule };
}

/**
 * Wheels leave the ground where the moment of a force at the centre of mass takes all load off them: m·a·h = m·g·wheelbase/2
 * along the car, and across it friction · `rollInfluence` · h = trackWidth/2, since tyres roll the car by that share only.
 */
function tippingStrains(car: CarSpec): Strain[] {
  const { mass, wheelbase, centreOfMassHeight: h, maxAcceleration, maxBraking, frictionSlip } = car;
  const steepest = (MARGIN * GRAVITY * wheelbase) / (2 * h);
  const most = `${atMost(steepest * mass)} N at ${text(mass)} kg on ${text(wheelbase)} m`;
  const way = 'lower it, or the centre of mass, or lengthen the wheelbase';
  const grippiest = (MARGIN * car.trackWidth) / (2 * car.rollInfluence * h);
  return [
    {
      value: 'motorForce',
      share: maxAcceleration / steepest,
      rule: `must be at most ${most}: a stronger push lifts the front wheels off the road; ${way}`,
    },
    {
      value: 'brakeForce',
      share: maxBraking / steepest,
      rule: `must be at most ${most}: harder braking lifts the rear wheels off the road; ${way}`,
    },
    {
      value: 'grip',
      share: frictionSlip / grippiest,
      rule: `must be at most ${atMost(grippiest)} on a track of ${text(car.trackWidth)} m with the centre of mass at ${text(h)} m: more tips the car over in a bend; lower it, or the centre of mass, or widen the track`,
    },
  ];
}

/**
 * Braking and a bend at once load one front spring most: a quarter of the weight, times one plus what shifts there. The
 * shift forward depends on the brakes' force alone, the rest grows with the mass.
 */
function travelStrain(car: CarSpec): Strain {
  const { centreOfMassHeight: h, wheelbase, mass, suspensionTravel } = car;
  const sag = GRAVITY / (4 * car.suspensionStiffness);
  const forward = (2 * Math.max(car.maxBraking, car.maxAcceleration) * h) / (GRAVITY * wheelbase);
  const aside = (2 * car.frictionSlip * car.rollInfluence * h) / car.trackWidth;
  const share = (sag * (1 + forward + aside)) / suspensionTravel;
  const heaviest = Math.max(0, (mass * (suspensionTravel - sag * forward)) / (sag * (1 + aside)));
  const rule = `must be at most ${atMost(heaviest)} kg with the centre of mass at ${text(h)} m: a heavier car hits the end of its springs when it brakes in a bend; make it lighter, brake less hard, or lower the centre of mass`;
  return { value: 'mass', share, rule };
}

function text(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** Limits are rounded so that what is named can be driven. */
const atMost = (limit: number): string => text(rounded(limit, Math.floor));
const atLeast = (limit: number): string => text(rounded(limit, Math.ceil));

/** To three digits. */
function rounded(limit: number, round: (value: number) => number): number {
  if (limit === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(limit)) - 2);
  // A limit of three digits is itself, whatever the last bit says.
  const units = limit / unit;
  return Math.abs(units - Math.round(units)) < 1e-9 ? limit : round(units) * unit;
}

import type { ContestRace } from '../../race/contest.ts';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import type { Car } from '../../sim/car.ts';
import type { CarName } from '../../sim/cars.ts';
import type { CarValue } from '../../sim/car-limits.ts';
import { ClosedLine } from '../../track/closed-line.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { valuesOfCar } from '../../workers/client/car-files.ts';
import { carKeyOf, timeLimitOf } from '../../workers/client/create-run-config.ts';
import { CAR_WORDS, nameOfCar } from '../catalogue/cars.ts';
import { describeRace, type RaceSetup, raceSpecOf } from './race-setup.ts';

export type ContestType = ContestRace['type'];

/** Every kind of contest, with its name and what it is. */
export const CONTEST_TYPES: Readonly<Record<ContestType, { readonly name: string; readonly about: string }>> =
  {
    'time-trial': {
      name: 'Time trial',
      about: 'Each has an empty road of its own, and cars pass through each other: the clock decides.',
    },
    'object-avoidance': {
      name: 'Object avoidance',
      about: 'The same boxes stand in everybody’s way. Cars pass through each other.',
    },
    'head-to-bot': {
      name: 'Head-to-bot',
      about: 'Everybody has the same slow bot cars to overtake. Cars pass through each other.',
    },
    'head-to-head': {
      name: 'Head-to-head',
      about:
        'All cars are on one road and push each other. Who runs into another car from behind is at fault.',
    },
  };

/** Policies in a contest at most; a person drives along beside them. */
export const MOST_POLICIES = 6;
export const LAPS = { low: 1, high: 5 } as const;
/** What a person's throttle commands at most can be [m/s] */
export const TOP_SPEEDS = [1.5, 2, 2.5, 3, 4] as const;

const SHIPPED_CARS = Object.keys(CAR_WORDS) as CarName[];

/** What is to be raced, and who. */
export interface ContestSetup {
  readonly type: ContestType;
  readonly laps: number;
  /** Decides where objects are that chance places. */
  readonly seed: number;
  readonly car: Car;
  /** Keys of candidates, in the order of the grid. */
  readonly chosen: readonly string[];
  /** Whether the person drives along, and how fast at most [m/s] */
  readonly isDriving: boolean;
  readonly topSpeed: number;
}

export const FIRST_CONTEST: ContestSetup = {
  type: 'head-to-head',
  laps: 3,
  seed: 1,
  car: 'deepracer-v6',
  chosen: [],
  isDriving: false,
  topSpeed: 2,
};

/** A policy that could be raced. */
export interface Candidate {
  /** `run:` and a run's id, or `shipped:` and a shipped policy's. */
  readonly key: string;
  readonly name: string;
  readonly car: Car;
  readonly sensors: SensorSpec;
}

/** Why a policy cannot be in such a contest; null: it can. */
export function refusalOf({ car, sensors }: Candidate, setup: ContestSetup): string | null {
  const moved = SEEING.find(({ part, values }) => sees(sensors, part) && differ(values, car, setup.car));
  if (moved !== undefined)
    return `The ${moved.part} is elsewhere on the ${nameOfCar(setup.car)} car: it would not know what it sees.`;
  if (!isObstructed(setup.type) || !isBlind(sensors)) return null;
  const objects = setup.type === 'head-to-bot' ? 'bots' : 'boxes';
  return `It has no camera and no lidar: it would not see the ${objects}.`;
}

/** What to know about a policy that can be in it; empty: nothing. */
export function cautionOf({ car, sensors }: Candidate, setup: ContestSetup): string {
  const isStranger = carKeyOf(car) !== carKeyOf(setup.car);
  return [
    ...(isStranger ? [`It has learnt to drive the ${nameOfCar(car)} car.`] : []),
    ...(setup.type === 'head-to-head' && isBlind(sensors) ? ['It does not see other cars.'] : []),
  ].join(' ');
}

/** The cars that can be raced, each once: those that ship, the person's own, and what policies have learnt with. */
export function carsToRace(
  own: readonly Car[],
  candidates: readonly Candidate[],
  { car }: ContestSetup,
): Car[] {
  const all: Car[] = [...SHIPPED_CARS, ...own, car, ...candidates.map((one) => one.car)];
  return all.filter((one, i) => all.findIndex((other) => isSameCar(other, one)) === i);
}

/** Whether they are one car to the eye, too. */
export function isSameCar(a: Car, b: Car): boolean {
  const look = (car: Car): string => (typeof car === 'string' ? car : JSON.stringify([car.name, car.body]));
  return carKeyOf(a) === carKeyOf(b) && look(a) === look(b);
}

/** What a policy's car looks like in a contest: like its own, where it has learnt to drive what is raced. */
export function wornBy({ car }: Candidate, raced: Car): Car {
  return carKeyOf(car) === carKeyOf(raced) ? car : raced;
}

/** How long a contest may last [s] */
export function secondsOf(track: TrackFile, laps: number): number {
  return timeLimitOf(laps, new ClosedLine(track.centreLine).length);
}

/** Why such a contest cannot begin; null: it can. @param candidates all that can be chosen */
export function faultOf(setup: ContestSetup, candidates: readonly Candidate[]): string | null {
  const entrants = entrantsOf(setup, candidates);
  const count = entrants.length + (setup.isDriving ? 1 : 0);
  if (entrants.length > MOST_POLICIES) return `Choose ${MOST_POLICIES} policies at most.`;
  if (setup.type === 'head-to-head' && count < 2)
    return 'Choose two at least: policies, or one and yourself.';
  return count === 0 ? 'Choose a policy, or drive yourself.' : null;
}

/** The chosen ones that can be in it, in the order of the grid. */
export function entrantsOf(setup: ContestSetup, candidates: readonly Candidate[]): Candidate[] {
  const chosen = setup.chosen.map((key) => candidates.find((candidate) => candidate.key === key));
  return chosen.filter((one) => one !== undefined).filter((one) => refusalOf(one, setup) === null);
}

/** The race as the worker takes it. @param race the objects of every kind of race, as the setup of runs has them */
export function contestRaceOf(type: ContestType, race: RaceSetup): ContestRace {
  return type === 'head-to-head' ? { type } : raceSpecOf({ ...race, type });
}

/** `Head-to-head`, `Object avoidance, 6 boxes` */
export function describeContest(race: ContestRace): string {
  const { name } = CONTEST_TYPES[race.type];
  return race.type === 'head-to-head' || race.type === 'time-trial' ? name : `${name}, ${describeRace(race)}`;
}

function isObstructed(type: ContestType): boolean {
  return type === 'object-avoidance' || type === 'head-to-bot';
}

/** What policies see by, and which values of a car say where that is. */
const SEEING = [
  { part: 'camera', values: ['cameraHeight', 'cameraPitch', 'cameraFieldOfView'] },
  { part: 'lidar', values: ['lidarForward'] },
] as const;

function sees({ sensors }: SensorSpec, part: (typeof SEEING)[number]['part']): boolean {
  return sensors.some((name) => name.includes(part));
}

function differ(values: readonly CarValue[], a: Car, b: Car): boolean {
  const [of, other] = [a, b].map((car) => (typeof car === 'string' ? valuesOfCar(car) : car.values));
  return values.some((value) => of[value] !== other[value]);
}

/** Whether it is told where the road goes, and sees nothing. */
function isBlind({ sensors }: SensorSpec): boolean {
  return sensors.every((name) => name === 'state');
}

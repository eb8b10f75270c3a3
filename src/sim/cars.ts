import { CLUB_CAR, type CarSpec } from './car-spec.ts';

/** Size of DeepRacer's car, from its simulator's description. */
const DEEPRACER_SHELL = { length: 0.3235, width: 0.1961, frontOffset: 0.14 } as const;
/** Fastest that its steering joints move; slower things limit the steering before. */
const DEEPRACER_STEERING_RATE = 100;

/** DeepRacer's car as its simulator moves it since 2026. Constants as `npm run fit-car` prints them. */
export const DEEPRACER_V6: CarSpec = {
  ...CLUB_CAR,
  ...DEEPRACER_SHELL,
  name: 'deepracer-v6',
  steeringRate: DEEPRACER_STEERING_RATE,
  frictionSlip: 2.5,
  speedGain: 24.7,
  maxAcceleration: 11.8,
  maxBraking: 11.8,
  speedRatio: 1.01,
  speedDelay: 0.03,
  steeringDelay: 0.046,
  steeringLag: 0.157,
  steeringEffect: 0.633,
  baseOffset: 0.035,
};

/** The car of the service's last console, 2020 to 2025, slower to take up speed and to turn. */
export const DEEPRACER_V4: CarSpec = {
  ...CLUB_CAR,
  ...DEEPRACER_SHELL,
  name: 'deepracer-v4',
  steeringRate: DEEPRACER_STEERING_RATE,
  frictionSlip: 2.5,
  speedGain: 6.17,
  maxAcceleration: 3.31,
  maxBraking: 12,
  speedRatio: 1.031,
  steeringEffect: 0.765,
  steeringFade: 0.546,
  yawLag: 0.431,
  baseOffset: 0.001,
};

/** Every car that a run can name. */
export const CARS = {
  'deepracer-v6': DEEPRACER_V6,
  'deepracer-v4': DEEPRACER_V4,
  club: CLUB_CAR,
} as const satisfies Readonly<Record<string, CarSpec>>;

export type CarName = keyof typeof CARS;

/** What drives unless a run says otherwise. */
export const STOCK_CAR: CarName = 'deepracer-v6';

/** Names of `CARS`, the app's own car first. */
export const CAR_NAMES = Object.keys(CARS) as CarName[];

/** @throws RangeError naming the cars there are */
export function carSpecOf(name: string): CarSpec {
  const known = CAR_NAMES.find((car) => car === name);
  if (known === undefined)
    throw new RangeError(`car must be ${CAR_NAMES.join(', ')} (found ${JSON.stringify(name)})`);
  return CARS[known];
}

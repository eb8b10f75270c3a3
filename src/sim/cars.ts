import { CLUB_CAR, type CarSpec } from './car-spec.ts';

/** What DeepRacer's simulator says of its car. */
const DEEPRACER_BODY = {
  length: 0.3235,
  width: 0.1961,
  frontOffset: 0.14,
  // Its inertia about the up axis, 0.0078 m² per kilogram.
  inertiaHalfExtents: [0.115, 0.1, 0.03],
  // As fast as its joints move: other things limit the steering before.
  steeringRate: 100,
  // Logs end at 2.5 m/s and a quarter of g, far from any limit: fits found 1 to 5 and hardly mind. With this one, full
  // lock at 4 m/s slides, as the service's users told.
  frictionSlip: 2,
} as const;

/** DeepRacer's car as its simulator moves it since 2026. Constants as `npm run fit-car` prints them. */
export const DEEPRACER_V6: CarSpec = {
  ...CLUB_CAR,
  ...DEEPRACER_BODY,
  name: 'deepracer-v6',
  maxAcceleration: 11.8,
  maxBraking: 11.8,
  speedGain: 29.61,
  speedRatio: 1.017,
  speedDelay: 0.02801,
  steeringDelay: 0.04357,
  steeringLag: 0.1586,
  steeringEffect: 0.6266,
  steeringFade: -0.3255,
  steeringScrub: 0.4489,
  baseOffset: 0.03852,
};

/** The car of the service's last console, 2020 to 2025, slower to take up speed and to turn. */
export const DEEPRACER_V4: CarSpec = {
  ...CLUB_CAR,
  ...DEEPRACER_BODY,
  name: 'deepracer-v4',
  maxBraking: 12,
  speedGain: 6.103,
  maxAcceleration: 3.277,
  speedRatio: 1.033,
  steeringEffect: 0.7609,
  steeringFade: 0.4849,
  yawLag: 0.441,
  baseOffset: 0.008226,
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

import { type Car, carKeyOf } from '../sim/car.ts';
import type { TrackFile } from '../track/track-file.ts';
import { fingerprintOfText } from './fingerprint.ts';
import type { RunConfig } from './run-config.ts';

/** What a run cannot change on its way: its cars stand on that track, its networks have those outputs. */
export type RunIdentity = Readonly<
  Record<
    | 'track'
    | 'trackShape'
    | 'moreTracks'
    | 'car'
    | 'sensors'
    | 'race'
    | 'alternateDirection'
    | 'retries'
    | 'startPlaces'
    | 'randomisation'
    | 'actions'
    | 'algorithm'
    | 'seed'
    | 'numCars'
    | 'numSteps'
    | 'hiddenSizes'
    | 'bufferSize',
    string
  >
>;

export function identityOf(config: RunConfig): RunIdentity {
  const {
    track,
    moreTracks,
    car,
    sensors,
    race,
    alternateDirection,
    retries,
    startPlaces = [],
    randomisation,
    actions,
    seed,
    numCars,
    algorithm,
  } = config;
  return {
    track: track.id,
    trackShape: shapeOf(track),
    moreTracks: moreTracks.map((other) => `${other.id} ${shapeOf(other)}`).join(', '),
    car: nameOf(car),
    sensors: JSON.stringify(sensors),
    race: JSON.stringify(race),
    alternateDirection: String(alternateDirection),
    retries: String(retries),
    startPlaces: startPlaces.join(', ') || 'none',
    randomisation: JSON.stringify(randomisation),
    actions: JSON.stringify(actions),
    algorithm: algorithm.name,
    seed: String(seed),
    numCars: String(numCars),
    numSteps: String(algorithm.config.numSteps),
    hiddenSizes: algorithm.config.hiddenSizes.join('-'),
    bufferSize: 'bufferSize' in algorithm.config ? String(algorithm.config.bufferSize) : 'none',
  };
}

/** What a person calls them. */
const NAMES: Readonly<Record<keyof RunIdentity, string>> = {
  track: 'track',
  trackShape: 'track shape',
  moreTracks: 'further tracks',
  car: 'car',
  sensors: 'sensors',
  race: 'race',
  alternateDirection: 'alternate direction',
  retries: 'retries',
  startPlaces: 'start places',
  randomisation: 'randomisation',
  actions: 'action space',
  algorithm: 'algorithm',
  seed: 'seed',
  numCars: 'number of cars',
  numSteps: 'steps per update',
  hiddenSizes: 'hidden layers',
  bufferSize: 'replay buffer size',
};

/** The checkpoint belongs to a run with other settings. The reward and the stop conditions may change, these may not. */
export class ResumeError extends Error {
  constructor(setting: keyof RunIdentity, found: string, asked: string) {
    const name = NAMES[setting];
    const difference =
      setting === 'trackShape'
        ? "the track's shape has changed since the run was saved"
        : `the saved run has ${name} ${found}, not ${asked}`;
    super(`${difference}: go on with the same ${name}, or start a new run`);
    this.name = 'ResumeError';
  }
}

/** @throws ResumeError naming the first setting that differs */
export function checkIdentity(saved: Partial<RunIdentity>, config: RunConfig): void {
  const asked = identityOf(config);
  for (const setting of Object.keys(asked) as (keyof RunIdentity)[]) {
    // A run that was saved before a setting was noted is believed.
    const found = saved[setting] ?? asked[setting];
    if (found !== asked[setting]) throw new ResumeError(setting, found, asked[setting]);
  }
}

/** A car that ships by its name, as always; one of a person's own by what it is, whatever it is called and looks like. */
function nameOf(car: Car): string {
  return typeof car === 'string' ? car : `own ${fingerprintOfText(carKeyOf(car))}`;
}

/** Everything about a track that the cars can feel; its name and description may change. */
function shapeOf({ centreLine, width, elevation, banking }: TrackFile): string {
  return fingerprintOfText(JSON.stringify([centreLine, width, elevation, banking]));
}

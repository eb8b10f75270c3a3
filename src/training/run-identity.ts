import type { TrackFile } from '../track/track-file.ts';
import type { RunConfig } from './run-config.ts';

/** What a run cannot change on its way: its cars stand on that track, its networks have those outputs. */
export type RunIdentity = Readonly<
  Record<
    | 'track'
    | 'trackShape'
    | 'car'
    | 'sensors'
    | 'race'
    | 'alternateDirection'
    | 'randomisation'
    | 'actions'
    | 'seed'
    | 'numCars'
    | 'numSteps'
    | 'hiddenSizes',
    string
  >
>;

export function identityOf(config: RunConfig): RunIdentity {
  const { track, car, sensors, race, alternateDirection, randomisation, actions, seed, numCars, ppo } =
    config;
  return {
    track: track.id,
    trackShape: fingerprint(track),
    car,
    sensors: JSON.stringify(sensors),
    race: JSON.stringify(race),
    alternateDirection: String(alternateDirection),
    randomisation: JSON.stringify(randomisation),
    actions: JSON.stringify(actions),
    seed: String(seed),
    numCars: String(numCars),
    numSteps: String(ppo.numSteps),
    hiddenSizes: ppo.hiddenSizes.join('-'),
  };
}

/** The checkpoint belongs to a run with other settings. The reward and the stop conditions may change, these may not. */
export class ResumeError extends Error {
  constructor(setting: string, found: string, asked: string) {
    super(
      `the saved run has ${setting} ${found}, not ${asked}: go on with the same ${setting}, or start a new run`,
    );
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

/** Everything about a track that the cars can feel, as 32 bits (FNV-1a); its name and description may change. */
function fingerprint({ centreLine, width, elevation, banking }: TrackFile): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify([centreLine, width, elevation, banking]))
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}

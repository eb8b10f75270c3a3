import type { RunConfig } from './run-config.ts';

/** What a run cannot change on its way: its cars stand on that track, its networks have those outputs. */
export type RunIdentity = Readonly<
  Record<'track' | 'actions' | 'seed' | 'numCars' | 'numSteps' | 'hiddenSizes', string>
>;

export function identityOf({ track, actions, seed, numCars, ppo }: RunConfig): RunIdentity {
  return {
    track: track.id,
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
export function checkIdentity(saved: RunIdentity, config: RunConfig): void {
  const asked = identityOf(config);
  for (const setting of Object.keys(asked) as (keyof RunIdentity)[]) {
    if (saved[setting] !== asked[setting]) throw new ResumeError(setting, saved[setting], asked[setting]);
  }
}

import { DEFAULT_GRID, gridOf } from './action-setup.ts';
import { DEFAULT_SETUP, type RunSetup } from './run-setup.ts';

/** Where a run can start from: everything but its track and its seed. */
export interface Preset {
  readonly name: string;
  readonly about: string;
  readonly setup: Omit<RunSetup, 'trackId' | 'seed'>;
}

const { trackId: _trackId, seed: _seed, ...FIRST } = DEFAULT_SETUP;

export const PRESETS: readonly Preset[] = [
  {
    name: 'Fast first lap',
    about: 'State, any command, PPO as it is tuned here: clean laps within seconds.',
    setup: FIRST,
  },
  {
    name: 'As DeepRacer',
    about:
      'Front camera, ten actions up to 1 m/s, and the hyperparameters of its console; the networks are smaller. Ends after an hour, not at clean laps.',
    setup: {
      ...FIRST,
      sensors: { ...FIRST.sensors, road: 'front_camera' },
      actions: {
        ...FIRST.actions,
        type: 'discrete',
        list: gridOf({ ...DEFAULT_GRID, speed: { low: 0.5, high: 1 } }),
      },
      hyperparameters: {
        // Twenty episodes between two updates are about so many steps of 64 cars; what it does not have is switched off.
        ppo: {
          numSteps: 32,
          minibatchSize: 64,
          updateEpochs: 10,
          learningRate: 3e-4,
          annealLr: false,
          gamma: 0.99,
          entCoef: 0.01,
          vfCoef: 1,
          maxGradNorm: 1000,
          targetKl: 100,
          emaDecay: 0,
        },
      },
      bestBy: 'progress',
      stop: { untilClean: false, maxSteps: null, maxSeconds: 3600, untilPlateau: false },
    },
  },
  {
    name: 'Camera only',
    about: 'Two pictures of 32 × 16 pixels and nothing else, up to 2 m/s: clean laps in under a minute.',
    setup: {
      ...FIRST,
      sensors: { ...FIRST.sensors, road: 'front_camera' },
      actions: { ...FIRST.actions, speed: { low: 0.5, high: 2 } },
    },
  },
];

/** What a preset is called in an address: `fast-first-lap`. */
export function presetKey(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** The preset that a setup is, on whatever track and with whatever seed; null for none. */
export function presetOf({ trackId: _track, seed: _of, ...rest }: RunSetup): Preset | null {
  const sorted = textOf(rest);
  return PRESETS.find(({ setup }) => textOf(setup) === sorted) ?? null;
}

/** Equal for objects with equal fields, in whatever order. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

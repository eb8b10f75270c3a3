import { readdirSync } from 'node:fs';

/** A run to be repeated with several seeds. */
export interface LearningCase {
  readonly name: string;
  readonly trackId: string;
  /** Of `train`, without track, seed, limits and folder. */
  readonly args: readonly string[];
  readonly maxSteps: number;
  /** Until sustained clean laps, or to `maxSteps` for the sake of the lap time. */
  readonly goal: 'clean' | 'lap';
}

/** Where a run for clean laps gives up. */
const CLEAN_STEPS = 50_000;
const LAP_STEPS = 60_000;

function cleanCase(trackId: string, reward: string, title: string, args: readonly string[]): LearningCase {
  const name = `${trackId}, ${reward}${title}`;
  return { name, trackId, args: ['--reward', reward, ...args], maxSteps: CLEAN_STEPS, goal: 'clean' };
}

const actions = (name: string): string[] => ['--actions', `test/bench/actions-${name}.json`];

const CAMERA_ONLY = [
  '--sensors',
  'test/bench/sensors-camera.json',
  '--repeat-failed-starts',
  '3',
  ...actions('half-to-two'),
];

/** Home Loop in all ways, then every other track. */
export const LEARNING_CASES: readonly LearningCase[] = [
  cleanCase('home', 'fast-line.ts', '', []),
  cleanCase('home', 'centre-line.py', ' at 0.5–2 m/s', actions('half-to-two')),
  cleanCase('home', 'centre-line.ts', ' at 0.5–2 m/s', actions('half-to-two')),
  cleanCase('home', 'fast-line.ts', ', 5 × 2 actions', actions('five-by-two')),
  cleanCase('home', 'fast-line.ts', ', 7 × 3 actions', actions('seven-by-three')),
  { ...cleanCase('home', 'racing-line.ts', ', lap time', []), maxSteps: LAP_STEPS, goal: 'lap' },
  cleanCase('home', 'fast-line.ts', ', camera only at 0.5–2 m/s', CAMERA_ONLY),
  ...readdirSync('tracks')
    .map((file) => file.replace('.json', ''))
    .filter((id) => id !== 'home')
    .map((id) => cleanCase(id, 'fast-line.ts', '', [])),
];

import { readdirSync } from 'node:fs';

/** A run to be repeated with several seeds. */
export interface LearningCase {
  readonly name: string;
  readonly trackId: string;
  /** Of `train`, without track, seed, limits and folder. */
  readonly args: readonly string[];
  readonly maxSteps: number;
  /**
   * Until sustained clean laps; or to `maxSteps` for the sake of the lap time, of what is left of clean laps by then, or of
   * their share in `exam`.
   */
  readonly goal: 'clean' | 'lap' | 'stay' | 'share';
  /** Of `evaluate`, without policy and track. */
  readonly exam?: readonly string[];
}

/** Where a run for clean laps gives up. */
const CLEAN_STEPS = 50_000;
const LAP_STEPS = 60_000;
/** Where clean laps that were reached long before have to be clean still. */
const STAY_STEPS = 100_000;
const BOXES_STEPS = 800_000;

function cleanCase(trackId: string, reward: string, title: string, args: readonly string[]): LearningCase {
  const name = `${trackId}, ${reward}${title}`;
  return { name, trackId, args: ['--reward', reward, ...args], maxSteps: CLEAN_STEPS, goal: 'clean' };
}

const actions = (name: string): string[] => ['--actions', `test/bench/actions-${name}.json`];

const CAMERA_ONLY = [
  '--sensors',
  'test/bench/sensors-camera.json',
  '--retries',
  '3',
  ...actions('half-to-two'),
];

/**
 * Far more places for boxes than places of the road: many times the steps, in larger batches, and a larger network. Up to
 * 2 m/s a quarter of the laps ends in a box: what is seen of it comes too late.
 */
const AMONG_BOXES = ['--race', 'object-avoidance', '--boxes', '4'];
const BOXES_SETTINGS = [
  'numSteps=64',
  'minibatchSize=512',
  'hiddenSizes=128',
  'gamma=0.98',
  `annealSteps=${BOXES_STEPS}`,
];
const boxes: LearningCase = {
  name: 'home, pass-boxes.ts, four boxes at random, lidar and camera at 0.5–1.2 m/s',
  trackId: 'home',
  args: [
    '--reward',
    'pass-boxes.ts',
    '--sensors',
    'test/bench/sensors-camera-lidar.json',
    '--retries',
    '3',
    ...AMONG_BOXES,
    ...actions('half-to-one-point-two'),
    ...BOXES_SETTINGS.flatMap((setting) => ['--set', setting]),
  ],
  maxSteps: BOXES_STEPS,
  goal: 'share',
  exam: [...AMONG_BOXES, '--trials', '200', '--seed', '5'],
};

/** Home Loop in all ways, then every other track. */
export const LEARNING_CASES: readonly LearningCase[] = [
  cleanCase('home', 'fast-line.ts', '', []),
  cleanCase('home', 'centre-line.py', ' at 0.5–2 m/s', actions('half-to-two')),
  cleanCase('home', 'centre-line.ts', ' at 0.5–2 m/s', actions('half-to-two')),
  cleanCase('home', 'fast-line.ts', ', 5 × 2 actions', actions('five-by-two')),
  cleanCase('home', 'fast-line.ts', ', 7 × 3 actions', actions('seven-by-three')),
  { ...cleanCase('home', 'racing-line.ts', ', lap time', []), maxSteps: LAP_STEPS, goal: 'lap' },
  cleanCase('home', 'fast-line.ts', ', camera only at 0.5–2 m/s', CAMERA_ONLY),
  {
    ...cleanCase('home', 'fast-line.ts', '', CAMERA_ONLY),
    name: 'home, to 100,000 steps by camera only at 0.5–2 m/s',
    maxSteps: STAY_STEPS,
    goal: 'stay',
  },
  boxes,
  ...readdirSync('tracks')
    .map((file) => file.replace('.json', ''))
    .filter((id) => id !== 'home')
    .map((id) => cleanCase(id, 'fast-line.ts', '', [])),
];

import { Rng } from '../../math/rng.ts';
import { recordDrive } from '../recording/record-drive.ts';
import type { Recording } from '../recording/recording.ts';
import type { Experiment } from './experiment.ts';
import type { ExpertChoice, Scene } from './scene.ts';

/** What decides a demonstration beside its experiment. */
export interface DemonstrationOptions {
  readonly expert: ExpertChoice;
  readonly laps: number;
  /** Whether the wheel is pushed now and then, so that the way back is shown, too. */
  readonly isPushed: boolean;
}

/** Pushes that keep most drives on the road. */
const PUSHES = { steering: 4, seconds: 0.4 };

/** An expert drives from the line: what supervised learning learns from. */
export function recordDemonstration(
  scene: Scene,
  { sensors, seed }: Pick<Experiment, 'sensors' | 'seed'>,
  { expert, laps, isPushed }: DemonstrationOptions,
): Recording {
  const { track, car } = scene;
  const disturbance = isPushed ? { ...PUSHES, rng: new Rng(seed) } : undefined;
  return recordDrive({ track, car, sensors, expert: scene.pilot(expert), laps, disturbance });
}

import { DriveRecorder, type RecorderOptions } from './drive-recorder.ts';
import type { Recording } from './recording.ts';

export interface DriveOptions extends RecorderOptions {
  /** Where stints begin, as shares of the lap, one after the other. Default: one, on the line. */
  readonly starts?: readonly number[] | undefined;
  /** Decisions of all stints after which the last one is cut. Default: none. */
  readonly maxRows?: number | undefined;
}

/**
 * Records what a car sees and what an expert would do there, whoever drives: the expert itself, for demonstrations; disturbed,
 * so that its way back is among them (Laskey et al. 2017, arXiv:1703.09327); a policy, to be corrected (`dagger.ts`).
 */
export function recordDrive({ starts = [0], maxRows = Infinity, ...options }: DriveOptions): Recording {
  const recorder = new DriveRecorder(options);
  for (const start of starts) {
    if (recorder.rows >= maxRows) break;
    recorder.begin(start);
    while (recorder.rows < maxRows && recorder.step() === 'in_progress');
  }
  return recorder.take();
}

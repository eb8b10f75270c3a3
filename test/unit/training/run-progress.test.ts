import { describe, expect, it } from 'vitest';
import { summariseTrials, type Trial } from '../../../src/race/evaluation.ts';
import {
  countEpisodes,
  countEvaluation,
  countFirsts,
  createRunProgress,
} from '../../../src/training/run-progress.ts';

const lap: Trial = { progress: 100, lapTime: 6, offTracks: 0, crashes: 0, resets: 0, status: 'lap_complete' };
const off: Trial = { progress: 40, lapTime: null, offTracks: 1, crashes: 0, resets: 0, status: 'off_track' };
const clean = summariseTrials([lap, lap]);
const mixed = summariseTrials([lap, off]);

describe('the progress of a run', () => {
  it('is sustained clean at the third clean evaluation in a row', () => {
    const progress = createRunProgress();
    const outcomes = [mixed, clean, clean, mixed, clean, clean, clean, mixed];
    outcomes.forEach((evaluation, i) => {
      progress.steps = 1000 * (i + 1);
      progress.cpuSeconds = i + 1;
      countEvaluation(progress, evaluation);
    });
    expect(progress).toMatchObject({
      firstLapSteps: 1000,
      cleanSteps: 2000,
      cleanCpuSeconds: 2,
      sustainedCleanSteps: 7000,
      sustainedCpuSeconds: 7,
      cleanStreak: 0,
    });
  });

  it('takes its first clean evaluation from where it ended, but none of three in a row', () => {
    const progress = createRunProgress();
    const outcomes = [clean, mixed, clean, clean, clean];
    outcomes.forEach((evaluation, i) => {
      progress.steps = 1000 * (i + 1);
      const isAtEnd = i === 0 || i === 3;
      (isAtEnd ? countFirsts : countEvaluation)(progress, evaluation);
    });
    expect(progress).toMatchObject({
      firstLapSteps: 1000,
      cleanSteps: 1000,
      sustainedCleanSteps: null,
      cleanStreak: 2,
    });
  });

  it('knows the first lap from training too', () => {
    const progress = createRunProgress();
    progress.steps = 512;
    countEpisodes(progress, [{ status: 'off_track', progress: 20, length: 30 }]);
    expect(progress.firstLapSteps).toBeNull();
    progress.steps = 1024;
    countEpisodes(progress, [{ status: 'lap_complete', progress: 100, length: 100 }]);
    progress.steps = 2048;
    countEpisodes(progress, [{ status: 'lap_complete', progress: 100, length: 90 }]);
    expect(progress).toMatchObject({ episodes: 3, firstLapSteps: 1024 });
  });
});

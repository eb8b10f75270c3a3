import type { PlotColumns } from '../../charts/draw-plot.ts';
import type { TechniqueView } from './compare-state.ts';

/** More points than this are not told apart in a small plot. */
const MOST_POINTS = 240;

/** Epochs, and the powers of ten of both errors. */
export function lossColumns(epochs: TechniqueView['epochs']): PlotColumns {
  const every = Math.ceil(epochs.length / MOST_POINTS);
  const kept = epochs.map((epoch, i) => ({ ...epoch, i })).filter(({ i }) => i % every === 0);
  return [
    kept.map(({ i }) => i + 1),
    kept.map(({ trainingLoss }) => Math.log10(trainingLoss)),
    kept.map(({ validationLoss }) => Math.log10(validationLoss)),
  ];
}

/** Rounds, and the starts that became clean laps. */
export function roundColumns(rounds: TechniqueView['rounds']): PlotColumns {
  return [rounds.map(({ round }) => round), rounds.map(({ clean }) => clean)];
}

/** Seconds, clean laps of ten, and rewards scaled so that the best is ten. */
export function progressColumns(progress: TechniqueView['progress']): PlotColumns {
  const best = Math.max(1e-9, ...progress.map(({ meanReward }) => meanReward));
  return [
    progress.map(({ seconds }) => seconds),
    progress.map(({ cleanShare }) => (cleanShare === null ? null : 10 * cleanShare)),
    progress.map(({ meanReward }) => (10 * meanReward) / best),
  ];
}

/** The hyperparameters of a learning rate that falls. */
interface AnnealedRateConfig {
  readonly learningRate: number;
  readonly annealLr: boolean;
  readonly annealSteps: number;
}

/** The learning rate after `steps` environment steps: it falls linearly to a tenth of its start, and stays there. */
export function annealedRate(
  { learningRate, annealLr, annealSteps }: AnnealedRateConfig,
  steps: number,
): number {
  return annealLr ? learningRate * (1 - 0.9 * Math.min(1, steps / annealSteps)) : learningRate;
}

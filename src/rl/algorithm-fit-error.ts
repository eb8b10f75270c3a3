/** The algorithm cannot learn this kind of task. */
export class AlgorithmFitError extends Error {
  /**
   * @param need what the task must have, for example `continuous actions`
   * @param remedy what to do, as an order
   */
  constructor(
    readonly algorithm: string,
    need: string,
    remedy: string,
  ) {
    super(`${algorithm} needs ${need}: ${remedy}`);
    this.name = 'AlgorithmFitError';
  }
}

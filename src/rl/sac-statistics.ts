import type { SacMetrics } from './sac-config.ts';
import type { ActorStatistics, CriticStatistics } from './sac-loss.ts';

/** Sums up what the gradient steps of one update said. */
export class SacStatistics {
  readonly #critics: CriticStatistics = { qf1Values: 0, qf2Values: 0, qf1Loss: 0, qf2Loss: 0 };
  readonly #actor: ActorStatistics = { actorLoss: 0, entropy: 0 };
  #alphaLoss = 0;
  #criticSteps = 0;
  #actorSteps = 0;
  #alphaSteps = 0;

  addCritics({ qf1Values, qf2Values, qf1Loss, qf2Loss }: CriticStatistics): void {
    this.#critics.qf1Values += qf1Values;
    this.#critics.qf2Values += qf2Values;
    this.#critics.qf1Loss += qf1Loss;
    this.#critics.qf2Loss += qf2Loss;
    this.#criticSteps++;
  }

  addActor({ actorLoss: loss, entropy }: ActorStatistics): void {
    this.#actor.actorLoss += loss;
    this.#actor.entropy += entropy;
    this.#actorSteps++;
  }

  addAlpha(loss: number): void {
    this.#alphaLoss += loss;
    this.#alphaSteps++;
  }

  /** The means; null of what there was no step of. */
  metrics(alpha: number): SacMetrics {
    const { qf1Values, qf2Values, qf1Loss, qf2Loss } = this.#critics;
    const { actorLoss: loss, entropy } = this.#actor;
    return {
      qf1Values: mean(qf1Values, this.#criticSteps),
      qf2Values: mean(qf2Values, this.#criticSteps),
      qf1Loss: mean(qf1Loss, this.#criticSteps),
      qf2Loss: mean(qf2Loss, this.#criticSteps),
      qfLoss: mean((qf1Loss + qf2Loss) / 2, this.#criticSteps),
      actorLoss: mean(loss, this.#actorSteps),
      entropy: mean(entropy, this.#actorSteps),
      alpha,
      alphaLoss: mean(this.#alphaLoss, this.#alphaSteps),
    };
  }
}

function mean(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}

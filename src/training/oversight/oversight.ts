import type { Evaluation } from '../../race/evaluation.ts';
import { type BestCriterion, meanProgressOf } from './best-criterion.ts';
import { detectGaming, GAMING_MEMORY, type GamingEvidence, isGamingOver } from './gaming.ts';
import type { HistoryEntry, WindowFigures } from './history.ts';
import { keepCheckpoint } from './kept-checkpoints.ts';
import { extendPlateau, NO_PLATEAU, type Plateau } from './plateau.ts';
import { extendStretch, figuresOf, NO_STRETCH, type Stretch, type StretchIteration } from './stretch.ts';

/** All that the oversight remembers; structured-cloneable. */
export interface OversightState {
  /** Fingerprint of the reward that the figures were earned by. */
  readonly reward: string;
  readonly stretch: Stretch;
  /** The last `GAMING_MEMORY` evaluations. */
  readonly history: readonly HistoryEntry[];
  readonly plateau: Plateau;
  /** The driving before the reward was gamed, as long as it is; null while it is not. */
  readonly gamedSince: WindowFigures | null;
  /** Steps of the evaluations whose policies are kept. */
  readonly kept: readonly number[];
}

/** What an evaluation turned out to mean. */
export interface Verdict {
  /** Told once, when gaming begins. */
  readonly gaming: GamingEvidence | null;
  readonly kept: readonly number[];
}

/** Watches over a run: whether it still improves, whether its reward is gamed, and which of its policies to keep. */
export class Oversight {
  #state: OversightState;
  readonly #criterion: BestCriterion;

  /**
   * @param criterion what improving means
   * @param reward the fingerprint of the run's reward. Figures of another reward are forgotten: they do not compare
   * @param saved what an earlier part of the run remembered
   */
  constructor(criterion: BestCriterion, reward: string, saved: OversightState | null) {
    this.#criterion = criterion;
    this.#state = saved?.reward === reward ? saved : beginning(reward, saved?.kept ?? []);
  }

  /** Mean reward per step since the last evaluation; null before the first step after it. */
  get meanReward(): number | null {
    return figuresOf(this.#state.stretch).meanReward;
  }

  /** Evaluations in a row without a clear improvement. */
  get plateau(): number {
    return this.#state.plateau.evaluations;
  }

  /** Figures of the reward before are forgotten: they do not compare. */
  rewardChanged(reward: string): void {
    this.#state = beginning(reward, this.#state.kept);
  }

  iterated(iteration: StretchIteration): void {
    this.#state = { ...this.#state, stretch: extendStretch(this.#state.stretch, iteration) };
  }

  /** @param best steps of the best evaluation of the run, this one included */
  evaluated(steps: number, evaluation: Evaluation, best: number): Verdict {
    const { stretch, plateau, kept } = this.#state;
    const { meanReward, meanReturn, meanSpeed } = figuresOf(stretch);
    const { cleanShare, meanLap } = evaluation;
    const entry = {
      steps,
      meanReward: meanReward ?? 0,
      meanReturn,
      meanSpeed: meanSpeed ?? 0,
      meanProgress: meanProgressOf(evaluation),
      cleanShare,
      meanLap,
    };
    const history = [...this.#state.history, entry].slice(-GAMING_MEMORY);
    const wasGamed = this.#state.gamedSince;
    const gamedSince = wasGamed !== null && isGamingOver(wasGamed, history) ? null : wasGamed;
    const gaming = gamedSince === null ? detectGaming(history) : null;
    this.#state = {
      ...this.#state,
      stretch: NO_STRETCH,
      history,
      plateau: extendPlateau(plateau, { evaluation, meanReward }, this.#criterion),
      gamedSince: gaming?.from ?? gamedSince,
      kept: keepCheckpoint(kept, steps, best),
    };
    return { gaming, kept: this.#state.kept };
  }

  /**
   * An evaluation at the end of a run, between two intervals. Nothing is judged by it, and where the run goes on, its policy is
   * forgotten unless it is the best.
   * @param best steps of the best evaluation of the run, this one included
   * @returns steps of the evaluations whose policies are kept, this one among them
   */
  evaluatedAtEnd(steps: number, best: number): readonly number[] {
    const kept = keepCheckpoint(this.#state.kept, steps, best);
    if (best === steps) this.#state = { ...this.#state, kept };
    return kept;
  }

  save(): OversightState {
    return this.#state;
  }
}

function beginning(reward: string, kept: readonly number[]): OversightState {
  return { reward, stretch: NO_STRETCH, history: [], plateau: NO_PLATEAU, gamedSince: null, kept };
}

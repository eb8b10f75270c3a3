/** One iteration as far as it matters here. */
export interface StretchIteration {
  readonly samples: number;
  /** Episodes that ended in it. */
  readonly episodes: number;
  /** Per step. */
  readonly meanReward: number;
  /** Per episode that ended; null when none did. */
  readonly meanReturn: number | null;
  /** m/s */
  readonly meanSpeed: number;
}

/** Sums over the iterations since the last evaluation. Structured-cloneable. */
export interface Stretch {
  readonly samples: number;
  readonly rewards: number;
  /** Speed × samples. */
  readonly speeds: number;
  readonly episodes: number;
  readonly returns: number;
}

export const NO_STRETCH: Stretch = { samples: 0, rewards: 0, speeds: 0, episodes: 0, returns: 0 };

export function extendStretch(stretch: Stretch, iteration: StretchIteration): Stretch {
  const { samples, episodes, meanReward, meanReturn, meanSpeed } = iteration;
  return {
    samples: stretch.samples + samples,
    rewards: stretch.rewards + samples * meanReward,
    speeds: stretch.speeds + samples * meanSpeed,
    episodes: stretch.episodes + (meanReturn === null ? 0 : episodes),
    returns: stretch.returns + episodes * (meanReturn ?? 0),
  };
}

/** What the training was like since the last evaluation; figures of nothing are null. */
export interface StretchFigures {
  readonly meanReward: number | null;
  readonly meanReturn: number | null;
  readonly meanSpeed: number | null;
}

export function figuresOf({ samples, rewards, speeds, episodes, returns }: Stretch): StretchFigures {
  return {
    meanReward: samples === 0 ? null : rewards / samples,
    meanReturn: episodes === 0 ? null : returns / episodes,
    meanSpeed: samples === 0 ? null : speeds / samples,
  };
}

/** One entry of a discrete action list, as in DeepRacer's `model_metadata.json`. */
export interface DiscreteAction {
  /** Degrees, positive = left. */
  readonly steering_angle: number;
  /** Metres per second. */
  readonly speed: number;
}

/** What a policy may command; DeepRacer's two kinds under DeepRacer's names. */
export type ActionSpaceSpec =
  | {
      readonly type: 'continuous';
      /** Degrees, positive = left. */
      readonly steering_angle: { readonly low: number; readonly high: number };
      /** Metres per second. */
      readonly speed: { readonly low: number; readonly high: number };
    }
  | { readonly type: 'discrete'; readonly actions: readonly DiscreteAction[] };

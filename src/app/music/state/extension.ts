import type { Sampling } from '../../../music/extend/shaped.ts';

/** How a melody is continued. */
export interface Extension {
  readonly bars: number;
  /** Creative risk, 0 … `MOST_RISK`. */
  readonly temperature: number;
  /** Which of the two limits holds. */
  readonly limit: 'top-p' | 'top-k';
  /** Share of the whole, 0 … 1. */
  readonly topP: number;
  readonly topK: number;
  /** Which variation, 1 … `MOST_VARIATION`: the seed. */
  readonly take: number;
}

/** Temperature, also of edits in style. */
export const MOST_RISK = 2;
export const MOST_K = 50;

export const FIRST_EXTENSION: Extension = {
  bars: 4,
  temperature: 1,
  limit: 'top-p',
  topP: 0.9,
  topK: 8,
  take: 1,
};

export function samplingOf({ temperature, limit, topP, topK }: Extension): Sampling {
  return limit === 'top-p' ? { temperature, topP } : { temperature, topK };
}

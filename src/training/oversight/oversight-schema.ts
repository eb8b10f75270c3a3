import * as v from 'valibot';
import { EvaluationSchema } from '../evaluation-schema.ts';

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const maybe = v.nullable(number);

const figures = {
  meanReward: number,
  meanReturn: maybe,
  meanSpeed: number,
  meanProgress: number,
  cleanShare: number,
  meanLap: maybe,
};

/** `WindowFigures` as files hold them. */
export const WindowSchema = v.object({ steps: v.tuple([count, count]), ...figures });

/** An `OversightState` as checkpoints hold it. */
export const OversightSchema = v.object({
  reward: v.string(),
  stretch: v.object({ samples: count, rewards: number, speeds: number, episodes: count, returns: number }),
  history: v.array(v.object({ steps: count, ...figures })),
  plateau: v.object({
    reference: v.nullable(v.object({ evaluation: EvaluationSchema, meanReward: maybe })),
    evaluations: count,
  }),
  gamedSince: v.nullable(WindowSchema),
  kept: v.array(count),
});

import * as v from 'valibot';
import { EvaluationSchema } from '../evaluation-schema.ts';
import {
  AmountSchema,
  CountSchema as count,
  ProgressSchema,
  ShareSchema,
  SpeedSchema,
} from '../figure-schema.ts';

/** What rewards make has no bounds here: a run goes on whatever its reward pays. */
const number = v.pipe(v.number('must be a number'), v.finite('must be finite'));
const maybe = v.nullable(number);

const figures = {
  meanReward: number,
  meanReturn: maybe,
  meanSpeed: SpeedSchema,
  meanProgress: ProgressSchema,
  cleanShare: ShareSchema,
  meanLap: v.nullable(AmountSchema),
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

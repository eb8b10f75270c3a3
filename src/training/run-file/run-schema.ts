import * as v from 'valibot';
import { EvaluationSchema } from '../evaluation-schema.ts';
import {
  AmountSchema,
  CountSchema as count,
  FigureSchema,
  LARGEST_FIGURE,
  ProgressSchema,
  SpeedSchema,
} from '../figure-schema.ts';
import { describeGaming } from '../oversight/describe-gaming.ts';
import { WindowSchema } from '../oversight/oversight-schema.ts';
import { NUM_SECTORS } from '../sectors/sector-figures.ts';
import { TAG_LIMITS } from './portable-run.ts';
import { plainName, visibleText } from '../../track/plain-name.ts';

const yesOrNo = v.boolean('must be true or false');

/** The newest ones, which are shown: more say nothing new. */
const MOST_WARNINGS = 20;

/** Of several words for people, who get to see all of it. */
function text(most: number) {
  const rule = `must be text of 1 to ${most} characters`;
  return v.pipe(v.string(rule), v.minLength(1, rule), v.maxLength(most, rule), v.transform(visibleText));
}

function list<T extends v.GenericSchema>(item: T, most: number) {
  return v.pipe(v.array(item, 'must be a list'), v.maxLength(most, `must have at most ${most} entries`));
}

/** Losses of the wildest rewards are beyond what charts can draw, which leave a gap instead: `null`. */
const metric = v.nullable(
  v.pipe(
    v.number('must be a number'),
    v.transform((value) => (Math.abs(value) <= LARGEST_FIGURE ? value : null)),
  ),
);
const FIGURE_RULE = `must have figures from ${-LARGEST_FIGURE} to ${LARGEST_FIGURE} only`;
const window = v.pipe(
  WindowSchema,
  v.check(
    (figures) =>
      Object.values(figures)
        .flat()
        .every((figure) => Math.abs(figure ?? 0) <= LARGEST_FIGURE),
    FIGURE_RULE,
  ),
);

/** What it says is our own sentence about its figures, whatever the file says. */
const WarningSchema = v.pipe(
  v.object(
    {
      kind: v.literal('gaming', 'must be "gaming"'),
      steps: count,
      evidence: v.pipe(
        v.object(
          {
            from: window,
            to: window,
            declines: list(v.picklist(['lap', 'clean', 'progress'], 'must be what got worse'), 3),
          },
          'must be an object',
        ),
        v.check(
          ({ from, to, declines }) =>
            !declines.includes('lap') || (from.meanLap !== null && to.meanLap !== null),
          'must have mean laps where those got worse',
        ),
        v.check(
          ({ declines }) => declines.length > 0 && new Set(declines).size === declines.length,
          'must say what got worse, each once',
        ),
      ),
    },
    'must be a warning',
  ),
  v.transform((warning) => ({ ...warning, ...describeGaming(warning.evidence) })),
);

const EvaluationAt = v.object({ steps: count, evaluation: EvaluationSchema }, 'must be an evaluation');
const FILE_RULE = 'must be the name of a file';

/** What is read of `run.json`; what else it says is for people. */
export const RunSchema = v.object({
  format: v.literal('grad-prix-run', 'must be "grad-prix-run"'),
  version: v.literal(1, 'must be 1: this program reads version 1'),
  name: text(80),
  /** Not in the first files. */
  tags: v.optional(
    v.pipe(
      list(text(TAG_LIMITS.characters), TAG_LIMITS.count),
      v.transform((tags) => [...new Set(tags.map((tag) => plainName(tag)))].filter((tag) => tag !== '')),
    ),
    [],
  ),
  reward: v.pipe(v.string(FILE_RULE), v.regex(/^[^\p{C}/\\]{1,80}$/u, FILE_RULE)),
  settings: v.record(v.string(), v.unknown(), 'must be an object of settings'),
  state: v.picklist(
    ['interrupted', 'stopped', 'finished', 'failed'],
    'must be "interrupted", "stopped", "finished" or "failed"',
  ),
  /** Not in the first files. */
  failure: v.optional(
    v.nullable(v.picklist(['diverged', 'reward'], 'must be null, "diverged" or "reward"')),
    null,
  ),
  reason: v.nullable(
    v.picklist(
      ['max-steps', 'max-seconds', 'sustained-clean', 'plateau', 'stopped'],
      'must be null or why a run ends',
    ),
  ),
  iteration: count,
  steps: count,
  seconds: AmountSchema,
  best: EvaluationAt,
  last: v.nullable(EvaluationAt),
  warnings: v.pipe(
    list(WarningSchema, 1000),
    v.transform((warnings) => warnings.slice(-MOST_WARNINGS)),
  ),
  rewardChanges: list(
    v.object({ steps: count, title: text(200), resetValues: yesOrNo }, 'must be a change of the reward'),
    1000,
  ),
  startedFrom: v.nullable(text(300)),
});

const at = { iteration: count, steps: count };

function perSector<T extends v.GenericSchema>(figure: T) {
  return v.pipe(v.array(figure, 'must be a list'), v.length(NUM_SECTORS, `must have ${NUM_SECTORS} entries`));
}

/** Not in the first files. */
const SectorFiguresSchema = v.object(
  {
    visits: perSector(count),
    speed: perSector(SpeedSchema),
    steering: perSector(FigureSchema),
    reward: perSector(FigureSchema),
    exits: perSector(count),
  },
  'must be figures of sectors',
);

/** The points of `curve.json`. */
export const CurveSchema = list(
  v.variant(
    'type',
    [
      v.object({
        type: v.literal('iteration'),
        ...at,
        episodes: count,
        cpuSeconds: AmountSchema,
        wallSeconds: AmountSchema,
        meanProgress: v.nullable(ProgressSchema),
        meanReward: FigureSchema,
        meanReturn: v.nullable(FigureSchema),
        meanSpeed: SpeedSchema,
        metrics: v.pipe(
          v.record(v.string(), metric, 'must be an object of numbers'),
          v.check((metrics) => Object.keys(metrics).length <= 64, 'must be at most 64 numbers'),
        ),
      }),
      v.object({
        type: v.literal('evaluation'),
        ...at,
        evaluation: EvaluationSchema,
        isBest: yesOrNo,
        sectors: v.optional(SectorFiguresSchema),
      }),
    ],
    'must be "iteration" or "evaluation"',
  ),
  100_000,
);

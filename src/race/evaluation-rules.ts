import * as v from 'valibot';

/** How a policy is put to the test. */
export interface EvaluationRules {
  /** Standing starts of one lap each; laps where the drive is continuous. 1 … 1000. Default 10. */
  readonly trials: number;
  /** Evenly spaced starts over which the trials go round, at most as many; null: one per trial. Continuous: the line. */
  readonly starts: number | null;
  /** Faults per drive after which the car is put back; the next one ends it. 0, or 2 and more, as in DeepRacer. */
  readonly resets: number;
  /**
   * Time that a car is held for, its clock running, after leaving the road or going backwards [s], 0 … 60. Default 2.
   * Served in whole decisions of 1/15 s, rounded up, one at least: 0 s hold for one, 2.5 s for 38.
   */
  readonly offTrackPenalty: number;
  /** The same after a crash [s]. Default 5. */
  readonly collisionPenalty: number;
  /** Whether one drive has all the laps, each flying into the next. Default false. */
  readonly continuous: boolean;
  /** A drive is given up after this [s], up to an hour; null: its laps at 0.25 m/s. */
  readonly timeLimit: number | null;
}

/** A drive is given up after its laps at this mean speed, unless the rules say otherwise [m/s] */
const SLOWEST_LAP_SPEED = 0.25;

/** How long a drive may last [s] @param numLaps of one drive @param length of the lap [m] */
export function timeLimitOf(numLaps: number, length: number): number {
  return (numLaps * length) / SLOWEST_LAP_SPEED;
}

/** A rule of an evaluation that cannot be followed: which one, why and what was found. */
export class EvaluationRulesError extends Error {
  constructor(field: string, rule: string, value: unknown) {
    super(`evaluation: ${field}: ${rule} (found ${JSON.stringify(value) ?? 'nothing'})`);
    this.name = 'EvaluationRulesError';
  }
}

const MAX_TRIALS = 1000;
const COUNT_RULE = `must be a whole number from 1 to ${MAX_TRIALS}`;
const count = v.pipe(
  v.number(COUNT_RULE),
  v.integer(COUNT_RULE),
  v.minValue(1, COUNT_RULE),
  v.maxValue(MAX_TRIALS, COUNT_RULE),
);
const RESETS_RULE = 'must be 0, or a whole number of 2 or more';
const PENALTY_RULE = 'must be seconds from 0 to 60';
const penalty = v.pipe(v.number(PENALTY_RULE), v.minValue(0, PENALTY_RULE), v.maxValue(60, PENALTY_RULE));
const LIMIT_RULE = 'must be seconds above 0, up to 3600';

const Schema = v.strictObject({
  trials: v.optional(count, 10),
  starts: v.optional(v.nullable(count), null),
  resets: v.optional(
    v.pipe(
      v.number(RESETS_RULE),
      v.safeInteger(RESETS_RULE),
      v.check((resets) => resets === 0 || resets >= 2, RESETS_RULE),
    ),
    0,
  ),
  offTrackPenalty: v.optional(penalty, 2),
  collisionPenalty: v.optional(penalty, 5),
  continuous: v.optional(v.boolean('must be true or false'), false),
  timeLimit: v.optional(
    v.nullable(v.pipe(v.number(LIMIT_RULE), v.gtValue(0, LIMIT_RULE), v.maxValue(3600, LIMIT_RULE))),
    null,
  ),
});

/** Checks rules and fills in the defaults. @throws EvaluationRulesError */
export function completeRules(rules: Partial<EvaluationRules> = {}): EvaluationRules {
  const result = v.safeParse(Schema, rules, { abortEarly: true });
  if (!result.success) {
    const issue = result.issues[0];
    throw new EvaluationRulesError(v.getDotPath(issue) ?? 'rules', issue.message, issue.input);
  }
  const complete = result.output;
  if (complete.continuous && (complete.starts ?? 1) !== 1) {
    throw new EvaluationRulesError('starts', 'must be left out of a continuous drive', complete.starts);
  }
  if (complete.starts !== null && complete.starts > complete.trials) {
    throw new EvaluationRulesError('starts', `must be at most trials, ${complete.trials}`, complete.starts);
  }
  return complete;
}

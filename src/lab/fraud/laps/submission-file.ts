import * as v from 'valibot';
import { CAR_NAMES } from '../../../sim/cars.ts';
import { nameSchema, plainName } from '../../../track/plain-name.ts';
import { type LapSubmission, STEP_SIZE } from './lap-submission.ts';

/** How many steps a file may have: a lap of 2 s, and one of 4.5 minutes. */
export const STEP_COUNT = { least: 30, most: 4096 } as const;

/** A file that is no submission: which file, field, rule, value, in one line. */
export class SubmissionError extends Error {
  constructor(file: string, field: string, rule: string, value?: unknown) {
    const shown = value === undefined ? '' : ` (found ${describe(value)})`;
    super(plainName(`${file}: ${field}: ${rule}${shown}`));
    this.name = 'SubmissionError';
  }
}

/** Only plain values are shown: anything else may be as large and as deep as it likes. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return (JSON.stringify(value) ?? String(value)).slice(0, 60);
}

function within(low: number, high: number, unit: string): v.GenericSchema<unknown, number> {
  const rule = `must be a number from ${low} to ${high} ${unit}`;
  return v.pipe(v.number(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

const NAME_RULE = 'must be 1 to 40 plain characters, not only blanks';
const STEP_RULE = 'must be [time, x, y, heading, speed, steering, commanded speed]';
const place = within(-10_000, 10_000, 'm');
const Step = v.strictTuple(
  [
    within(-10, 3600, 's'),
    place,
    place,
    within(-100, 100, 'rad'),
    within(-50, 50, 'm/s'),
    within(-2, 2, 'rad'),
    within(0, 50, 'm/s'),
  ],
  STEP_RULE,
);
const COUNT_RULE = `must have ${STEP_COUNT.least} to ${STEP_COUNT.most} steps`;

const FileSchema = v.strictObject({
  format: v.literal('grad-prix-lap', 'must be "grad-prix-lap"'),
  version: v.literal(1, 'must be 1: this program reads version 1'),
  driver: nameSchema(40, NAME_RULE),
  track: v.pipe(
    v.string('must be text'),
    v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes'),
  ),
  car: v.picklist(CAR_NAMES, `must be ${CAR_NAMES.join(', ')}`),
  claimedTime: within(0.1, 3600, 's'),
  // The count first: nobody looks into a million steps.
  steps: v.pipe(
    v.array(v.unknown(), 'must be a list of steps'),
    v.minLength(STEP_COUNT.least, COUNT_RULE),
    v.maxLength(STEP_COUNT.most, COUNT_RULE),
    v.array(Step),
  ),
});

/**
 * Checks a submission that comes from outside: its shape and its ranges. Whether it is honest is for others to say.
 * @param file where it comes from, for messages @param id of the submission
 * @throws SubmissionError
 */
export function readSubmission(text: string, file: string, id: string): LapSubmission {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new SubmissionError(file, 'file', 'must be JSON, as “Save as a file” writes it');
  }
  const result = v.safeParse(FileSchema, data, { abortEarly: true, abortPipeEarly: true });
  if (!result.success) throw toError(result.issues[0], file);
  const { driver, track, car, claimedTime, steps } = result.output;
  return { id, driver, trackId: track, car, claimedTime, rows: Float64Array.from(steps.flat()) };
}

/** The same as a file, to be given to somebody. */
export function writeSubmission({ driver, trackId, car, claimedTime, rows }: LapSubmission): string {
  const steps = Array.from({ length: rows.length / STEP_SIZE }, (_, k) => [
    ...rows.subarray(k * STEP_SIZE, (k + 1) * STEP_SIZE),
  ]);
  return JSON.stringify({
    format: 'grad-prix-lap',
    version: 1,
    driver,
    track: trackId,
    car,
    claimedTime,
    steps,
  });
}

function toError(issue: v.BaseIssue<unknown>, file: string): SubmissionError {
  const field = plainName(v.getDotPath(issue) ?? 'file', 60);
  if (issue.expected === 'never') return new SubmissionError(file, field, 'is not known');
  if (issue.kind === 'schema' && issue.input === undefined)
    return new SubmissionError(file, field, 'is missing');
  const rule = issue.type === 'strict_object' ? 'must be an object' : issue.message;
  return new SubmissionError(file, field, rule, issue.input);
}

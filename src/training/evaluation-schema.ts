import * as v from 'valibot';

const STATUSES = [
  'in_progress',
  'lap_complete',
  'off_track',
  'crashed',
  'reversed',
  'immobilized',
  'time_up',
] as const;

/** Ten on each of as many tracks as anybody has. */
const MOST_TRIALS = 1000;

const number = v.pipe(v.number('must be a number'), v.finite('must be finite'));
const count = v.pipe(number, v.integer('must be a whole number'), v.minValue(0, 'must be 0 or more'));

const TrialSchema = v.object(
  {
    progress: number,
    lapTime: v.nullable(number),
    offTracks: count,
    crashes: count,
    resets: count,
    status: v.picklist(STATUSES, `must be ${STATUSES.join(', ')}`),
  },
  'must be a trial',
);

/** An `Evaluation` as files hold it. */
export const EvaluationSchema = v.object(
  {
    trials: v.pipe(
      v.array(TrialSchema, 'must be a list of trials'),
      v.maxLength(MOST_TRIALS, `must be at most ${MOST_TRIALS} trials`),
    ),
    cleanShare: number,
    bestLap: v.nullable(number),
    meanLap: v.nullable(number),
  },
  'must be null or an evaluation',
);

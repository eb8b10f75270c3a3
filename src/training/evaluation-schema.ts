import * as v from 'valibot';
import { AmountSchema, CountSchema, ProgressSchema, ShareSchema } from './figure-schema.ts';

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

const TrialSchema = v.pipe(
  v.object(
    {
      progress: ProgressSchema,
      lapTime: v.nullable(AmountSchema),
      offTracks: CountSchema,
      crashes: CountSchema,
      resets: CountSchema,
      status: v.picklist(STATUSES, `must be ${STATUSES.join(', ')}`),
    },
    'must be a trial',
  ),
  v.check(
    ({ lapTime, status }) => (lapTime === null) === (status !== 'lap_complete'),
    'must have a lapTime where the lap was completed, and null where it was not',
  ),
);

/** An `Evaluation` as files hold it. */
export const EvaluationSchema = v.pipe(
  v.object(
    {
      trials: v.pipe(
        v.array(TrialSchema, 'must be a list of trials'),
        v.maxLength(MOST_TRIALS, `must be at most ${MOST_TRIALS} trials`),
      ),
      cleanShare: ShareSchema,
      bestLap: v.nullable(AmountSchema),
      meanLap: v.nullable(AmountSchema),
    },
    'must be null or an evaluation',
  ),
  v.check(({ trials, bestLap, meanLap }) => {
    const hasLap = trials.some(({ lapTime }) => lapTime !== null);
    return hasLap === (bestLap !== null) && hasLap === (meanLap !== null);
  }, 'must have bestLap and meanLap where a trial completed the lap, and null where none did'),
);

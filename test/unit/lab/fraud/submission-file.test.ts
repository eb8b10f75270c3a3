import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  readSubmission,
  SubmissionError,
  writeSubmission,
} from '../../../../src/lab/fraud/laps/submission-file.ts';
import { smallCourse } from './laps.ts';

const { laps } = smallCourse(2);
const text = writeSubmission(laps[0]);
const changed = (change: object): string => JSON.stringify({ ...JSON.parse(text), ...change });
const read = (file: string) => readSubmission(file, 'lap.json', 'x');

describe('a submission as a file', () => {
  it('is the same after it was written and read', () => {
    expect(read(text)).toEqual({ ...laps[0], id: 'x' });
  });

  it.each([
    ['', 'lap.json: file: must be JSON, as “Save as a file” writes it'],
    ['null', 'lap.json: file: must be an object (found null)'],
    ['[1, 2]', 'lap.json: format: is missing'],
    [changed({ format: 'gpx' }), 'lap.json: format: must be "grad-prix-lap" (found "gpx")'],
    [changed({ car: 'tank' }), 'lap.json: car: must be deepracer-v6, deepracer-v4, club (found "tank")'],
    [
      changed({ claimedTime: null }),
      'lap.json: claimedTime: must be a number from 0.1 to 3600 s (found null)',
    ],
    [changed({ steps: [] }), 'lap.json: steps: must have 30 to 4096 steps (found a list of 0)'],
    [changed({ steps: Array.from({ length: 31 }, () => [0, 0]) }), 'lap.json: steps.0.2: is missing'],
    [
      changed({ steps: Array.from({ length: 31 }, () => [0, 1e9, 0, 0, 0, 0, 0]) }),
      'lap.json: steps.0.1: must be a number from -10000 to 10000 m (found 1000000000)',
    ],
    [changed({ evil: true }), 'lap.json: evil: is not known'],
    [changed({ driver: '‮' }), /^lap\.json: driver: must be 1 to 40 plain characters/],
  ])('says in one line what is wrong with %s', (file, line) => {
    expect(() => read(file)).toThrow(line);
  });

  it('never throws anything else, whatever the file holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((o) => changed(o)),
        ),
        (file) => {
          try {
            read(file);
          } catch (error) {
            expect(error).toBeInstanceOf(SubmissionError);
            expect((error as Error).message).not.toContain('\n');
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

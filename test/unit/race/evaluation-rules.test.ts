import { describe, expect, it } from 'vitest';
import {
  completeRules,
  type EvaluationRules,
  EvaluationRulesError,
} from '../../../src/race/evaluation-rules.ts';

describe('the rules of an evaluation', () => {
  it('are ten standing starts that end with the first fault, unless something else is said', () => {
    expect(completeRules()).toEqual({
      trials: 10,
      starts: null,
      resets: 0,
      offTrackPenalty: 2,
      collisionPenalty: 5,
      continuous: false,
      timeLimit: null,
    });
  });

  it('keep what is said', () => {
    const rules: EvaluationRules = {
      trials: 3,
      starts: 1,
      resets: 10_000,
      offTrackPenalty: 0,
      collisionPenalty: 60,
      continuous: true,
      timeLimit: 180,
    };
    expect(completeRules(rules)).toEqual(rules);
  });

  it.each<[object, string]>([
    [{ trials: 0 }, 'evaluation: trials: must be a whole number from 1 to 1000 (found 0)'],
    [{ trials: 1001 }, 'evaluation: trials: must be a whole number from 1 to 1000 (found 1001)'],
    [{ starts: 1.5 }, 'evaluation: starts: must be a whole number from 1 to 1000 (found 1.5)'],
    [{ resets: 1 }, 'evaluation: resets: must be 0, or a whole number of 2 or more (found 1)'],
    [{ resets: -2 }, 'evaluation: resets: must be 0, or a whole number of 2 or more (found -2)'],
    [{ offTrackPenalty: -1 }, 'evaluation: offTrackPenalty: must be seconds from 0 to 60 (found -1)'],
    [{ collisionPenalty: NaN }, 'evaluation: collisionPenalty: must be seconds from 0 to 60 (found null)'],
    [{ timeLimit: 0 }, 'evaluation: timeLimit: must be seconds above 0, up to 3600 (found 0)'],
    [{ timeLimit: 3601 }, 'evaluation: timeLimit: must be seconds above 0, up to 3600 (found 3601)'],
    [{ continuous: 'yes' }, 'evaluation: continuous: must be true or false (found "yes")'],
    [{ starts: 11 }, 'evaluation: starts: must be at most trials, 10 (found 11)'],
    [{ trials: 2, starts: 3 }, 'evaluation: starts: must be at most trials, 2 (found 3)'],
    [{ continuous: true, starts: 3 }, 'evaluation: starts: must be left out of a continuous drive (found 3)'],
  ])('refuse %j in one line', (rules, message) => {
    expect(() => completeRules(rules)).toThrow(EvaluationRulesError);
    expect(() => completeRules(rules)).toThrow(message);
  });
});

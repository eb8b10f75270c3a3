import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numObjectsOf, parseRaceSpec, type RaceSpec, RaceSpecError } from '../../../src/race/race-spec.ts';

describe('parseRaceSpec', () => {
  it('fills in what DeepRacer has by default', () => {
    expect(parseRaceSpec({ type: 'time-trial' })).toEqual({ type: 'time-trial' });
    expect(parseRaceSpec({ type: 'object-avoidance' })).toEqual({
      type: 'object-avoidance',
      boxes: 6,
      placement: 'random',
    });
    expect(parseRaceSpec({ type: 'head-to-bot' })).toEqual({
      type: 'head-to-bot',
      bots: 3,
      speed: 0.2,
      laneChanges: false,
      placement: 'even',
      headings: 'radians',
    });
  });

  it('counts the places that are given', () => {
    const placement = [
      [0.2, 1],
      [0.6, -1],
    ];
    const race = parseRaceSpec({ type: 'object-avoidance', placement });
    expect(race).toEqual({ type: 'object-avoidance', boxes: 2, placement });
    expect(numObjectsOf(race)).toBe(2);
    expect(numObjectsOf({ type: 'time-trial' })).toBe(0);
    expect(numObjectsOf(parseRaceSpec({ type: 'head-to-bot', bots: 5 }))).toBe(5);
  });

  it('leaves a race that it has checked as it is', () => {
    for (const type of ['time-trial', 'object-avoidance', 'head-to-bot'] as const) {
      const race: RaceSpec = parseRaceSpec({ type });
      expect(parseRaceSpec(race)).toEqual(race);
    }
  });

  it.each([
    [
      { type: 'sprint' },
      'race.json: type: must be "time-trial", "object-avoidance" or "head-to-bot" (found "sprint")',
    ],
    [{}, 'race.json: type: is missing'],
    [7, 'race.json: type: must be "time-trial", "object-avoidance" or "head-to-bot" (found 7)'],
    [
      { type: 'object-avoidance', boxes: 7 },
      'race.json: boxes: must be a whole number from 1 to 6 (found 7)',
    ],
    [
      { type: 'object-avoidance', boxes: 3, placement: [[0.5, 1]] },
      'race.json: boxes: must be left out or 1, the number of places (found 3)',
    ],
    [
      { type: 'object-avoidance', placement: [[1, 1]] },
      'race.json: placement.0.0: must be a share of the lap from 0 up to, but not including, 1 (found 1)',
    ],
    [
      { type: 'object-avoidance', placement: [[0.5, 0]] },
      'race.json: placement.0.1: must be a lane: 1 inner, -1 outer (found 0)',
    ],
    [
      { type: 'object-avoidance', placement: 'here' },
      'race.json: placement: must be "even", "random" or a list of [share of the lap, lane] (found "here")',
    ],
    [{ type: 'head-to-bot', speed: 9 }, 'race.json: speed: must be a speed from 0.2 to 6 m/s (found 9)'],
    [{ type: 'head-to-bot', boxes: 2 }, 'race.json: boxes: is not a field of this race'],
  ])('refuses %j in one line', (spec, message) => {
    expect(() => parseRaceSpec(spec, 'race.json')).toThrow(message);
  });

  it('takes or refuses anything, and never fails in any other way', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom('even', 'random', 3, true));
    const spec = fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          type: fc.constantFrom('time-trial', 'object-avoidance', 'head-to-bot'),
          boxes: field,
          bots: field,
          speed: field,
          placement: field,
          laneChanges: field,
        },
        { requiredKeys: ['type'] },
      ),
    );
    fc.assert(
      fc.property(spec, (value) => {
        try {
          expect(numObjectsOf(parseRaceSpec(value))).toBeLessThanOrEqual(6);
        } catch (error) {
          expect(error).toBeInstanceOf(RaceSpecError);
          expect((error as Error).message).not.toContain('\n');
        }
      }),
    );
  });
});

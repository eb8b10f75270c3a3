import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommandHistory, MAX_DELAY_STEPS } from '../../../src/sim/command-history.ts';

const commands = fc.array(
  fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true })),
  {
    minLength: MAX_DELAY_STEPS + 2,
    maxLength: 60,
  },
);

function record(history: CommandHistory, told: readonly (readonly [number, number])[]): void {
  for (const [steering, speed] of told) {
    // The other car is told something else.
    history.record(Float64Array.of(9, steering), Float64Array.of(9, speed));
  }
}

describe('CommandHistory', () => {
  it('tells what a car was told so many steps ago, and between two steps the mean by time', () => {
    fc.assert(
      fc.property(commands, fc.double({ min: 0, max: MAX_DELAY_STEPS, noNaN: true }), (told, delay) => {
        const history = new CommandHistory(2);
        record(history, told);
        const whole = Math.floor(delay);
        const part = delay - whole;
        const [newer, older] = [told.at(-1 - whole)!, told.at(-2 - whole)!];
        expect(history.steering(1, delay)).toBeCloseTo((1 - part) * newer[0] + part * older[0], 12);
        expect(history.speed(1, delay)).toBeCloseTo((1 - part) * newer[1] + part * older[1], 12);
        expect(history.steering(1, whole)).toBe(newer[0]);
      }),
    );
  });

  it('goes on from a snapshot, wherever on its ring the other history is', () => {
    fc.assert(
      fc.property(commands, commands, fc.integer({ min: 0, max: MAX_DELAY_STEPS }), (told, other, delay) => {
        const original = new CommandHistory(2);
        const copy = new CommandHistory(2);
        record(original, told);
        record(copy, other);
        const snapshot = new Float64Array(2 + CommandHistory.SNAPSHOT_SIZE);
        original.save(1, snapshot, 2);
        copy.restore(1, snapshot, 2);
        record(original, told.slice(0, 3));
        record(copy, told.slice(0, 3));
        expect(copy.speed(1, delay)).toBe(original.speed(1, delay));
        expect(copy.steering(1, delay)).toBe(original.steering(1, delay));
      }),
    );
  });

  it('forgets one car alone', () => {
    const history = new CommandHistory(2);
    record(history, [[0.3, 2]]);
    history.clear(1);
    expect([history.steering(1, 0), history.speed(1, 0)]).toEqual([0, 0]);
    expect([history.steering(0, 0), history.speed(0, 0)]).toEqual([9, 9]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS } from '../../../../src/race/action-space.ts';
import { CommandRecord, steeringReversals } from '../../../../src/training/explain/lap-commands.ts';

const command = (steeringDegrees: number, speed = 1) => ({ steeringDegrees, speed, steeringAngle: 0 });

describe('steering reversals', () => {
  it.each([
    ['nothing', [], 0],
    ['one way', [0, 5, 10, 20, 30], 0],
    ['there and back', [0, 15, 0], 1],
    ['there and back in small steps', [0, 4, 8, 12, 16, 12, 8, 4], 1],
    ['noise on a bend', [0, 20, 12, 20, 12, 20], 0],
    ['a zigzag', [10, -10, 10, -10, 10], 3],
    ['a zigzag within the gap', [4, -4, 4, -4, 4], 0],
    ['back by exactly the gap', [0, 30, 20], 1],
  ])('%s', (_, angles, count) => {
    expect(steeringReversals(angles, 10)).toBe(count);
  });

  it('are as many in the mirror and backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -30, max: 30 })), (angles) => {
        const count = steeringReversals(angles, 10);
        expect(
          steeringReversals(
            angles.map((angle) => -angle),
            10,
          ),
        ).toBe(count);
        expect(steeringReversals(angles.toReversed(), 10)).toBe(count);
      }),
    );
  });
});

describe('the commands of a lap', () => {
  it('are those of the first one so far, then of the last whole one', () => {
    const record = new CommandRecord(DEFAULT_ACTIONS);
    expect(record.commands).toMatchObject({ isOver: false, seconds: 0, reversals: 0 });
    for (let i = 0; i < 30; i++) record.add(command(i % 2 === 0 ? 20 : -20));
    expect(record.commands).toMatchObject({ isOver: false, seconds: 2, reversals: 14 });
    record.endLap();
    record.add(command(0));
    expect(record.commands).toMatchObject({ isOver: true, seconds: 2, reversals: 14 });
    record.endLap();
    expect(record.commands).toMatchObject({ isOver: true, seconds: 1 / 15, reversals: 0 });
  });

  it('are counted in equal bins from end to end, the ends included', () => {
    const record = new CommandRecord(DEFAULT_ACTIONS);
    for (const [steering, speed] of [
      [-30, 0.5],
      [0, 0.5],
      [0.1, 2.3],
      [30, 4],
    ])
      record.add(command(steering, speed));
    const { steering, speed } = record.commands;
    expect([steering.low, steering.high, speed.low, speed.high]).toEqual([-30, 30, 0.5, 4]);
    expect(steering.shares).toEqual([0.25, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0.25]);
    expect(speed.shares).toEqual([0.5, 0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0, 0.25]);
  });

  it('of a list of one speed lie in the middle of its axis', () => {
    const actions = [-20, 20].map((steering_angle) => ({ steering_angle, speed: 2 }));
    const record = new CommandRecord({ type: 'discrete', actions });
    record.add(command(20, 2));
    expect(record.commands.speed).toMatchObject({ low: 1.5, high: 2.5 });
    expect(record.commands.speed.shares[7]).toBe(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ActionSpaceError,
  checkActionSpace,
  type Command,
  decodeAction,
  DEFAULT_ACTIONS,
  parseActionSpace,
  toGymSpace,
} from '../../../src/race/action-space.ts';

const parse = (json: unknown) =>
  parseActionSpace(typeof json === 'string' ? json : JSON.stringify(json), 'a.json');
const list = [
  { steering_angle: -30, speed: 1 },
  { steering_angle: 30, speed: 2.5 },
];
const ranges = { steering_angle: { low: -20, high: 20 }, speed: { low: 0.5, high: 3 } };

describe('an action space file', () => {
  it('is read as DeepRacer writes it', () => {
    const discrete = { type: 'discrete', actions: list };
    const continuous = { type: 'continuous', ...ranges };
    const indexed = list.map((action, index) => ({ ...action, index }));
    expect(parse({ action_space: indexed, sensor: ['FRONT_FACING_CAMERA'], version: '5' })).toEqual(discrete);
    expect(parse(list)).toEqual(discrete);
    expect(parse({ action_space: ranges, action_space_type: 'continuous' })).toEqual(continuous);
    expect(parse(ranges)).toEqual(continuous);
  });

  it.each([
    ['{"action_space":\n}', /^a\.json: file: must be JSON: Unexpected token '}', .* is not valid JSON$/],
    [[], /^a\.json: action_space\.actions: must have at least 2 actions \(found a list of 0\)$/],
    [
      Array.from({ length: 31 }, () => list[0]),
      /^a\.json: action_space\.actions: must have at most 30 actions/,
    ],
    [[list[0], 7], /^a\.json: action_space\.actions\.1: must be \{steering_angle, speed\} \(found 7\)$/],
    [[list[0], { speed: 1 }], /^a\.json: action_space\.actions\.1\.steering_angle: is missing$/],
    [
      [list[0], { steering_angle: 31, speed: 1 }],
      /^a\.json: action_space\.actions\.1\.steering_angle: must be at most 30° \(found 31\)$/,
    ],
    [
      [list[0], { steering_angle: 0, speed: 0 }],
      /^a\.json: action_space\.actions\.1\.speed: must be at least 0\.1 m\/s \(found 0\)$/,
    ],
    [
      { ...ranges, speed: { low: 1, high: 9 } },
      /^a\.json: action_space\.speed\.high: must be at most 4 m\/s \(found 9\)$/,
    ],
    [
      { ...ranges, speed: { low: 2, high: 2 } },
      /^a\.json: action_space\.speed: low must be below high \(found "2 … 2"\)$/,
    ],
    [
      { ...ranges, steering_angle: { low: 5, high: -5 } },
      /^a\.json: action_space\.steering_angle: low must be below high/,
    ],
    [{ speed: ranges.speed }, /^a\.json: action_space\.steering_angle: is missing$/],
    [
      { ...ranges, speed: 'fast' },
      /^a\.json: action_space\.speed: must be \{low, high\} in m\/s \(found "fast"\)$/,
    ],
    [null, /^a\.json: action_space\.steering_angle: is missing$/],
  ])('names what is wrong in one line: %j', (json, message) => {
    expect(() => parse(json)).toThrow(ActionSpaceError);
    expect(() => parse(json)).toThrow(message);
  });

  it('whatever it holds is an action space or one clear error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          toGymSpace(parseActionSpace(text, 'a.json'));
        } catch (error) {
          expect(error).toBeInstanceOf(ActionSpaceError);
          expect((error as Error).message).toMatch(/^a\.json: .+: .+$/);
        }
      }),
    );
  });

  it('refuses a spec of no known type', () => {
    expect(() => checkActionSpace({ type: 'hybrid' }, 'run')).toThrow(
      /^run: action_space\.type: .* \(found "hybrid"\)$/,
    );
  });
});

describe('actions', () => {
  const command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };

  it('have the bounds of their spec', () => {
    expect(toGymSpace(DEFAULT_ACTIONS)).toEqual({ type: 'box', low: [-30, 0.5], high: [30, 4] });
    expect(toGymSpace({ type: 'discrete', actions: list })).toEqual({ type: 'discrete', n: 2 });
  });

  it('are degrees and m/s in a box', () => {
    decodeAction(DEFAULT_ACTIONS, Float32Array.of(0, 1, 15, 2.5), 1, command);
    expect(command).toEqual({
      steeringDegrees: 15,
      steeringAngle: expect.closeTo(Math.PI / 12, 12) as number,
      speed: 2.5,
    });
  });

  it('are indices of a list', () => {
    decodeAction({ type: 'discrete', actions: list }, Float32Array.of(0, 1, 0), 1, command);
    expect(command).toEqual({
      steeringDegrees: 30,
      steeringAngle: expect.closeTo(Math.PI / 6, 12) as number,
      speed: 2.5,
    });
  });
});

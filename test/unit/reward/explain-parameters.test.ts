import { describe, expect, test } from 'vitest';
import { LINE_LIMIT } from '../../../src/reward/clean-text.ts';
import { explainParameters } from '../../../src/reward/explain-parameters.ts';

/** The signature of DeepRacer's first release, as its samples had it. */
const OF_2018 =
  'on_track x y distance_from_center car_orientation progress steps throttle steering track_width waypoints closest_waypoint'.split(
    ' ',
  );

describe('explainParameters', () => {
  test('knows the signature of 2018 and says what each name is now, in one line that is shown whole', () => {
    const message = explainParameters(OF_2018, 'python');
    expect(message).toContain("write def reward_function(params): and read x from params['x'] and so on");
    for (const change of [
      "on_track is params['all_wheels_on_track'],",
      "car_orientation is params['heading'] in degrees",
      "throttle is params['speed'] in m/s",
      "steering is params['steering_angle'] in degrees",
      "closest_waypoint is params['closest_waypoints'] (behind, ahead)",
      'progress is in percent',
    ]) {
      expect(message).toContain(change);
    }
    expect(message.length).toBeLessThanOrEqual(LINE_LIMIT);
  });

  test('says only what concerns the names that are there', () => {
    const message = explainParameters(['on_track', 'x', 'y', 'track_width'], 'javascript');
    expect(message).toContain('function reward_function(params)');
    expect(message).toMatch(/read x from params\.x and so on, on_track is params\.all_wheels_on_track$/);
  });

  test.each([[[]], [['params', 'speed']], [['x', 'y']]])('takes %j for a slip', (names) => {
    expect(explainParameters(names, 'python')).toBe(
      `reward_function takes ${names.length} parameters, but is called with one: params. Write: def reward_function(params):`,
    );
  });
});

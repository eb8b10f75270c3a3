import { afterAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../src/cli/scorer.ts';
import { DEFAULT_ACTIONS } from '../../src/race/action-space.ts';
import { parseRaceSpec } from '../../src/race/race-spec.ts';
import { RacingEnv } from '../../src/race/racing-env.ts';
import { paramsFromRow, rowSize } from '../../src/reward/step-params.ts';
import { findTemplate } from '../../src/reward/templates.ts';
import { box } from '../unit/race/params-among.ts';
import { PATIENT_LIMITS } from './reward-limits.ts';

const scorer = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => scorer.close());

/** From the environment through the rows into a reward, as in training. */
describe.each(['py', 'ts'] as const)('rewards among objects in .%s', { timeout: 60_000 }, (language) => {
  it('pay what object-avoidance promises, at poses worked out by hand', async () => {
    // A box with its middle at (1.5, 0.2), in the left half of a road of 0.8 m.
    const race = parseRaceSpec({ type: 'object-avoidance', placement: [[1.5 / box.length, 1]] });
    const env = new RacingEnv({ track: box, numCars: 5, actions: DEFAULT_ACTIONS, scorer, race });
    const { length: trackLength, waypoints } = box;
    const context = { numCars: 5, numObjects: 1, courses: [{ trackLength, waypoints }] };
    await scorer.load(findTemplate(`object-avoidance.${language}`)!, context);
    env.reset({ seed: 1 });
    // The front point is 0.14 m ahead: 0.85, 0.6, 0.4 m from the box in its lane, in the other lane, and past it.
    env.world.place(0, 0.65 - 0.14, 0.2, 0);
    env.world.place(1, 0.9 - 0.14, 0.2, 0);
    env.world.place(2, 1.1 - 0.14, 0.2, 0);
    env.world.place(3, 1.1 - 0.14, -0.1, 0);
    env.world.place(4, 2 - 0.14, 0.38, 0);
    env.step(new Float32Array(10).fill(1));
    const rewards = await env.takeRewards();
    const onLane = [1, 1, 1, 1, 1e-3];
    // Past the only box it is the next one still; 0.53 m away.
    const avoided = [1, 0.5, 0.2, 1, 0.5];
    rewards.forEach((reward, i) => expect(reward).toBeCloseTo(1e-3 + onLane[i] + 4 * avoided[i], 9));
  });

  it('see the params that the environment has written', async () => {
    const race = parseRaceSpec({ type: 'head-to-bot', bots: 4, speed: 1, laneChanges: true });
    const env = new RacingEnv({
      track: box,
      numCars: 2,
      actions: DEFAULT_ACTIONS,
      scorer,
      race,
      alternateDirection: true,
    });
    const { length: trackLength, waypoints } = box;
    const context = { numCars: 2, numObjects: 4, courses: [{ trackLength, waypoints }] };
    const code = {
      py: `def reward_function(params):
    x = sum(x * (k + 1) for k, (x, y) in enumerate(params['objects_location']))
    return x + params['objects_distance'][params['closest_objects'][1]] + params['waypoints'][1][0]`,
      ts: `function reward_function(params) {
  const x = params.objects_location.reduce((sum, [x], k) => sum + x * (k + 1), 0);
  return x + params.objects_distance[params.closest_objects[1]] + params.waypoints[1][0];
}`,
    }[language];
    const name = language === 'py' ? 'python' : 'typescript';
    await scorer.load({ language: name, file: `reward.${language}`, code }, context);
    env.reset({ seed: 1 });
    for (let k = 0; k < 20; k++) env.step(new Float32Array(4).fill(1));
    const { rows } = env.lastBatch();
    const expected = Array.from({ length: 40 }, (_, call) => {
      const params = paramsFromRow(rows, call * rowSize(4), context, call % 2);
      const x = params.objects_location.reduce((sum, location, k) => sum + location[0] * (k + 1), 0);
      return x + params.objects_distance[params.closest_objects[1]] + params.waypoints[1][0];
    });
    const rewards = await env.takeRewards();
    rewards.forEach((reward, call) => expect(reward).toBeCloseTo(expected[call], 9));
    expect(new Set(expected).size).toBe(40);
  });

  it('get whatever objects a params file names, unchanged', async () => {
    const objects = {
      closest_objects: [6, 0],
      objects_location: Array.from({ length: 9 }, (_, k) => [k, 9 - k]),
      objects_distance: Array.from({ length: 9 }, (_, k) => k / 3),
      objects_left_of_center: Array.from({ length: 9 }, (_, k) => k % 2 === 0),
      objects_heading: Array.from({ length: 9 }, (_, k) => k - 4),
      objects_of_my_own: [{ deep: [1, 'two', null] }],
    };
    const code = {
      py: `import json
def reward_function(params):
    print(json.dumps(params))
    return 1`,
      ts: `function reward_function(params) {
  console.log(JSON.stringify(params));
  return 1;
}`,
    }[language];
    let printed = '';
    const listening = new NodeScorer({ limits: PATIENT_LIMITS, onPrint: (text) => (printed += text) });
    const name = language === 'py' ? 'python' : 'typescript';
    const source = { language: name, file: `reward.${language}`, code } as const;
    await listening.scoreParams(source, JSON.stringify([objects]));
    listening.close();
    expect(JSON.parse(printed)).toEqual(objects);
  });
});

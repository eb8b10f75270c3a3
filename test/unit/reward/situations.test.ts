import { describe, expect, it } from 'vitest';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { type Situation, type SituationId, situations } from '../../../src/reward/situations.ts';
import { paramsFromRow, type RewardParams } from '../../../src/reward/step-params.ts';
import { createScene } from '../../../src/training/create-scene.ts';
import { trackFile, trackFiles } from '../../contract/track-files.ts';

function situationsOn(trackId: string, spec: unknown = { type: 'time-trial' }) {
  const race = parseRaceSpec(spec);
  const track = trackFile(trackId);
  const scene = createScene(track, { race });
  const made = situations(scene, createScene(track, { race, isReversed: true }));
  const numObjects = scene.objects?.numObjects ?? 0;
  const courses = [{ trackLength: scene.track.length, waypoints: scene.track.waypoints }];
  const stepsOf = ({ rows }: Situation): RewardParams[] =>
    Array.from({ length: rows.length / scene.params.rowSize }, (_, k) =>
      paramsFromRow(rows, k * scene.params.rowSize, { numCars: 1, numObjects, courses }, 0),
    );
  const steps = new Map(made.map((situation) => [situation.id, stepsOf(situation)]));
  return {
    made,
    stepsOf: (id: SituationId) => steps.get(id)!,
    last: (id: SituationId) => steps.get(id)!.at(-1)!,
  };
}

describe('the battery of situations', () => {
  const { made, stepsOf, last } = situationsOn('home');

  it('has a name and a title of its own for each', () => {
    expect(new Set(made.map(({ id }) => id)).size).toBe(made.length);
    expect(new Set(made.map(({ title }) => title)).size).toBe(made.length);
    expect(made.length).toBeGreaterThanOrEqual(20);
  });

  it.each(trackFiles.map(({ id }) => id))('has the sides and borders of %s right', (id) => {
    const on = situationsOn(id);
    for (const side of ['left', 'right'] as const) {
      const isLeft = side === 'left';
      expect(on.last(`${side}-side`)).toMatchObject({ is_left_of_center: isLeft, all_wheels_on_track: true });
      expect(on.last(`${side}-border`)).toMatchObject({ is_left_of_center: isLeft, is_offtrack: false });
      expect(on.last(`wheels-off-${side}`)).toMatchObject({ all_wheels_on_track: false, is_offtrack: false });
      expect(on.last(`off-track-${side}`)).toMatchObject({ all_wheels_on_track: false, is_offtrack: true });
    }
    expect(on.last('mid-track').distance_from_center).toBeLessThan(1e-9);
    expect(on.last('finish').progress).toBe(100);
    expect(on.last('before-line').closest_waypoints[0]).toBeGreaterThan(
      0.9 * on.last('finish').waypoints.length - 2,
    );
  });

  it('begins where episodes do, also after another one', () => {
    expect(stepsOf('first-step')).toHaveLength(1);
    expect(last('first-step')).toMatchObject({
      steps: 2,
      projection_distance: expect.closeTo(0.14, 9) as number,
    });
    const again = stepsOf('first-step-again');
    expect(again.at(-1)).toEqual(last('first-step'));
    expect(again.at(-2)!.steps).toBeGreaterThan(800);
  });

  it('leads to each, so that rewards can remember', () => {
    const steps = stepsOf('mid-track');
    expect(steps).toHaveLength(5);
    steps.slice(1).forEach((step, k) => {
      expect(step.steps).toBe(steps[k].steps + 1);
      const metres = ((step.progress - steps[k].progress) / 100) * step.track_length;
      expect(metres).toBeCloseTo(2 / 15, 9);
      expect(Math.hypot(step.x - steps[k].x, step.y - steps[k].y)).toBeCloseTo(2 / 15, 2);
    });
    const standing = stepsOf('standing');
    expect(new Set(standing.map(({ x, y, progress }) => `${x} ${y} ${progress}`)).size).toBe(1);
    const wrong = stepsOf('wrong-way');
    expect(wrong.at(-1)!.progress).toBeLessThan(wrong[0].progress);
    expect(last('fast-hard-right')).toMatchObject({ speed: 4, steering_angle: -30 });
    expect(last('late').steps).toBe(900);
  });

  it('knows both directions', () => {
    expect(last('reversed-track')).toMatchObject({ is_reversed: true, all_wheels_on_track: true });
    expect(last('mid-track').is_reversed).toBe(false);
  });

  it('has no objects in a time trial', () => {
    expect(made.map(({ id }) => id)).not.toContain('crash');
    expect(last('mid-track').objects_location).toEqual([]);
  });

  it.each([
    { type: 'object-avoidance', boxes: 2 },
    { type: 'head-to-bot', bots: 2 },
  ])('has objects ahead, beside, behind and in the way in $type', (race) => {
    const among = situationsOn('home', race);
    // Along the track: in a bend the way through the air is another.
    const ahead = (id: SituationId): number => {
      const { projection_distance, objects_distance } = among.last(id);
      return objects_distance[0] - projection_distance;
    };
    expect(ahead('object-ahead')).toBeCloseTo(0.8, 1);
    expect(ahead('object-close')).toBeCloseTo(0.4, 1);
    expect(ahead('crash')).toBeLessThan(0.15);
    expect(among.last('crash').is_crashed).toBe(true);
    expect(among.stepsOf('crash').at(-2)!.is_crashed).toBe(false);
    for (const id of ['object-ahead', 'object-close'] as const) {
      const { closest_objects, objects_left_of_center, is_left_of_center } = among.last(id);
      expect(closest_objects[1]).toBe(0);
      expect(objects_left_of_center[0]).toBe(is_left_of_center);
    }
    for (const id of ['object-other-lane', 'object-beside', 'object-passed'] as const) {
      expect(among.last(id).objects_left_of_center[0]).not.toBe(among.last(id).is_left_of_center);
    }
    expect(among.last('object-passed').closest_objects[0]).toBe(0);
  });
});

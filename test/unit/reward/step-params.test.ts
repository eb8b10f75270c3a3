import { describe, expect, test } from 'vitest';
import {
  COLUMN,
  FLAG,
  freezeWaypoints,
  paramsFromRow,
  ROW_SIZE,
  rowSize,
} from '../../../src/reward/step-params.ts';
import type { ScoringContext } from '../../../src/reward/step-params.ts';

const CONTEXT: ScoringContext = {
  numCars: 1,
  numObjects: 0,
  courses: [
    {
      trackLength: 3,
      waypoints: [
        [0, 0],
        [1, 0],
        [2, 1],
      ],
    },
  ],
};

describe('paramsFromRow', () => {
  test('puts every column and flag under its key', () => {
    const row = Float64Array.from({ length: 2 * ROW_SIZE }, (_, i) => i);
    for (const [key, flag] of Object.entries(FLAG)) {
      row[ROW_SIZE + COLUMN.flags] = flag;
      const params = paramsFromRow(row, ROW_SIZE, CONTEXT, 0);
      for (const other of Object.keys(FLAG)) expect(params[other as keyof typeof FLAG]).toBe(other === key);
    }
    const params = paramsFromRow(row, ROW_SIZE, CONTEXT, 0);
    for (const [key, column] of Object.entries(COLUMN)) {
      if (key in params && key !== 'flags') expect(params[key as 'x']).toBe(ROW_SIZE + column);
    }
    expect(params.closest_waypoints).toEqual([ROW_SIZE + 11, ROW_SIZE + 12]);
    expect(params.closest_objects).toEqual([ROW_SIZE + 14, ROW_SIZE + 15]);
    expect(params.track_length).toBe(3);
  });

  test('puts the columns of every object into the lists, in order', () => {
    const row = Float64Array.from({ length: 1 + rowSize(2) }, (_, i) => i);
    row[1 + ROW_SIZE + 4] = 0;
    expect(paramsFromRow(row, 1, { ...CONTEXT, numObjects: 2 }, 0)).toMatchObject({
      objects_location: [
        [17, 18],
        [24, 25],
      ],
      objects_distance: [19, 26],
      objects_distance_from_center: [20, 27],
      objects_left_of_center: [false, true],
      objects_heading: [22, 29],
      objects_speed: [23, 30],
    });
  });

  test('turns the waypoints round when the track is driven backwards', () => {
    const row = new Float64Array(ROW_SIZE);
    row[COLUMN.flags] = FLAG.is_reversed;
    expect(paramsFromRow(row, 0, CONTEXT, 0).waypoints).toEqual([
      [2, 1],
      [1, 0],
      [0, 0],
    ]);
  });

  test('deals the cars out to the tracks in turn', () => {
    const other = { trackLength: 7, waypoints: [[5, 5]] as const };
    const context = { ...CONTEXT, courses: [...CONTEXT.courses, other] };
    const lengths = [0, 1, 2, 3].map(
      (car) => paramsFromRow(new Float64Array(ROW_SIZE), 0, context, car).track_length,
    );
    expect(lengths).toEqual([3, 7, 3, 7]);
    expect(paramsFromRow(new Float64Array(ROW_SIZE), 0, context, 1).waypoints).toEqual([[5, 5]]);
  });

  test('shares nothing that user code could change', () => {
    const context = freezeWaypoints(CONTEXT);
    const row = new Float64Array(ROW_SIZE);
    const params = paramsFromRow(row, 0, context, 0);
    params.waypoints.reverse();
    params.closest_waypoints[0] = 9;
    params.objects_speed.push(1);
    expect(() => Object.assign(params.waypoints[0], [9])).toThrow(TypeError);
    expect(paramsFromRow(row, 0, context, 0)).toEqual(paramsFromRow(row, 0, CONTEXT, 0));
  });
});

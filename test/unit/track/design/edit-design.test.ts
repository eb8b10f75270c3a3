import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layRoad } from '../../../../src/track/design/design-road.ts';
import {
  reversedDesign,
  scaledToLength,
  startedAt,
  withEach,
  withoutPoint,
  withPoint,
  withPointAt,
} from '../../../../src/track/design/edit-design.ts';
import { circle, loops } from './designs.ts';

describe('edits of a design', () => {
  it('keep points within what a track may have', () => {
    const { points } = withPoint(circle(5, 3), 2, { x: 1e9, left: 0, banking: -90, elevation: -1 });
    expect(points[2]).toMatchObject({ x: 10_000, left: 0.1, banking: -45, elevation: 0, right: 0.4 });
    expect(withEach(circle(5, 3), { left: 0.7 }).points.map(({ left }) => left)).toEqual([
      0.7, 0.7, 0.7, 0.7, 0.7,
    ]);
  });

  it('add a point where the road is, and hardly move it', () => {
    fc.assert(
      fc.property(loops, fc.nat(), (design, chance) => {
        const road = layRoad(design);
        const place = chance % road.x.length;
        const added = withPointAt(design, road, place);
        if (road.placeOf.includes(place)) {
          expect(added).toBeNull();
          return;
        }
        expect(added!.design.points).toHaveLength(design.points.length + 1);
        const { x, y } = added!.design.points[added!.index];
        expect([x, y]).toEqual([road.x[place], road.y[place]]);
        expect(added!.design.points.toSpliced(added!.index, 1)).toEqual(design.points);
        expect(Math.abs(layRoad(added!.design).length / road.length - 1)).toBeLessThan(0.1);
      }),
    );
  });

  it('remove a point, but never one of the last three', () => {
    expect(withoutPoint(circle(4, 3), 1)!.points).toHaveLength(3);
    expect(withoutPoint(circle(3, 3), 1)).toBeNull();
  });

  it('reverse the direction and lose nothing: twice is what it was', () => {
    fc.assert(
      fc.property(loops, (design) => {
        const reversed = reversedDesign(design);
        expect(reversed.points[0]).toMatchObject({ x: design.points[0].x, y: design.points[0].y });
        expect(reversed.points[1]).toMatchObject({
          x: design.points.at(-1)!.x,
          left: design.points.at(-1)!.right,
          banking: 0 - design.points.at(-1)!.banking,
        });
        expect(layRoad(reversed).length).toBeCloseTo(layRoad(design).length, 6);
        const twice = reversedDesign(reversed).points;
        twice.forEach((point, i) => {
          for (const [name, value] of Object.entries(point)) {
            expect(value).toBeCloseTo(design.points[i][name as keyof typeof point], 12);
          }
        });
      }),
    );
  });

  it('start the lap elsewhere, and bring it to a length', () => {
    const design = circle(6, 3);
    expect(startedAt(design, 2).points.map(({ x }) => x)).toEqual(
      [2, 3, 4, 5, 0, 1].map((i) => design.points[i].x),
    );
    const scaled = scaledToLength(design, 40);
    expect(layRoad(scaled).length).toBeCloseTo(40, 9);
    expect(scaled.points[3].left).toBe(0.5);
  });
});

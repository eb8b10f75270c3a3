import { describe, expect, it } from 'vitest';
import { designFacts, radiusAt } from '../../../../src/track/design/design-facts.ts';
import { edgeDrop, layRoad } from '../../../../src/track/design/design-road.ts';
import { trackOfDesign } from '../../../../src/track/design/track-of-design.ts';
import { checkTrackFile } from '../../../../src/track/track-file.ts';
import { Track } from '../../../../src/track/track.ts';
import { circle, FLAT } from './designs.ts';

describe('layRoad', () => {
  it('lays a circle of the right length and radius', () => {
    const road = layRoad(circle(40, 5));
    expect(road.length).toBeCloseTo(2 * Math.PI * 5, 2);
    for (let place = 0; place < road.x.length; place += 7) {
      expect(Math.hypot(road.x[place], road.y[place])).toBeCloseTo(5, 3);
      expect(Math.abs(radiusAt(road, place) - 5)).toBeLessThan(0.25);
    }
    const facts = designFacts(road);
    expect(facts.narrowest.value).toBeCloseTo(0.9, 12);
    expect(facts.climb).toBe(0);
  });

  it('has each point of the design as a place, at about even distances', () => {
    const design = circle(7, 4);
    const road = layRoad(design);
    design.points.forEach(({ x, y }, i) => {
      expect([road.x[road.placeOf[i]], road.y[road.placeOf[i]]]).toEqual([x, y]);
    });
    const steps = Array.from(road.s, (s, i) => (road.s[i + 1] ?? road.length) - s);
    expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(1.1);
    expect(road.x.length).toBe(road.placeOf[7]);
  });

  it('goes from width to width, height to height and angle to angle without leaving their range', () => {
    const { points } = circle(8, 6);
    const road = layRoad({
      points: points.map((point, i) => ({
        ...point,
        left: i === 2 ? 1.2 : 0.5,
        elevation: i === 4 ? 1 : 0,
        banking: i === 5 ? 12 : 0,
      })),
    });
    expect(road.left[road.placeOf[2]]).toBe(1.2);
    expect(road.lowEdge[road.placeOf[4]]).toBe(1);
    expect(road.banking[road.placeOf[5]]).toBe(12);
    expect(Math.min(...road.left)).toBe(0.5);
    expect(Math.max(...road.left)).toBe(1.2);
    expect(Math.min(...road.lowEdge)).toBe(0);
    const halfway = (road.placeOf[1] + road.placeOf[2]) >> 1;
    expect(road.left[halfway]).toBeCloseTo(0.85, 1);
  });

  it('lifts the centre line of a banked road by what its lower edge would lie under the ground', () => {
    expect(edgeDrop(0.5, 0.4, 10)).toBeCloseTo(0.5 * Math.tan((10 * Math.PI) / 180), 12);
    expect(edgeDrop(0.5, 0.4, -10)).toBeCloseTo(0.4 * Math.tan((10 * Math.PI) / 180), 12);
    const design = circle(12, 4, { ...FLAT, banking: 15 });
    const track = checkTrackFile(trackOfDesign(design, { id: 'own-bowl', name: 'Bowl' }), 'bowl');
    const { height } = new Track(track).groundAt(3.52, 0);
    expect(Math.abs(height)).toBeLessThan(0.01);
  });
});

import { Mesh } from 'three';
import { describe, expect, it } from 'vitest';
import { BODY_SHAPES, type BodyShape } from '../../../src/sim/car.ts';
import { buildCarGeometry } from '../../../src/viewer/car-geometry.ts';
import { carLookOf, isSameLook, paintedLook, STOCK_LOOK } from '../../../src/viewer/car-look.ts';
import { GhostFleet } from '../../../src/viewer/ghost-fleet.ts';
import { HeroCar } from '../../../src/viewer/hero-car.ts';
import { SCENE_THEMES } from '../../../src/viewer/scene-theme.ts';
import { ownCar } from '../sim/own-car.ts';

const looking = (shape: BodyShape, paint = '#ff0000') =>
  carLookOf({ ...ownCar({ wheelbase: 0.2, trackWidth: 0.18 }), body: { shape, paint, trim: '#00ff00' } });

/** Whether any corner has more of one part of its colour than of the others together. */
function hasColour(geometry: ReturnType<typeof buildCarGeometry>, part: 0 | 1): boolean {
  const colours = geometry.getAttribute('color');
  return Array.from({ length: colours.count }, (_, i) => [
    colours.getX(i),
    colours.getY(i),
    colours.getZ(i),
  ]).some((rgb) => rgb[part] > 0.1 && rgb[part] > 2 * (rgb[0] + rgb[1] + rgb[2] - rgb[part]));
}

describe.each(BODY_SHAPES)('a %s', (shape) => {
  it('is a body of finite corners that is about as large as a car', () => {
    for (const withWheels of [true, false]) {
      const geometry = buildCarGeometry(withWheels, looking(shape));
      geometry.computeBoundingBox();
      const { min, max } = geometry.boundingBox!;
      expect([...min.toArray(), ...max.toArray()].every(Number.isFinite)).toBe(true);
      expect(max.x - min.x).toBeGreaterThan(0.3);
      expect(max.x - min.x).toBeLessThan(0.37);
      expect(max.y).toBeCloseTo(-min.y, 6);
      expect(max.z).toBeLessThan(0.13);
      expect(min.z).toBeGreaterThanOrEqual(0);
    }
  });

  it('wears its paint where it is alone, and its trim everywhere', () => {
    const [solid, ghost] = [false, true].map((withWheels) => buildCarGeometry(withWheels, looking(shape)));
    expect([hasColour(solid, 0), hasColour(solid, 1)]).toEqual([true, true]);
    expect([hasColour(ghost, 0), hasColour(ghost, 1)]).toEqual([false, true]);
  });
});

describe('cars in the picture', () => {
  it('are the theme’s where they ship, and have their wheels where their values say', () => {
    expect(carLookOf('club')).toBe(STOCK_LOOK);
    expect(looking('coupe')).toMatchObject({ axle: 0.1, wheelY: 0.092 });
    expect(isSameLook(looking('coupe'), looking('coupe'))).toBe(true);
    expect(isSameLook(looking('coupe'), looking('coupe', '#ff0001'))).toBe(false);
  });

  it('wear the paint of a race, and their own shape and trim', () => {
    const own = looking('coupe');
    const colours = { paint: '#0000ff', trim: '#00ff00' };
    expect(paintedLook(own, '#0000ff')).toEqual({ ...own, colours });
    expect(paintedLook(STOCK_LOOK, '#0000ff')).toBe(STOCK_LOOK);
  });

  it('change their look and let go of the one before', () => {
    const theme = SCENE_THEMES.dark;
    const cars = [new HeroCar(theme), new GhostFleet(theme)];
    for (const car of cars) {
      if (car instanceof GhostFleet) car.setPoses(new Float32Array(16), 1);
      const bodyOf = (): Mesh =>
        car.children
          .filter((child): child is Mesh => child instanceof Mesh)
          .reduce((a, b) =>
            a.geometry.getAttribute('position').count > b.geometry.getAttribute('position').count ? a : b,
          );
      const before = bodyOf().geometry;
      let released = 0;
      before.addEventListener('dispose', () => released++);
      car.setLook(STOCK_LOOK);
      expect(bodyOf().geometry).toBe(before);
      car.setLook(looking('pickup'));
      expect(bodyOf().geometry).not.toBe(before);
      expect(released).toBe(1);
      car.dispose();
    }
  });
});

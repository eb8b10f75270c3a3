import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseImages, countLabels, dealOut, type ImageSet } from '../../../../src/lab/vision/image-set.ts';
import { OWN_LIMITS, splitOwnImages, whyNotTrainable } from '../../../../src/lab/vision/own-images.ts';
import { Rng } from '../../../../src/math/rng.ts';

/** Pictures of one pixel, whose shade is their number. */
function images(counts: readonly number[]): ImageSet {
  const labels = counts.flatMap((count, label) => Array<number>(count).fill(label));
  return {
    width: 1,
    height: 1,
    channels: 1,
    classes: counts.map((_, k) => `class ${k}`),
    pixels: Uint8Array.from(labels.keys()),
    labels: Uint8Array.from(labels),
  };
}

describe('pictures that are dealt out', () => {
  it('are in one part each, a fifth of every class in two of them, by the seed', () => {
    const set = images([20, 50]);
    const parts = dealOut(set, [0.2, 0.2], new Rng(1));
    expect(parts.flat().toSorted((a, b) => a - b)).toEqual([...set.labels.keys()]);
    expect(parts.map((part) => countLabels(chooseImages(set, part)))).toEqual([
      [12, 30],
      [4, 10],
      [4, 10],
    ]);
    expect(dealOut(set, [0.2, 0.2], new Rng(1))).toEqual(parts);
    expect(dealOut(set, [0.2, 0.2], new Rng(2))).not.toEqual(parts);
    expect([...chooseImages(set, parts[1]).pixels]).toEqual(parts[1]);
  });

  it('leave every class with enough pictures something in every part', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 1, maxLength: 6 }), (counts) => {
        const set = images(counts);
        for (const part of dealOut(set, [0.2, 0.2], new Rng(3)))
          expect(Math.min(...countLabels(chooseImages(set, part)))).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a person’s own pictures', () => {
  it.each([
    [['cup', 'pen'], [0, 0], /no pictures yet. Add at least 5 to each of two classes/],
    [['cup', 'pen'], [9, 0], /All pictures are of “cup”.*must be a second class/],
    [['cup'], [9], /All pictures are of “cup”/],
    [['cup', 'pen'], [9, 2], /“pen” has 2 pictures. Each class needs at least 5/],
    [['cup', 'pen'], [9, 1], /“pen” has 1 picture\./],
    [['cup', 'pen', 'hand'], [9, 9, 0], /“hand” has no pictures.*remove the class/],
    [[], [], /no pictures yet/],
  ])('%j with %j pictures cannot be learnt from', (classes, counts, reason) => {
    expect(whyNotTrainable(classes, counts)).toMatch(reason);
  });

  it('are split in three once there are enough', () => {
    const least = OWN_LIMITS.leastPictures;
    expect(whyNotTrainable(['cup', 'pen'], [least, least])).toBeNull();
    const { training, validation, test } = splitOwnImages(images([least, least]), 1);
    expect([training, validation, test].map(countLabels)).toEqual([
      [3, 3],
      [1, 1],
      [1, 1],
    ]);
    expect(() => splitOwnImages(images([least, 2]), 1)).toThrow(/has 2 pictures/);
  });
});

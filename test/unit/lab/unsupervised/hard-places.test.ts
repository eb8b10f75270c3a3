import { describe, expect, it } from 'vitest';
import { curriculumStarts } from '../../../../src/lab/unsupervised/curriculum-starts.ts';
import { hardPlaces } from '../../../../src/lab/unsupervised/hard-places.ts';
import { driveOf } from './drive-of.ts';

/** After a second at the start: two laps of 10 m at 1.5 m/s, a decimetre each decision. */
const drive = driveOf([
  ...Array.from({ length: 15 }, () => ({ s: 0, speed: 0 })),
  ...Array.from({ length: 200 }, (_, i) => ({ s: ((i + 0.5) % 100) / 10, speed: 1.5 })),
]);

describe('hard places', () => {
  it('are where anomalies were, per metre driven there', () => {
    const flags = Array.from(
      { length: 215 },
      (_, row) => row >= 15 && (row - 15) % 100 >= 70 && (row - 15) % 100 < 75,
    );
    const places = hardPlaces(drive, flags);
    expect(places).toHaveLength(20);
    places.forEach(({ from, anomaliesPerMetre }, i) => {
      expect(from).toBeCloseTo(i / 2, 12);
      // Every decision of half a metre, of ten in a metre.
      expect(anomaliesPerMetre).toBeCloseTo(i === 14 ? 10 : 0, 9);
    });
  });

  it('are none where nobody drove', () => {
    const still = driveOf(Array.from({ length: 30 }, () => ({ s: 3, speed: 0 })));
    expect(
      hardPlaces(still, new Array<boolean>(30).fill(true)).map((place) => place.anomaliesPerMetre),
    ).toEqual(new Array(20).fill(0));
  });
});

describe('the starts of a curriculum', () => {
  const placesAt = (...hard: number[]) =>
    Array.from({ length: 20 }, (_, i) => ({ from: i / 2, anomaliesPerMetre: hard.includes(i) ? 1 : 0 }));

  it('are half round the lap, half two metres before hard places, in turn', () => {
    const starts = curriculumStarts(placesAt(2, 14), 10);
    expect(starts).toHaveLength(40);
    expect(starts.filter((_, i) => i % 2 === 0)).toEqual(Array.from({ length: 20 }, (_, i) => i / 20));
    const hard = starts.filter((_, i) => i % 2 === 1);
    // Before the line for the one at 1 m.
    hard.forEach((start, i) => expect(start).toBeCloseTo(i < 10 ? 0.9 : 0.5, 9));
  });

  it('are all round the lap where nothing is hard', () => {
    expect(curriculumStarts(placesAt(), 10)).toEqual(Array.from({ length: 40 }, (_, i) => i / 40));
  });
});

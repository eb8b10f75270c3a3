import { describe, expect, it } from 'vitest';
import { sectorPixels } from '../../../src/app/charts/draw-sectors.ts';
import { MAX_ROWS, notableSector, sectorRange, sectorRows } from '../../../src/app/charts/sector-rows.ts';
import { evaluationPoint, RunCurves } from '../../../src/app/state/run-curves.ts';
import { NUM_SECTORS, type SectorFigures } from '../../../src/training/sectors/sector-figures.ts';
import { evaluationEvent } from './setup/events.ts';

const NOWHERE: SectorFigures = {
  visits: Array<number>(NUM_SECTORS).fill(0),
  speed: Array<number>(NUM_SECTORS).fill(0),
  steering: Array<number>(NUM_SECTORS).fill(0),
  reward: Array<number>(NUM_SECTORS).fill(0),
  exits: Array<number>(NUM_SECTORS).fill(0),
};

type Place = Readonly<Partial<Record<keyof SectorFigures, number>>>;

/** Figures of which only some sectors have any. */
function figures(places: Readonly<Record<number, Place>>): SectorFigures {
  const all = structuredClone(NOWHERE) as Record<keyof SectorFigures, number[]>;
  for (const [sector, place] of Object.entries(places))
    for (const [name, value] of Object.entries(place))
      all[name as keyof SectorFigures][Number(sector)] = value;
  return all;
}

function curvesOf(...rows: readonly (SectorFigures | undefined)[]): RunCurves {
  const curves = new RunCurves();
  for (const [i, sectors] of rows.entries())
    curves.push(evaluationPoint({ ...evaluationEvent(i + 1, 5, false), ...(sectors && { sectors }) }));
  return curves;
}

describe('the rows of a map', () => {
  it('are the evaluations that know of sectors, with nothing where no car came by', () => {
    const curves = curvesOf(undefined, figures({ 3: { visits: 2, speed: 1.5 } }));
    const [row, ...more] = sectorRows(curves, 'speed');
    expect(more).toEqual([]);
    expect(row.steps).toBe(2048);
    expect(row.values.slice(2, 5)).toEqual([null, 1.5, null]);
  });

  it('are joined where there are many: means by how often cars were there, exits as their sum', () => {
    const often = figures({ 0: { visits: 3, speed: 1, exits: 1 } });
    const once = figures({ 0: { visits: 1, speed: 5, exits: 1 } });
    const curves = curvesOf(...Array.from({ length: 2 * MAX_ROWS }, (_, i) => (i % 2 ? once : often)));
    const rows = sectorRows(curves, 'speed');
    expect(rows).toHaveLength(MAX_ROWS);
    expect(rows[0].values[0]).toBe(2);
    expect(sectorRows(curves, 'exits')[0].values[0]).toBe(2);
    expect(rows.at(-1)!.steps).toBe(curves.steps);
  });

  it('have colours from their least value to their most, and as much to either side of 0 where that is the middle', () => {
    const rows = sectorRows(
      curvesOf(figures({ 1: { visits: 1, steering: -10 }, 2: { visits: 1, steering: 4 } })),
      'steering',
    );
    expect(sectorRange(rows, false)).toEqual({ low: -10, high: 4 });
    expect(sectorRange(rows, true)).toEqual({ low: -10, high: 10 });
    expect(sectorRange([], true)).toEqual({ low: 0, high: 0 });
    expect(notableSector(rows, 'most', true)).toBe(1);
    expect(notableSector(rows, 'most', false)).toBe(2);
    expect(notableSector(rows, 'least', false)).toBe(1);
  });

  it('point nothing out where all is the same', () => {
    const rows = sectorRows(curvesOf(figures({ 1: { visits: 1 }, 2: { visits: 1 } })), 'exits');
    expect(notableSector(rows, 'most', false)).toBeNull();
    expect(notableSector([], 'most', false)).toBeNull();
  });
});

describe('the pixels of a map', () => {
  it('go from the first colour to the last, and are clear where no car came by', () => {
    const rows = [{ steps: 1, values: [0, 5, 10, ...Array<null>(NUM_SECTORS - 3).fill(null)] }];
    const pixels = sectorPixels(rows, ['#000000', '#ffffff'], { low: 0, high: 10 });
    expect(pixels).toHaveLength(4 * NUM_SECTORS);
    expect(Array.from(pixels.subarray(0, 16))).toEqual([
      0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255, 0, 0, 0, 0,
    ]);
  });

  it('have the middle colour where there is but one value', () => {
    const rows = [{ steps: 1, values: Array<number>(NUM_SECTORS).fill(7) }];
    const pixels = sectorPixels(rows, ['#000000', '#646464', '#ffffff'], { low: 7, high: 7 });
    expect(Array.from(pixels.subarray(0, 4))).toEqual([100, 100, 100, 255]);
  });
});

import {
  NUM_SECTORS,
  type SectorFigures,
  type SectorQuantity,
} from '../../training/sectors/sector-figures.ts';
import type { RunCurves } from '../state/run-curves.ts';

/** What happened between two evaluations, or several of them where there are many. */
export interface SectorRow {
  /** Environment steps at its end. */
  readonly steps: number;
  /** [NUM_SECTORS]; null where no car came by. */
  readonly values: readonly (number | null)[];
}

/** More rows than this are joined: a map is about as many pixels high. */
export const MAX_ROWS = 96;

/** What a map shows of a run: a row per evaluation that knows of sectors, oldest first. */
export function sectorRows(curves: RunCurves, quantity: SectorQuantity): SectorRow[] {
  const known = curves.evaluations.flatMap(({ steps, sectors }) => (sectors ? [{ steps, sectors }] : []));
  const size = Math.max(1, Math.ceil(known.length / MAX_ROWS));
  const rows: SectorRow[] = [];
  for (let first = 0; first < known.length; first += size) {
    const joined = known.slice(first, first + size);
    const figures = joined.map(({ sectors }) => sectors);
    rows.push({
      steps: joined.at(-1)!.steps,
      values: Array.from({ length: NUM_SECTORS }, (_, sector) => joinedValue(figures, quantity, sector)),
    });
  }
  return rows;
}

/** Exits add up; of the others it is the mean over all steps that were taken there. */
function joinedValue(
  figures: readonly SectorFigures[],
  quantity: SectorQuantity,
  sector: number,
): number | null {
  const visits = figures.reduce((sum, one) => sum + one.visits[sector], 0);
  if (visits === 0) return null;
  const share = (one: SectorFigures): number => (quantity === 'exits' ? 1 : one.visits[sector] / visits);
  return figures.reduce((sum, one) => sum + share(one) * one[quantity][sector], 0);
}

/** Which values the first and the last colour stand for. @param isSigned whether 0 is in the middle */
export function sectorRange(
  rows: readonly SectorRow[],
  isSigned: boolean,
): { readonly low: number; readonly high: number } {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  if (values.length === 0) return { low: 0, high: 0 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!isSigned) return { low, high };
  const most = Math.max(-low, high);
  return { low: -most, high: most };
}

/**
 * The sector with the least or the most of the newest row; null where that has none, or the same everywhere.
 * @param isSigned whether it is how far from 0 that counts
 */
export function notableSector(
  rows: readonly SectorRow[],
  of: 'least' | 'most',
  isSigned: boolean,
): number | null {
  const { values = [] } = rows.at(-1) ?? {};
  const known = values.flatMap((value, sector) => {
    return value === null ? [] : [{ value: isSigned ? Math.abs(value) : value, sector }];
  });
  if (known.every(({ value }) => value === known[0].value)) return null;
  const sign = of === 'most' ? 1 : -1;
  return known.reduce((best, one) => (sign * one.value > sign * best.value ? one : best)).sector;
}

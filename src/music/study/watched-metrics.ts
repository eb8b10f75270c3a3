import { mean } from '../../math/statistics.ts';
import { spreadEvenly } from '../../math/spread-evenly.ts';
import type { Sample } from '../corpus/piece.ts';
import type { MetricColumns } from '../metrics/metric-columns.ts';
import { diversity, medianNearest, rollDistance } from '../metrics/roll-distance.ts';
import type { Roll } from '../roll/roll.ts';
import { PARTS, PITCHED_PARTS } from '../roll/roll-layout.ts';

/** What people watch of a generator that learns, one number each. */
export const WATCHED = [
  /** Share of the melody's beats with which the accompaniment agrees. */
  'melodyAgreement',
  /** Share of the notes that last for two sixteenths and more. */
  'qualifiedNotes',
  /** Share of the steps at which both bars begin a note or neither does. */
  'groove',
  /** Share of the bars in which a part is silent, the mean over the parts. */
  'emptyBars',
  /** Mean distance of two arrangements of one melody by different dice, the mean over the parts. */
  'sameMelody',
  /** Median distance of an arrangement to the most similar sample that was learnt from. */
  'nearestLearnt',
] as const;

export type WatchedMetric = (typeof WATCHED)[number];
/** Null: nothing to count, as of a part that never plays. */
export type WatchedValues = Readonly<Record<WatchedMetric, number | null>>;
/** Where a value should come to lie. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** Rolls that are compared with each other; of more, pairs would take longer than learning. */
export const PAIRED = 48;
const COMPARED_WITH = 500;
/** How far from the data's mean is still as good as the data: as a shipped model must be, or a little more. */
const TOLERANCE = { melodyAgreement: 0.05, qualifiedNotes: 0.05, groove: 0.05, emptyBars: 0.03 } as const;
/** Shares of the data's own distances, see `bandsOf`. */
const LEAST_DIFFERENCE = 0.4;
const LEAST_NEAREST = 0.8;

/** Those that are counted in each roll for itself. */
export function countedValues(columns: MetricColumns): Pick<WatchedValues, keyof typeof TOLERANCE> {
  const of = (name: string): number | null => mean((columns[name] ?? []).filter((value) => value !== null));
  const overParts = (name: string, parts: readonly string[]): number | null =>
    mean(parts.map((part) => of(`${name} ${part}`)).filter((value) => value !== null));
  return {
    melodyAgreement: of('melodyAgreement'),
    qualifiedNotes: overParts('qualifiedNoteRate', PITCHED_PARTS),
    groove: of('grooveConsistency all'),
    emptyBars: overParts('emptyBarRate', PARTS),
  };
}

/** How different two arrangements are, each part counting the same. */
export function meanDifference(made: readonly Roll[], madeAnew: readonly Roll[]): number | null {
  return mean(PARTS.flatMap((part) => made.map((roll, i) => rollDistance(roll, madeAnew[i], part))));
}

/** Median distance to the most similar of the others. */
export function nearestOf(rolls: readonly Roll[], learnt: readonly Roll[]): number | null {
  return medianNearest(spreadEvenly(rolls, PAIRED), spreadEvenly(learnt, COMPARED_WITH));
}

/** The same of the data itself. `sameMelody` is the distance of rolls for different melodies: data has one for each. */
export function valuesOfData(
  columns: MetricColumns,
  data: readonly Sample[],
  learnt: readonly Sample[],
): WatchedValues {
  const rolls = spreadEvenly(data, PAIRED).map(({ roll }) => roll);
  return {
    ...countedValues(columns),
    sameMelody: mean(PARTS.map((part) => diversity(rolls, part)).filter((value) => value !== null)),
    nearestLearnt: nearestOf(
      rolls,
      learnt.map(({ roll }) => roll),
    ),
  };
}

/**
 * Where a generator's values should come to lie: around the data's; as different for one melody as a good part of what
 * different melodies have; and about as far from what was learnt as other data are.
 */
export function bandsOf(data: WatchedValues): Readonly<Record<WatchedMetric, Band | null>> {
  const entries = WATCHED.map((name) => {
    const value = data[name];
    if (value === null) return [name, null];
    if (name === 'sameMelody') return [name, { low: LEAST_DIFFERENCE * value, high: value }];
    if (name === 'nearestLearnt') return [name, { low: LEAST_NEAREST * value, high: 1 }];
    const tolerance = TOLERANCE[name];
    return [name, { low: Math.max(0, value - tolerance), high: Math.min(1, value + tolerance) }];
  });
  return Object.fromEntries(entries) as Record<WatchedMetric, Band | null>;
}

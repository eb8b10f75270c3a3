import type { Sample } from '../corpus/piece.ts';
import { mean, median } from '../../math/statistics.ts';
import { metricGap, metricGaps } from '../metrics/gap.ts';
import { melodyAgreement } from '../metrics/melody-agreement.ts';
import { diversity, nearestDistance, rollDistance } from '../metrics/roll-distance.ts';
import { metricColumns } from '../metrics/metric-columns.ts';
import type { MelodyRoll } from '../roll/melody-roll.ts';
import type { Roll } from '../roll/roll.ts';
import { type Part, PARTS } from '../roll/roll-layout.ts';

/** What can be said of arrangements beside the data's own, for the same melodies. */
export interface Assessment {
  /** How far their metrics are from the data's, see `metricGap`; and how far other data are. */
  readonly gap: number;
  readonly gapOfData: number;
  /** Of each metric. */
  readonly gaps: Readonly<Record<string, number>>;
  /** The mean of each metric over the rolls; null where none has it. */
  readonly metrics: Readonly<Record<string, { readonly data: number | null; readonly made: number | null }>>;
  /** How much more they agree with their melodies than with others. */
  readonly lift: { readonly data: number; readonly made: number };
  /** Mean distance between rolls for different melodies. */
  readonly diversity: Readonly<Record<Part, { readonly data: number; readonly made: number }>>;
  /** Mean distance between two rolls for one melody that begins: what follows keeps its groove, whatever the seed. */
  readonly otherSeed: Readonly<Record<Part, number>>;
  /** Share of the rolls that are like no other. */
  readonly unique: { readonly data: number; readonly made: number };
  /** Median distance to the most similar roll that was learnt from. */
  readonly nearest: { readonly data: number; readonly made: number };
}

/** What is compared. */
export interface Assessed {
  /** Two arrangements each of the melodies of `data`, by different seeds. */
  readonly made: readonly Roll[];
  readonly madeAnew: readonly Roll[];
  /** Not learnt from. */
  readonly data: readonly Sample[];
  /** Of the same kind as `data`: what a perfect generator would be. */
  readonly otherData: readonly Sample[];
  readonly learnt: readonly Roll[];
}

/** All pairs of more rolls than this would take minutes. */
const MOST_PAIRED = 128;

export function assess({ made, madeAnew, data, otherData, learnt }: Assessed): Assessment {
  const rolls = data.map(({ roll }) => roll);
  const melodies = data.map(({ melody }) => melody);
  const known = metricColumns(rolls, melodies);
  const found = metricColumns(made, melodies);
  const other = metricColumns(
    otherData.map(({ roll }) => roll),
    otherData.map(({ melody }) => melody),
  );
  const perPart = <T>(measure: (part: Part) => T): Record<Part, T> =>
    Object.fromEntries(PARTS.map((part) => [part, measure(part)])) as Record<Part, T>;
  const spread = (all: readonly Roll[], part: Part): number => diversity(all.slice(0, MOST_PAIRED), part)!;
  const toNearest = (all: readonly Roll[]): number =>
    median(all.slice(0, MOST_PAIRED).map((roll) => nearestDistance(roll, learnt)))!;

  return {
    gap: metricGap(known, found)!,
    gapOfData: metricGap(known, other)!,
    gaps: metricGaps(known, found),
    metrics: Object.fromEntries(
      Object.keys(known).map((name) => [name, { data: meanOf(known[name]), made: meanOf(found[name]) }]),
    ),
    lift: { data: lift(rolls, melodies), made: lift(made, melodies) },
    diversity: perPart((part) => ({ data: spread(rolls, part), made: spread(made, part) })),
    otherSeed: perPart((part) =>
      meanOf(made.map((roll, i) => (data[i].before ? null : rollDistance(roll, madeAnew[i], part))))!,
    ),
    unique: { data: uniqueShare(rolls), made: uniqueShare(made) },
    nearest: { data: toNearest(rolls), made: toNearest(made) },
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  return mean(values.filter((value) => value !== null));
}

/** Mean agreement with the own melodies, less that with the next roll's. */
function lift(rolls: readonly Roll[], melodies: readonly MelodyRoll[]): number {
  const agreement = (shift: number): number =>
    meanOf(rolls.map((roll, i) => melodyAgreement(roll, melodies[(i + shift) % melodies.length])))!;
  return agreement(0) - agreement(1);
}

function uniqueShare(rolls: readonly Roll[]): number {
  const texts = rolls.map((roll) => roll.join(''));
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return texts.filter((text) => counts.get(text) === 1).length / texts.length;
}

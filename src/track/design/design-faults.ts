import { type GeometryFault, geometryFaults } from '../track-checks.ts';
import type { TrackFile } from '../track-file.ts';
import { ELEVATION, MAX_COORDINATE } from '../track-limits.ts';
import { radiusAt, slopeAt } from './design-facts.ts';
import type { DesignRoad } from './design-road.ts';

/** Something about a road that cannot be, or that its driver will not like. */
export interface DesignFault {
  /** Errors are what a track file is refused for. */
  readonly severity: 'error' | 'warning';
  /** Index of the place on the road where it is, or is worst. */
  readonly place: number;
  /** Two or three words for the place itself. */
  readonly label: string;
  /** What it is and what to do. */
  readonly text: string;
}

/** What a driver can live with, after the tracks that ship and the cars that drive on them. */
export const COMFORT = {
  /** About what the stock car drives round at full lock, metres; shipped tracks are no tighter than 0.6. */
  radius: 0.5,
  /** Twice as wide as a car, metres. */
  width: 0.4,
  /** Shipped tracks rise by up to 16 %. */
  slope: 0.25,
  /** Shipped tracks are banked by up to 16°. */
  banking: 20,
  /** Shipped laps are 16 to 100 m long. */
  length: { low: 10, high: 150 },
} as const;

/** Faults of a kind that lie no farther apart are one, metres. */
const ONE_FAULT = 1;
/** A road that crosses itself everywhere breaks a rule in thousands of places; nobody needs them all. */
const MOST = 2000;

/** A place that breaks a rule; the greater the weight, the worse. */
interface Spot extends DesignFault {
  readonly kind: string;
  readonly weight: number;
}

/**
 * What is wrong with a road, errors first, each in lap order. A road without errors is one that `checkTrackFile` takes.
 * @param track what `trackOfDesign` makes of it
 */
export function designFaults(road: DesignRoad, track: TrackFile): DesignFault[] {
  const broken = [...geometrySpots(road, track), ...limitSpots(road)];
  const isNear = ({ place }: Spot, others: readonly Spot[]): boolean =>
    others.some((other) => apart(road, other.place, place) < ONE_FAULT);
  // A border that folds meets itself; that is one fault and not two.
  const folds = broken.filter(({ kind }) => kind.startsWith('fold'));
  const errors = gather(
    broken.filter((spot) => !spot.kind.startsWith('touch') || !isNear(spot, folds)),
    road,
  );
  const warnings = comfortSpots(road).filter((spot) => !isNear(spot, errors));
  return [...errors, ...gather(warnings, road), ...lengthWarnings(road)].map(
    ({ severity, place, label, text }) => ({ severity, place, label, text }),
  );
}

function geometrySpots(road: DesignRoad, track: TrackFile): Spot[] {
  const spots: Spot[] = [];
  for (const fault of geometryFaults(track)) {
    const kind = `${fault.kind} ${fault.side ?? ''}`;
    spots.push({ severity: 'error', kind, weight: 0, place: fault.at, ...wordsOf(fault, road) });
    if (spots.length === MOST) break;
  }
  return spots;
}

function wordsOf({ kind, side, other, rule, value }: GeometryFault, road: DesignRoad) {
  switch (kind) {
    case 'fold':
      return {
        label: 'Too tight',
        text: `Too tight for its width: the ${side} border folds over itself. Widen the bend or narrow the road.`,
      };
    case 'turn':
      return {
        label: 'Too sharp',
        text: `Too sharp: the line turns by ${String(value)} at one place. Soften the corner.`,
      };
    case 'touch':
      return {
        label: 'Road meets road',
        text: `The road meets itself here and ${road.s[other ?? 0].toFixed(1)} m into the lap. Move them apart or narrow the road.`,
      };
    case 'slope':
      return { label: 'Too steep', text: 'Steeper than 45°. Make the heights on both sides more alike.' };
    case 'point':
      return {
        label: 'No length',
        text: 'Two points lie on each other, so that the line has no direction. Move or remove one.',
      };
    // Heights are of the lower edge, which no banking buries: what is left has no words of its own.
    default:
      return { label: 'Underground', text: rule };
  }
}

/** What the shape of a track file does not allow, where the limits of points do not see to it. */
function limitSpots({ x, y, elevation }: DesignRoad): Spot[] {
  const spots: Spot[] = [];
  for (const place of x.keys()) {
    if (Math.max(Math.abs(x[place]), Math.abs(y[place])) > MAX_COORDINATE) {
      const text = 'More than 10 km from the origin. Move the track closer.';
      spots.push({ severity: 'error', kind: 'far', weight: 0, place, label: 'Too far out', text });
    }
    if (elevation[place] > ELEVATION.high) {
      const text = `Higher than ${ELEVATION.high} m, with what its banking lifts it. Lower it.`;
      spots.push({
        severity: 'error',
        kind: 'high',
        weight: elevation[place],
        place,
        label: 'Too high',
        text,
      });
    }
  }
  return spots;
}

function comfortSpots(road: DesignRoad): Spot[] {
  const spots: Spot[] = [];
  const warn = (kind: string, place: number, weight: number, label: string, text: string): void => {
    spots.push({ severity: 'warning', kind, place, weight, label, text });
  };
  for (const place of road.x.keys()) {
    const radius = radiusAt(road, place);
    const width = road.left[place] + road.right[place];
    const slope = slopeAt(road, place);
    const banking = Math.abs(road.banking[place]);
    if (radius < COMFORT.radius) {
      const text = `Radius ${radius.toFixed(2)} m: a car at full lock drives round ${COMFORT.radius} m, so that it must cut the bend.`;
      warn('radius', place, 1 / radius, 'Tight bend', text);
    }
    if (width < COMFORT.width)
      warn('narrow', place, 1 / width, 'Narrow', `Only ${width.toFixed(2)} m wide: a car is 0.20 m wide.`);
    if (slope > COMFORT.slope) {
      const text = `${Math.round(100 * slope)} % steep: cars may not get up, or fly at the top. Shipped tracks have up to 16 %.`;
      warn('slope', place, slope, 'Steep', text);
    }
    if (banking > COMFORT.banking) {
      const text = `Banked by ${Math.round(banking)}°: a slow car slides down. Shipped tracks have up to 16°.`;
      warn('banking', place, banking, 'Steeply banked', text);
    }
  }
  return spots;
}

function lengthWarnings({ length }: DesignRoad): DesignFault[] {
  const { low, high } = COMFORT.length;
  if (length >= low && length <= high) return [];
  const [label, why] =
    length < low
      ? ['Short lap', 'cars that start all around it are in each other’s bends']
      : ['Long lap', 'a lap takes minutes, and learning it many more steps'];
  const text = `A lap of ${length.toFixed(0)} m: ${why}. Shipped ones have 16 to 100 m.`;
  return [{ severity: 'warning', place: 0, label, text }];
}

/** One spot for all of a kind that lie together: the worst, or the one in the middle. */
function gather(spots: readonly Spot[], road: DesignRoad): Spot[] {
  const groups: Spot[][] = [];
  const openGroups = new Map<string, Spot[]>();
  for (const spot of spots.toSorted((a, b) => a.place - b.place)) {
    const group = openGroups.get(spot.kind);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && apart(road, last.place, spot.place) <= ONE_FAULT) {
      group.push(spot);
    } else {
      const fresh = [spot];
      groups.push(fresh);
      openGroups.set(spot.kind, fresh);
    }
  }
  return joinedAtStart(groups, road).map((group) => {
    const worst = Math.max(...group.map(({ weight }) => weight));
    const worstOnes = group.filter(({ weight }) => weight === worst);
    return worstOnes[worstOnes.length >> 1];
  });
}

/** What lies on both sides of the start line is one, too. */
function joinedAtStart(groups: readonly Spot[][], road: DesignRoad): Spot[][] {
  const joined = [...groups];
  for (const first of groups) {
    const last = groups.findLast(
      (group) =>
        group !== first &&
        group[0].kind === first[0].kind &&
        group[0].place > first[0].place &&
        apart(road, group[group.length - 1].place, first[0].place) <= ONE_FAULT,
    );
    if (last === undefined) continue;
    joined.splice(joined.indexOf(first), 1, [...last, ...first]);
    joined.splice(joined.indexOf(last), 1);
  }
  return joined;
}

/** Length of road between two places, the shorter way round, metres. */
function apart({ s, length }: DesignRoad, a: number, b: number): number {
  const way = Math.abs(s[a] - s[b]);
  return Math.min(way, length - way);
}

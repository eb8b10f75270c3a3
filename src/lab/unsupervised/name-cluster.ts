import type { ClusterFigures } from './describe-clusters.ts';

type NamedBy = Pick<ClusterFigures, 'speed' | 'curvature' | 'curvatureAhead'>;

/** Far slower than the whole drive is hardly moving. */
const SLOW = 0.4;
/** So much tighter than the other is a difference. */
const CLEARLY = 1.3;
/** A bend of about the drive's mean counts as one. */
const ABOUT = 0.8;

/**
 * A plain name for a cluster, from how its means stand to those of the whole drive: a rule of ours, applied after the clusters
 * were found.
 */
export function nameCluster({ speed, curvature, curvatureAhead }: NamedBy, all: NamedBy): string {
  if (speed < SLOW * all.speed) return 'setting off';
  if (curvatureAhead > CLEARLY * curvature && curvatureAhead > ABOUT * all.curvatureAhead)
    return 'corner entry';
  if (curvature > CLEARLY * curvatureAhead && curvature > ABOUT * all.curvature) return 'corner exit';
  return curvature < all.curvature && curvatureAhead < all.curvatureAhead ? 'straight' : 'in the corner';
}

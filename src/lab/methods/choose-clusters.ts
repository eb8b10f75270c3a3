import type { Rng } from '../../math/rng.ts';
import { type GaussianMixture, gaussianMixture, type GaussianMixtureOptions } from './gaussian-mixture.ts';
import { type KMeans, kMeans } from './k-means.ts';
import type { Matrix } from './matrix.ts';
import { silhouette } from './silhouette.ts';

/** What one number of clusters gives. */
export interface ClusterCandidate {
  readonly clusters: number;
  readonly kMeans: KMeans;
  readonly mixture: GaussianMixture;
  /** Of k-means, higher is better. */
  readonly silhouette: number;
}

export interface ClusterChoice {
  readonly candidates: readonly ClusterCandidate[];
  /** The one whose k-means has the highest silhouette. */
  readonly bySilhouette: ClusterCandidate;
  /** The one whose mixture has the lowest BIC. */
  readonly byBic: ClusterCandidate;
}

/**
 * Tries every number of clusters from `fewest` to `most`: k-means judged by silhouette, a mixture by BIC.
 * @throws DataError where there are too few rows for the most
 */
export function chooseClusters(
  matrix: Matrix,
  { fewest, most }: { readonly fewest: number; readonly most: number },
  options: Omit<GaussianMixtureOptions, 'components'>,
  rng: Rng,
): ClusterChoice {
  const candidates = Array.from({ length: most - fewest + 1 }, (_, i) => {
    const clusters = fewest + i;
    const found = kMeans(matrix, { clusters }, rng);
    return {
      clusters,
      kMeans: found,
      mixture: gaussianMixture(matrix, { ...options, components: clusters }, rng),
      silhouette: silhouette(matrix, found.labels, rng),
    };
  });
  return {
    candidates,
    bySilhouette: candidates.reduce((best, one) => (one.silhouette > best.silhouette ? one : best)),
    byBic: candidates.reduce((best, one) => (one.mixture.bic < best.mixture.bic ? one : best)),
  };
}

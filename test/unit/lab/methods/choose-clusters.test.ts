import { expect, it } from 'vitest';
import { chooseClusters } from '../../../../src/lab/methods/choose-clusters.ts';
import { matrixOf } from '../../../../src/lab/methods/matrix.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { iris } from './iris.ts';

it('has both criteria find the number of clusters that rows were made from', () => {
  const rng = new Rng(1);
  const corners = [0, 0, 9, 0, 0, 9, 9, 9];
  const values = Float64Array.from({ length: 800 }, (_, at) => corners[at % 8] + rng.normal());
  const { candidates, bySilhouette, byBic } = chooseClusters(
    matrixOf(values, 2),
    { fewest: 2, most: 6 },
    {},
    new Rng(2),
  );
  expect(candidates.map(({ clusters }) => clusters)).toEqual([2, 3, 4, 5, 6]);
  expect([bySilhouette.clusters, byBic.clusters]).toEqual([4, 4]);
});

it('has both find two among the irises, as is published', () => {
  const { bySilhouette, byBic } = chooseClusters(iris, { fewest: 2, most: 5 }, {}, new Rng(1));
  expect([bySilhouette.clusters, byBic.clusters]).toEqual([2, 2]);
});

import { expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { RingSystem } from '../../../../src/sim/ideal-lap/ring-system.ts';

it.each([8, 9, 16, 31])('solves the equations of %d nodes', (numNodes) => {
  const rng = new Rng(3);
  const random = (): number => rng.uniform() - 0.5;
  const size = 2 * numNodes;
  const system = new RingSystem(numNodes);
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  for (let first = 0; first < numNodes; first++) {
    for (let repeat = 0; repeat < 8; repeat++) {
      const local = Float64Array.from({ length: 8 }, random);
      system.addOuter(first, local, 2);
      system.addGradient(first, local, 1);
      for (let j = 0; j < 8; j++)
        for (let k = 0; k < 8; k++)
          matrix[(2 * first + j) % size][(2 * first + k) % size] += 2 * local[j] * local[k];
    }
  }
  const x = new Float64Array(size);
  system.solve(x, 0);
  for (const [row, entries] of matrix.entries())
    expect(entries.reduce((sum, entry, k) => sum + entry * x[k], 0)).toBeCloseTo(-system.gradient[row], 5);
});

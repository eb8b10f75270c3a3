import { softmax, tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { mean } from '../../../../src/math/statistics.ts';
import { hide } from '../../../../src/music/editing/masked-batch.ts';
import {
  FACTS,
  MASKED_SHAPES,
  SEEN,
  windowAt,
  writeFacts,
} from '../../../../src/music/editing/masked-layout.ts';
import { MaskedNetwork } from '../../../../src/music/editing/masked-network.ts';
import { MaskedPass } from '../../../../src/music/editing/masked-pass.ts';
import { MaskedTrainer } from '../../../../src/music/editing/masked-trainer.ts';
import { styleMelodies } from '../../../../src/music/editing/style-melodies.ts';
import { CONTEXT_TOKENS, TOKENS } from '../../../../src/music/editing/token.ts';
import { initialDenseWeights } from '../../../../src/nn/dense-shapes.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

describe('the masked network', () => {
  it('says without tfjs what it says with it', () => {
    const rng = new Rng(3);
    const weights = initialDenseWeights(MASKED_SHAPES, rng);
    const [{ tokens, style }] = styleMelodies(1, 1);
    // More than are looked at in one go.
    const places = Array.from({ length: 70 }, (_, place) => ({
      place,
      seen: hide(windowAt(tokens, place), 0.3, rng),
    }));
    const seen = new Float32Array(places.length * SEEN * CONTEXT_TOKENS);
    const facts = new Float32Array(places.length * FACTS);
    for (const [row, at] of places.entries()) {
      at.seen.forEach((token, i) => (seen[(row * SEEN + i) * CONTEXT_TOKENS + token] = 1));
      writeFacts(facts, row * FACTS, at.place, style);
    }
    const logits = new MaskedNetwork(weights).apply(
      tensor2d(seen, [places.length * SEEN, CONTEXT_TOKENS]),
      tensor2d(facts, [places.length, FACTS]),
    );
    const expected = softmax(logits).dataSync();
    const all = new MaskedPass(weights).probabilities(places, style).flat();
    expect(all).toHaveLength(70 * TOKENS);
    all.forEach((chance, i) => expect(chance).toBeCloseTo(expected[i], 5));
  });

  it('learns what melodies do', () => {
    const trainer = new MaskedTrainer(styleMelodies(1, 20), 1);
    const losses = Array.from({ length: 120 }, (_, i) => trainer.update(i / 120));
    trainer.dispose();
    expect(losses[0]).toBeGreaterThan(3);
    expect(mean(losses.slice(-10))).toBeLessThan(1.3);
  });
});

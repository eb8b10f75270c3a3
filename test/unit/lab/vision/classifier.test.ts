import { tensor2d, tidy, variable, variableGrads } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Classifier, likeliest, writeInputs } from '../../../../src/lab/vision/classifier.ts';
import { linearNetwork } from '../../../../src/lab/vision/classifier-network.ts';
import { OWN_CONFIG } from '../../../../src/lab/vision/own-images.ts';
import { crossEntropy, softmax } from '../../../../src/lab/vision/cross-entropy.ts';
import { giveLesson } from '../../../../src/lab/vision/give-lesson.ts';
import type { ImageSet } from '../../../../src/lab/vision/image-set.ts';
import { saliencyOf } from '../../../../src/lab/vision/saliency.ts';
import { accuracyOf } from '../../../../src/lab/vision/confusion.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

/** The loss of outputs [rows × classes], and its gradient by them. */
function lossOf(outputs: number[][], labels: number[]): { loss: number; gradient: number[] } {
  return tidy(() => {
    const given = variable(tensor2d(outputs));
    const { value, grads } = variableGrads(() => crossEntropy(given, Uint8Array.from(labels)), [given]);
    const result = { loss: value.dataSync()[0], gradient: [...grads[given.name].dataSync()] };
    given.dispose();
    return result;
  });
}

describe('the cross-entropy', () => {
  it('of equal outputs is the logarithm of the number of classes, its gradient softmax − one-hot', () => {
    const { loss, gradient } = lossOf(
      [
        [0, 0, 0, 0],
        [3, 3, 3, 3],
      ],
      [2, 0],
    );
    expect(loss).toBeCloseTo(Math.log(4), 6);
    [0.125, 0.125, -0.375, 0.125, -0.375, 0.125, 0.125, 0.125].forEach((slope, i) =>
      expect(gradient[i]).toBeCloseTo(slope, 6),
    );
  });

  it('has the gradient that differences give', () => {
    const outputs = [
      [0.3, -1.2, 0.7],
      [2, 0.1, -0.5],
    ];
    const { gradient } = lossOf(outputs, [1, 0]);
    const step = 1e-2;
    gradient.forEach((slope, i) => {
      const moved = (by: number): number =>
        lossOf(
          outputs.map((row, r) => row.map((value, c) => value + (3 * r + c === i ? by : 0))),
          [1, 0],
        ).loss;
      expect((moved(step) - moved(-step)) / (2 * step)).toBeCloseTo(slope, 3);
    });
  });

  it('does not overflow', () => {
    const { loss } = lossOf([[1000, -1000]], [1]);
    expect(loss).toBeCloseTo(2000, 3);
    const shares = new Float32Array(2);
    softmax(Float32Array.of(1000, -1000), 0, 2, shares);
    expect([...shares]).toEqual([1, 0]);
  });
});

describe('what a network is given of a picture', () => {
  it('has mean 0 and deviation 1 in any light, and is 0 where all pixels are alike', () => {
    const out = new Float32Array(12);
    writeInputs(Uint8Array.of(0, 0, 100, 100, 50, 50, 100, 100, 7, 7, 7, 7), 0, 4, out, 0);
    writeInputs(Uint8Array.of(0, 0, 100, 100, 50, 50, 100, 100, 7, 7, 7, 7), 1, 4, out, 1);
    writeInputs(Uint8Array.of(0, 0, 100, 100, 50, 50, 100, 100, 7, 7, 7, 7), 2, 4, out, 2);
    expect([...out]).toEqual([-1, -1, 1, 1, -1, -1, 1, 1, 0, 0, 0, 0]);
  });
});

/** Noise of 12 × 12 pixels with a bright patch at the top left, or at the bottom right. */
function patches(count: number, seed: number): ImageSet {
  const rng = new Rng(seed);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  const pixels = Uint8Array.from({ length: count * 144 }, () => rng.integer(120));
  labels.forEach((label, i) => {
    for (let y = 0; y < 4; y++)
      for (let x = 0; x < 4; x++) pixels[i * 144 + (label * 8 + y) * 12 + label * 8 + x] = 220;
  });
  return { width: 12, height: 12, channels: 1, classes: ['top left', 'bottom right'], pixels, labels };
}

describe('a lesson', () => {
  const data = { training: patches(40, 1), validation: patches(10, 2), test: patches(30, 3) };
  const give = (seed: number) => giveLesson(data, { ...OWN_CONFIG, maxEpochs: 12 }, seed);

  it('ends with a network that tells pictures it has never been given, the same one for the same seed', async () => {
    const lesson = await give(1);
    expect(accuracyOf(lesson.examination.confusion)).toBe(1);
    expect(lesson.majorityAccuracy).toBe(0.5);
    expect(lesson.epochs.at(-1)!.isLast).toBe(true);
    const again = await give(1);
    expect(again.classifier.weights).toEqual(lesson.classifier.weights);
    expect((await give(2)).classifier.weights).not.toEqual(lesson.classifier.weights);
  });

  it('stops after the epoch in which it is told to, with what it has learnt by then', async () => {
    const options = { shouldStop: async () => true };
    const { epochs, classifier } = await giveLesson(data, OWN_CONFIG, 1, options);
    expect(epochs).toHaveLength(1);
    const probabilities = new Classifier(classifier).classify(data.test.pixels);
    expect(probabilities).toHaveLength(60);
    expect(probabilities[0] + probabilities[1]).toBeCloseTo(1, 6);
  });

  it('is told by the patch: that is where the pixels lie that the answer hangs on', async () => {
    const { classifier } = await give(1);
    const picture = data.test.pixels.slice(0, 144);
    const saliency = saliencyOf(classifier, picture, 0);
    const meanOf = (isIn: (x: number, y: number) => boolean): number => {
      const inside = [...saliency].filter((_, i) => isIn(i % 12, Math.floor(i / 12)));
      return inside.reduce((sum, value) => sum + value, 0) / inside.length;
    };
    expect(Math.max(...saliency)).toBe(1);
    const corners = meanOf((x, y) => (x < 4 && y < 4) || (x >= 8 && y >= 8));
    const rest = meanOf((x, y) => (x >= 4 && y < 4) || (x < 8 && y >= 8));
    expect(corners).toBeGreaterThan(1.3 * rest);
  });
});

describe('a linear model', () => {
  const network = linearNetwork({ width: 2, height: 2, channels: 1 }, 2);
  // Two weights for each pixel, one for each class.
  const weights = [Float32Array.of(1, 0, -4, 0, 2, 0, 0, 0), Float32Array.of(0, 0)];
  const snapshot = { classes: ['a', 'b'], network, weights };

  it('hangs on each pixel as much as its weight is large', () => {
    expect([...saliencyOf(snapshot, Uint8Array.of(9, 8, 7, 6), 0)]).toEqual([0.25, 1, 0.5, 0]);
    expect([...saliencyOf(snapshot, Uint8Array.of(9, 8, 7, 6), 1)]).toEqual([0, 0, 0, 0]);
  });

  it('says what its weights say', () => {
    // As the network sees it: 1, −1, 1, −1.
    const probabilities = new Classifier(snapshot).classify(Uint8Array.of(200, 100, 200, 100));
    expect(probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-7)), 6);
    expect(likeliest(probabilities, 0, 2)).toBe(0);
  });
});

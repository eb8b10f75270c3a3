import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ConvolutionLoops,
  imageSize,
  outPixels,
  PATCH_PADDING_BYTES,
  patchSize,
  type ConvolutionGeometry,
} from '../../../src/nn/kernels/convolution.ts';
import { createWasmMemory } from '../../../src/nn/kernels/web-assembly.ts';
import { expectClose, normals } from './numbers.ts';

const SENTINEL = 12345;
const IMAGE_AT = 64;

const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

/** Any geometry at all, with windows beyond the image. */
const geometries: fc.Arbitrary<ConvolutionGeometry> = fc.record({
  height: upTo(7),
  width: upTo(7),
  channels: upTo(6),
  filterHeight: upTo(4),
  filterWidth: upTo(4),
  strideY: upTo(3),
  strideX: upTo(3),
  top: fc.nat(5),
  left: fc.nat(5),
  outHeight: upTo(5),
  outWidth: upTo(5),
});

/** An image and its patches in one memory, with sentinels behind both. */
function arrange(geometry: ConvolutionGeometry) {
  const patchesAt = IMAGE_AT + 4 * imageSize(geometry) + 64;
  const count = outPixels(geometry) * patchSize(geometry);
  const behindAt = patchesAt + 4 * count + PATCH_PADDING_BYTES;
  const memory = createWasmMemory(behindAt + 64);
  const behindImage = new Float32Array(memory.buffer, patchesAt - 64, 16).fill(SENTINEL);
  const behindPatches = new Float32Array(memory.buffer, behindAt, 16).fill(SENTINEL);
  return {
    loops: new ConvolutionLoops(memory),
    patchesAt,
    image: new Float32Array(memory.buffer, IMAGE_AT, imageSize(geometry)),
    patches: new Float32Array(memory.buffer, patchesAt, count),
    untouched: () => [...behindImage, ...behindPatches].every((x) => x === SENTINEL),
  };
}

/** For every number of the patches, where in the image it comes from; -1 for outside. */
function sources(g: ConvolutionGeometry): number[] {
  return Array.from({ length: outPixels(g) * patchSize(g) }, (_, i) => {
    const [pixel, inPatch] = [Math.floor(i / patchSize(g)), i % patchSize(g)];
    const [tap, channel] = [Math.floor(inPatch / g.channels), inPatch % g.channels];
    const y = Math.floor(pixel / g.outWidth) * g.strideY - g.top + Math.floor(tap / g.filterWidth);
    const x = (pixel % g.outWidth) * g.strideX - g.left + (tap % g.filterWidth);
    return y >= 0 && y < g.height && x >= 0 && x < g.width ? (y * g.width + x) * g.channels + channel : -1;
  });
}

test('gather copies what lies under the filter, with zeros around the image', () => {
  fc.assert(
    fc.property(geometries, (geometry) => {
      const { loops, image, patches, patchesAt, untouched } = arrange(geometry);
      image.set(normals(image.length, 1));
      patches.fill(SENTINEL);
      loops.gather(geometry, IMAGE_AT, patchesAt);
      expect([...patches]).toEqual(sources(geometry).map((from) => (from < 0 ? 0 : image[from])));
      expect(untouched()).toBe(true);
    }),
  );
});

test('scatter adds every number of the patches to where it would come from', () => {
  fc.assert(
    fc.property(geometries, (geometry) => {
      const { loops, image, patches, patchesAt, untouched } = arrange(geometry);
      image.set(normals(image.length, 1));
      patches.set(normals(patches.length, 2));
      const expected = Float64Array.from(image);
      sources(geometry).forEach((to, i) => {
        if (to >= 0) expected[to] += patches[i];
      });
      loops.scatter(geometry, patchesAt, IMAGE_AT);
      expectClose(image, expected, 1e-5);
      expect(untouched()).toBe(true);
    }),
  );
});

import { readFileSync } from 'node:fs';
import wabt from 'wabt';
import { expect, test } from 'vitest';

const folder = new URL('../../../src/nn/kernels/', import.meta.url);

// After an edit of a .wat file run this test with `vitest run -u test/unit/nn/kernel-bytes.test.ts` to write the bytes anew.
test.each(['gemm', 'elementwise', 'convolution'])(
  'the committed bytes of %s are what its source assembles to',
  async (name) => {
    const assembler = await wabt();
    const module = assembler.parseWat(`${name}.wat`, readFileSync(new URL(`${name}.wat`, folder), 'utf8'), {
      simd: true,
    });
    module.validate();
    const base64 = Buffer.from(module.toBinary({}).buffer).toString('base64');
    const source = [
      `/** The assembled ${name}.wat in base64; written by test/unit/nn/kernel-bytes.test.ts. */`,
      `export const ${name.toUpperCase()}_BASE64 =`,
      `  '${base64}';`,
      '',
    ].join('\n');
    await expect(source).toMatchFileSnapshot(new URL(`${name}-bytes.ts`, folder).pathname);
  },
);

import { expect, test, vi } from 'vitest';

// In a file of its own: the engine is asked for WebAssembly when the modules are loaded.
test('an engine without WebAssembly is told what to use instead', async () => {
  vi.stubGlobal('WebAssembly', undefined);
  const { ForwardPass } = await import('../../../src/nn/forward-pass.ts');
  const { canRunWasm } = await import('../../../src/nn/kernels/web-assembly.ts');
  vi.unstubAllGlobals();
  expect(canRunWasm(new Uint8Array())).toBe(false);
  expect(() => new ForwardPass([1, 1])).toThrow(
    expect.objectContaining({
      code: 'no-wasm-simd',
      message: expect.stringContaining('use Chrome or Edge 91, Firefox 89') as string,
    }),
  );
});

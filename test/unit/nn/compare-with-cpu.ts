import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { expectClose, normals } from './numbers.ts';

/** Runs the same function of the same inputs on the wasm backend with our kernels and on tfjs's cpu backend. */
export async function compareWithCpu(
  shapes: number[][],
  onWasm: (...inputs: Tensor[]) => Tensor[],
  onCpu = onWasm,
): Promise<void> {
  const values = shapes.map((shape, i) =>
    normals(
      shape.reduce((a, b) => a * b, 1),
      i + 1,
    ),
  );
  const run = async (backend: string, f: typeof onWasm): Promise<Float32Array[]> => {
    await setBackend(backend);
    const inputs = values.map((v, i) => tensor(v, shapes[i]));
    const outputs = f(...inputs);
    const numbers = outputs.map((output) => output.dataSync<'float32'>());
    for (const used of [...inputs, ...outputs]) used.dispose();
    return numbers;
  };
  const expected = await run('cpu', onCpu);
  const actual = await run('wasm', onWasm);
  expected.forEach((numbers, i) => expectClose(actual[i], numbers, 1e-4));
}

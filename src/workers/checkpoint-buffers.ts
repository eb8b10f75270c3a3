import type { GanCheckpoint } from '../music/gan/train-gan.ts';

/** The memory of a checkpoint, to be handed over instead of copied. */
export function checkpointBuffers({ trainer }: GanCheckpoint): ArrayBuffer[] {
  const { generator, critic, generatorAdam, criticAdam, average } = trainer;
  return [
    generator,
    critic,
    generatorAdam.m,
    generatorAdam.v,
    criticAdam.m,
    criticAdam.v,
    average.weights,
  ].flatMap((weights) => weights.map(({ buffer }) => buffer as ArrayBuffer));
}

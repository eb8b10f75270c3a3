import { createHash } from 'node:crypto';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { corpusOf } from '../../../../src/music/corpus/compose.ts';
import { DEFAULT_GAN_CONFIG, type GanConfig, updatesPerEpoch } from '../../../../src/music/gan/gan-config.ts';
import { GanTrainer } from '../../../../src/music/gan/gan-trainer.ts';
import { type GanCheckpoint, type GanEvent, trainGan } from '../../../../src/music/gan/train-gan.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

const samples = corpusOf('pop', 1, 40);
const config: GanConfig = { ...DEFAULT_GAN_CONFIG, batchSize: 8, epochs: 3 };

async function run(stopAfter: number, from: GanCheckpoint | null = null): Promise<GanEvent[]> {
  const events: GanEvent[] = [];
  let updates = from?.updates ?? 0;
  const host = { shouldStop: () => updates >= stopAfter };
  for await (const event of trainGan({ samples, config, seed: 5 }, host, from)) {
    if (event.type === 'update') updates = event.updates;
    events.push(event);
  }
  return events;
}

const end = (events: readonly GanEvent[]) => events.find((event) => event.type === 'end')!;

describe('training the GAN', () => {
  it('raises the critic’s score of real music over that of generated music, and leaves no tensors behind', () => {
    const trainer = new GanTrainer(samples, config, 1);
    const first = trainer.update(0);
    const { numTensors } = memory();
    let last = first;
    for (let i = 0; i < 15; i++) last = trainer.update(0);
    expect(memory().numTensors).toBe(numTensors);
    expect(last.scoreOfReal).toBeGreaterThan(last.scoreOfGenerated);
    expect(last.criticLoss).toBeCloseTo(last.scoreOfGenerated - last.scoreOfReal, 5);
    expect(Object.values(last).every(Number.isFinite)).toBe(true);
    trainer.dispose();
  });

  it('gives its memory back', () => {
    const before = memory().numTensors;
    const trainer = new GanTrainer(samples, config, 1);
    trainer.update(0);
    trainer.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('tells of every epoch, of its beginning too, and ends by itself', async () => {
    const events = await run(Infinity);
    const perEpoch = updatesPerEpoch(samples.length, config);
    expect(events.filter(({ type }) => type === 'update')).toHaveLength(3 * perEpoch);
    expect(events.flatMap((event) => (event.type === 'epoch' ? [event.epoch] : []))).toEqual([0, 1, 2, 3]);
    expect(end(events)).toMatchObject({ reason: 'finished', epoch: 3 });
  });

  it('is the same with the same seed, and goes on after a pause as if there had been none', async () => {
    const whole = await run(Infinity);
    const half = await run(3);
    expect(end(half)).toMatchObject({ reason: 'stopped' });
    const { checkpoint } = end(half);
    const rest = await run(Infinity, structuredClone(checkpoint));
    expect(fingerprint(end(rest))).toBe(fingerprint(end(whole)));
    expect(fingerprint(end(await run(4)))).not.toBe(fingerprint(end(whole)));
  });

  it('goes on from another generator’s weights', () => {
    const teacher = new GanTrainer(samples, config, 1);
    const pupil = new GanTrainer(samples, config, 2, teacher.weights);
    expect(fingerprint(pupil.weights)).toBe(fingerprint(teacher.weights));
    teacher.dispose();
    pupil.dispose();
  });

  it('lets the learning rate fall to nothing at the end', () => {
    const trainer = new GanTrainer(samples, config, 1);
    const before = trainer.save();
    trainer.update(1);
    expect(fingerprint(trainer.save().generator)).toBe(fingerprint(before.generator));
    trainer.dispose();
  });
});

/** All numbers of anything, bit for bit, as a few: a failed comparison of a million numbers would print them for minutes. */
function fingerprint(value: unknown): string {
  const text = JSON.stringify(value, (_, inner: unknown) =>
    ArrayBuffer.isView(inner) ? createHash('md5').update(new Uint8Array(inner.buffer)).digest('hex') : inner,
  );
  return createHash('md5').update(text).digest('hex');
}

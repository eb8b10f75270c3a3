import { type GapToData, gapMeter } from '../assessment/gap-to-data.ts';
import type { GanConfig } from '../gan/gan-config.ts';
import type { GanModel } from '../gan/gan-model.ts';
import type { GanUpdate } from '../gan/gan-trainer.ts';
import { calibration } from '../gan/calibrate.ts';
import { GeneratorPass } from '../gan/generator-pass.ts';
import { type GanCheckpoint, type GanHost, trainGan } from '../gan/train-gan.ts';
import type { Lesson } from './lesson.ts';

/** A generator that is to learn a lesson: same lesson, settings and seed, same generator. */
export interface Study {
  readonly lesson: Lesson;
  readonly config: GanConfig;
  readonly seed: number;
  /** Weights of a generator to go on from; null for a new one. */
  readonly start: readonly Float32Array[] | null;
}

/** What the generator can after an epoch; calibrated, but before it has learnt anything. */
export interface StudyEpoch {
  readonly epoch: number;
  readonly model: GanModel;
  /** Against what was held out; null where nothing was. */
  readonly measured: GapToData | null;
  /** CPU seconds of learning so far, without what measuring took. */
  readonly cpuSeconds: number;
}

export type StudyEvent =
  | ({ readonly type: 'update'; readonly updates: number; readonly epoch: number } & GanUpdate)
  | ({ readonly type: 'epoch' } & StudyEpoch)
  | ({
      readonly type: 'end';
      readonly reason: 'finished' | 'stopped';
      readonly checkpoint: GanCheckpoint;
    } & StudyEpoch);

/** What a study needs from the platform it runs on. */
export interface StudyHost extends GanHost {
  /** CPU seconds, or wall-clock where there is no such clock. */
  readonly cpuSeconds: () => number;
}

/**
 * A whole training with what the generator can after every epoch, as a stream of events. tfjs must have been started
 * (`initTensorflow`).
 * @param from where an earlier one of the same study was; null to begin
 */
export async function* study(
  { lesson, config, seed, start }: Study,
  host: StudyHost,
  from: GanCheckpoint | null = null,
): AsyncGenerator<StudyEvent, void> {
  const { id, name, origin, samples, heldOut } = lesson;
  const measure = heldOut.length > 0 ? gapMeter(heldOut) : null;
  const calibrate = calibration(samples);
  let learntSince = host.cpuSeconds();
  let last: StudyEpoch | null = null;
  const assess = (epoch: number, updates: number, learnt: readonly Float32Array[]): StudyEpoch => {
    // A training that ends with an epoch tells the same of both.
    if (last?.model.updates === updates) return last;
    const weights = updates > 0 ? calibrate(learnt, seed) : learnt;
    const now = host.cpuSeconds();
    const cpuSeconds = now - learntSince;
    const measured = measure?.(new GeneratorPass(weights)) ?? null;
    learntSince += host.cpuSeconds() - now;
    last = {
      epoch,
      model: { id, name, origin, seed, updates, samples: samples.length, weights },
      measured,
      cpuSeconds,
    };
    return last;
  };
  for await (const event of trainGan({ samples, config, seed, start }, host, from)) {
    if (event.type === 'update') yield event;
    else if (event.type === 'epoch')
      yield { type: 'epoch', ...assess(event.epoch, event.updates, event.weights) };
    else {
      const { epoch, reason, checkpoint, weights } = event;
      yield { type: 'end', reason, checkpoint, ...assess(epoch, checkpoint.updates, weights) };
    }
  }
}

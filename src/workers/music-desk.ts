import { readModelFile } from '../music/gan/model-file.ts';
import type { GanCheckpoint } from '../music/gan/train-gan.ts';
import { type Lesson, lessonOfGenre, lessonOfSongs } from '../music/study/lesson.ts';
import { study } from '../music/study/study.ts';
import { StudyWatch } from '../music/study/study-watch.ts';
import { checkpointBuffers } from './checkpoint-buffers.ts';
import type { LessonSource, MusicTask, MusicTrainerMessage, MusicTrainerRequest } from './music-protocol.ts';
import { RunGate } from './run-gate.ts';
import { UpdateMean } from './update-mean.ts';

/** Between two rows of updates, and between two checkpoints (of some 10 MB each), seconds. */
const ROW = 0.25;
const CHECKPOINT = 15;
/** Epochs of a training whose models are kept. */
const MOST_TOLD = 60;

/** What the desk needs from the worker it is in. */
export interface MusicDeskHost {
  readonly post: (message: MusicTrainerMessage, transfer?: Transferable[]) => void;
  /** Resolves when networks can be trained. */
  readonly networks: () => Promise<unknown>;
  readonly seconds: () => number;
}

/** Trains generators, one at a time: a new training ends the one before. */
export class MusicDesk {
  readonly #host: MusicDeskHost;
  #current: { readonly id: string; readonly gate: RunGate } | null = null;

  constructor(host: MusicDeskHost) {
    this.#host = host;
  }

  /** Resolves when the answer has been given: for tests. */
  async receive(request: MusicTrainerRequest): Promise<void> {
    switch (request.type) {
      case 'survey':
      case 'train':
        await this.#answer(request);
        break;
      default:
        if (this.#current?.id === request.id) this.#current.gate[request.type]();
    }
  }

  async #answer(request: Extract<MusicTrainerRequest, { type: 'survey' | 'train' }>): Promise<void> {
    const { id } = request;
    try {
      if (request.type === 'train') await this.#train(id, request.task);
      else this.#open(id, lessonOf(request.source), request);
    } catch (error) {
      this.#host.post({
        type: 'failed',
        id,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }

  #open(id: string, lesson: Lesson, { probe }: Pick<MusicTask, 'probe'>): StudyWatch {
    const watch = new StudyWatch(lesson, probe);
    this.#host.post({ type: 'lesson', id, facts: watch.facts });
    return watch;
  }

  async #train(id: string, task: MusicTask): Promise<void> {
    const { post, networks, seconds } = this.#host;
    this.#current?.gate.stop();
    let save: () => GanCheckpoint;
    const postCheckpoint = (checkpoint: GanCheckpoint): void =>
      post({ type: 'checkpoint', id, checkpoint }, checkpointBuffers(checkpoint));
    const gate = new RunGate(() => {
      postCheckpoint(save());
      post({ type: 'paused', id });
    });
    this.#current = { id, gate };
    const lesson = lessonOf(task.source);
    const watch = this.#open(id, lesson, task);
    await networks();

    const mean = new UpdateMean();
    const postRow = (): void => {
      const row = mean.take();
      if (row !== null) post({ type: 'updates', id, row });
    };
    let [rowAt, checkpointAt] = [seconds(), seconds()];
    const host = {
      cpuSeconds: seconds,
      shouldStop: () => gate.isStopped,
      betweenUpdates: (saveNow: () => GanCheckpoint) => {
        save = saveNow;
        if (seconds() - checkpointAt >= CHECKPOINT) {
          postCheckpoint(save());
          checkpointAt = seconds();
        }
        return gate.pass();
      },
    };
    const start = task.start && readModelFile(task.start, 'model').weights;
    const { config, seed, from } = task;
    for await (const event of study({ lesson, config, seed, start }, host, from)) {
      if (event.type === 'update') {
        mean.add(event, event.updates);
        if (seconds() - rowAt < ROW) continue;
        postRow();
        rowAt = seconds();
        continue;
      }
      postRow();
      if (event.type === 'epoch') {
        if (!isTold(event.epoch, config.epochs)) continue;
        const report = watch.report(event);
        post({ type: 'epoch', id, report }, [report.model.buffer]);
        continue;
      }
      postCheckpoint(event.checkpoint);
      post({ type: 'ended', id, reason: event.reason });
    }
  }
}

/** Of many epochs some are told, the first and the last among them: each is a model of 300 kB. */
function isTold(epoch: number, epochs: number): boolean {
  return epoch === epochs || epoch % Math.ceil(epochs / MOST_TOLD) === 0;
}

function lessonOf(source: LessonSource): Lesson {
  return source.type === 'genre'
    ? lessonOfGenre(source.genre, source.samples)
    : lessonOfSongs(source.name, source.songs);
}

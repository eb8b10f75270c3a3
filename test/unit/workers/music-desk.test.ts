import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_GAN_CONFIG, type GanConfig } from '../../../src/music/gan/gan-config.ts';
import { readModelFile } from '../../../src/music/gan/model-file.ts';
import type { GanCheckpoint } from '../../../src/music/gan/train-gan.ts';
import { MELODIES } from '../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../src/music/melodies/melody-text.ts';
import { MusicDesk } from '../../../src/workers/music-desk.ts';
import type { MusicTask, MusicTrainerMessage } from '../../../src/workers/music-protocol.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

const config: GanConfig = { ...DEFAULT_GAN_CONFIG, batchSize: 8, epochs: 2 };
const task: MusicTask = {
  source: { type: 'genre', genre: 'pop', samples: 32 },
  config,
  seed: 3,
  probe: songOfMelody(MELODIES[0]),
  start: null,
  from: null,
};

/** A desk, what it has posted, and something to do at a message. */
function openDesk(at: (message: MusicTrainerMessage, desk: MusicDesk) => void = () => undefined) {
  const posted: MusicTrainerMessage[] = [];
  let now = 0;
  const desk: MusicDesk = new MusicDesk({
    post: (message) => {
      posted.push(message);
      at(message, desk);
    },
    networks: () => Promise.resolve(),
    seconds: () => (now += 0.06),
  });
  const of = <T extends MusicTrainerMessage['type']>(type: T) =>
    posted.filter((message) => message.type === type) as Extract<MusicTrainerMessage, { type: T }>[];
  return { desk, posted, of };
}

describe('the desk of music training', () => {
  it('tells of the lesson, of updates, of every epoch and of the end', async () => {
    const { desk, posted, of } = openDesk();
    await desk.receive({ type: 'train', id: 'a', task });
    expect(posted[0]).toMatchObject({
      type: 'lesson',
      facts: { name: 'Pop', samples: 32, heldOut: 256 },
    });
    const { bands, data } = of('lesson')[0].facts;
    for (const [name, band] of Object.entries(bands)) expect([name, band]).not.toContain(null);
    expect(data.qualifiedNotes).toBeGreaterThan(0.9);

    expect(of('epoch').map(({ report }) => report.epoch)).toEqual([0, 1, 2]);
    const { report } = of('epoch')[2];
    expect(report.gap).toBeGreaterThan(0);
    expect(report.tracks).toHaveLength(4);
    expect(readModelFile(report.model, 'model').updates).toBe(report.updates);

    const rows = of('updates');
    expect(rows.at(-1)!.row.updates).toBe(8);
    expect(rows.every(({ row }) => Number.isFinite(row.generatorLoss + row.criticLoss))).toBe(true);
    expect(posted.slice(-2).map(({ type }) => type)).toEqual(['checkpoint', 'ended']);
    expect(of('ended')[0].reason).toBe('finished');
  });

  it('hands over where it is before it pauses, and another desk goes on from there to the same end', async () => {
    const whole = openDesk();
    await whole.desk.receive({ type: 'train', id: 'a', task });

    let from: GanCheckpoint | null = null;
    const first = openDesk((message, desk) => {
      if (message.type === 'epoch' && message.report.epoch === 1)
        void desk.receive({ type: 'pause', id: 'a' });
      if (message.type === 'checkpoint') from ??= message.checkpoint;
      if (message.type === 'paused') setTimeout(() => void desk.receive({ type: 'stop', id: 'a' }));
    });
    await first.desk.receive({ type: 'train', id: 'a', task });
    expect(first.posted.map(({ type }) => type).filter((type) => type !== 'updates')).toEqual(
      'lesson epoch epoch checkpoint paused checkpoint ended'.split(' '),
    );

    const second = openDesk();
    await second.desk.receive({ type: 'train', id: 'a', task: { ...task, from } });
    expect(second.of('epoch').map(({ report }) => report.epoch)).toEqual([2]);
    expect(second.of('epoch')[0].report).toEqual(whole.of('epoch')[2].report);
  });

  it('goes on from a model', async () => {
    const { desk, of } = openDesk();
    await desk.receive({ type: 'train', id: 'a', task: { ...task, config: { ...config, epochs: 1 } } });
    const { model } = of('epoch')[1].report;
    const next = openDesk((message, nextDesk) => {
      if (message.type === 'epoch') void nextDesk.receive({ type: 'stop', id: 'b' });
    });
    await next.desk.receive({ type: 'train', id: 'b', task: { ...task, start: model } });
    const [weights, before] = [next.of('epoch')[0].report.model, model].map(
      (file) => readModelFile(file, 'model').weights,
    );
    expect(weights).toEqual(before);
    expect(next.of('ended')[0].reason).toBe('stopped');
  });

  it('says what of songs is too little to learn from, and which model it cannot read', async () => {
    const { desk, posted } = openDesk();
    const source = { type: 'songs' as const, name: 'mine', songs: [task.probe] };
    await desk.receive({ type: 'survey', id: 's', source, probe: task.probe });
    await desk.receive({ type: 'train', id: 't', task: { ...task, start: new Uint8Array(9) } });
    const failures = posted.flatMap((message) => (message.type === 'failed' ? [message] : []));
    expect(failures.map(({ id }) => id)).toEqual(['s', 't']);
    expect(failures[0].message).toContain('two samples of two bars are the least');
    expect(failures[1].message).toContain('this is no music model');
  });
});

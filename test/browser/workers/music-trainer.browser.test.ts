import { afterEach, expect, test } from 'vitest';
import { DEFAULT_GAN_CONFIG } from '../../../src/music/gan/gan-config.ts';
import { MELODIES } from '../../../src/music/melodies/melodies.ts';
import { songOfMelody } from '../../../src/music/melodies/melody-text.ts';
import { MusicTrainerClient } from '../../../src/workers/client/music-trainer-client.ts';
import type { MusicTask, MusicTrainerMessage } from '../../../src/workers/music-protocol.ts';

const task: MusicTask = {
  source: { type: 'genre', genre: 'rock', samples: 16 },
  config: { ...DEFAULT_GAN_CONFIG, batchSize: 8, epochs: 2 },
  seed: 1,
  probe: songOfMelody(MELODIES[0]),
  start: null,
  from: null,
};

let client: MusicTrainerClient | null = null;
afterEach(() => client?.dispose());

test(
  'trains in a worker, pauses with a checkpoint, goes on and comes to its end',
  { timeout: 60_000 },
  async () => {
    const messages: MusicTrainerMessage[] = [];
    client = new MusicTrainerClient((message) => {
      messages.push(message);
      if (message.type === 'epoch' && message.report.epoch === 0) client!.steer('pause', 'a');
    });
    client.train('a', task);
    const has = (type: MusicTrainerMessage['type']) => messages.some((message) => message.type === type);
    await expect.poll(() => has('paused'), { timeout: 30_000 }).toBe(true);
    expect(has('checkpoint')).toBe(true);
    client.steer('resume', 'a');
    await expect.poll(() => has('ended'), { timeout: 30_000 }).toBe(true);
    expect(messages.filter(({ type }) => type === 'failed')).toEqual([]);
    const epochs = messages.flatMap((message) => (message.type === 'epoch' ? [message.report] : []));
    expect(epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(epochs[2].model.byteLength).toBeGreaterThan(100_000);
  },
);

test('says when the worker cannot be loaded, and of which training', async () => {
  const messages: MusicTrainerMessage[] = [];
  client = new MusicTrainerClient(
    (message) => messages.push(message),
    () => new Worker('data:text/javascript,throw new Error("gone")'),
  );
  client.train('b', task);
  await expect.poll(() => messages).toMatchObject([{ type: 'failed', id: 'b' }]);
});

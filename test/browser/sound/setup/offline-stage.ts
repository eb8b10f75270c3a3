import { Stage } from '../../../../src/sound/stage.ts';

/** Something that happens at a second of the sound. */
type Event = readonly [seconds: number, act: (stage: Stage, now: number) => void];

/**
 * What a stage plays offline while things happen to it, as they do live: it looks ahead every 25 ms.
 * @param events in order, none in the first block
 */
export async function perform(
  seconds: number,
  begin: (stage: Stage) => void,
  events: readonly Event[] = [],
): Promise<{ channels: Float32Array[]; stage: Stage }> {
  const sampleRate = 44_100;
  const context = new OfflineAudioContext({
    numberOfChannels: 2,
    length: Math.round(seconds * sampleRate),
    sampleRate,
  });
  const stage = new Stage(context);
  begin(stage);
  stage.advance(0, AHEAD);
  const waiting = [...events];
  const ticks = Array.from({ length: Math.ceil(seconds / TICK) - 1 }, (_, i) => (i + 1) * TICK);
  for (const tick of ticks)
    void context.suspend(tick).then(() => {
      const now = context.currentTime;
      while (waiting.length > 0 && waiting[0][0] <= tick) waiting.shift()![1](stage, now);
      stage.advance(now, now + AHEAD);
      return context.resume();
    });
  const rendered = await context.startRendering();
  return { channels: [rendered.getChannelData(0), rendered.getChannelData(1)], stage };
}

const TICK = 0.025;
const AHEAD = 0.2;

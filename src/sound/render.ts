import { lastBeat, type Song } from '../music/song/song.ts';
import { TempoMap } from '../music/song/tempo-map.ts';
import type { TrackSetting } from './band.ts';
import { Stage } from './stage.ts';

interface RenderOptions {
  /** Frames a second. */
  readonly sampleRate?: number;
  /** Seconds behind the last note, in which it rings out. */
  readonly tail?: number;
  /** How tracks are heard, by their index. */
  readonly tracks?: readonly Partial<TrackSetting>[];
}

/** Seconds that are given to the context at once: few, since nodes that wait cost time, too. */
const STEP = 0.25;
/** Seconds of the longest rendering: half an hour, 635 MB. */
const MOST_SECONDS = 1800;

/**
 * A song as left and right, −1 … 1, by the code that plays it.
 * @throws RangeError where it is longer than half an hour
 */
export async function renderSong(
  song: Song,
  options: RenderOptions = {},
): Promise<Float32Array<ArrayBuffer>[]> {
  const { sampleRate = 44_100, tail = 2, tracks = [] } = options;
  const seconds = new TempoMap(song.tempos).secondsAt(lastBeat(song)) + tail;
  if (seconds > MOST_SECONDS)
    throw new RangeError(
      `The song takes ${Math.round(seconds / 60)} minutes: at most ${MOST_SECONDS / 60} can be rendered`,
    );
  const length = Math.max(1, Math.ceil(seconds * sampleRate));
  const context = new OfflineAudioContext({ numberOfChannels: 2, length, sampleRate });
  const stage = new Stage(context);
  for (const [i, setting] of tracks.entries()) stage.band.set(i, setting);
  stage.transport.load(song);
  stage.transport.start(0, 0);
  advanceStepByStep(context, stage);
  const rendered = await context.startRendering();
  return [rendered.getChannelData(0), rendered.getChannelData(1)];
}

/** Plans each step before it is rendered; all at once where a browser cannot halt on its way (Firefox). */
function advanceStepByStep(context: OfflineAudioContext, stage: Stage): void {
  const isHaltable = 'suspend' in context;
  stage.advance(0, isHaltable ? 2 * STEP : Infinity);
  if (!isHaltable) return;
  const seconds = context.length / context.sampleRate;
  const haltAt = (time: number): void => {
    if (time >= seconds) return;
    void context.suspend(time).then(() => {
      // A step more than needed: the halt is at the next block, not at the sample.
      stage.advance(time, time + 2 * STEP);
      haltAt(time + STEP);
      return context.resume();
    });
  };
  haltAt(STEP);
}

import { lastBeat, type Song } from '../music/song/song.ts';
import { TempoMap } from '../music/song/tempo-map.ts';
import { Band, type TrackSetting } from './band.ts';
import { Metronome } from './metronome.ts';
import { Desk } from './mixing/desk.ts';
import { Polyphony } from './notes/polyphony.ts';
import { Recordings } from './notes/recordings.ts';
import { Transport } from './transport.ts';

interface RenderOptions {
  /** Frames a second. */
  readonly sampleRate?: number;
  /** Seconds behind the last note, in which it rings out. */
  readonly tail?: number;
  /** How tracks are heard, by their index. */
  readonly tracks?: readonly Partial<TrackSetting>[];
}

/** Seconds that are given to the context at once: nodes that wait cost time, too. */
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
  const recordings = new Recordings(sampleRate);
  const polyphony = new Polyphony();
  const desk = new Desk(context);
  const band = new Band(desk, recordings, polyphony);
  for (const [i, setting] of tracks.entries()) band.set(i, setting);
  const transport = new Transport(band, new Metronome(desk, recordings, polyphony), sampleRate);
  transport.load(song);
  transport.start(0, 0);
  planStepByStep(context, seconds, (time, until) => {
    polyphony.forget(time);
    transport.forget(time);
    transport.plan(until);
  });
  const rendered = await context.startRendering();
  return [rendered.getChannelData(0), rendered.getChannelData(1)];
}

/** Plans each second before it is rendered; all at once where a browser cannot stop on its way (Firefox). */
function planStepByStep(
  context: OfflineAudioContext,
  seconds: number,
  plan: (time: number, until: number) => void,
): void {
  const isHaltable = 'suspend' in context;
  plan(0, isHaltable ? STEP : Infinity);
  if (!isHaltable) return;
  const haltAt = (time: number): void => {
    if (time >= seconds) return;
    // Half a step ahead, so that the halt's own rounding never lets a note come late.
    void context.suspend(time - STEP / 2).then(() => {
      plan(time - STEP / 2, time + STEP);
      haltAt(time + STEP);
      return context.resume();
    });
  };
  haltAt(STEP);
}

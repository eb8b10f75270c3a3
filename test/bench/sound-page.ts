/** What `sound.ts` runs in the page: bundled as one script, whose functions are called from outside. */
import type { Song } from '../../src/music/song/song.ts';
import { Recordings } from '../../src/sound/notes/recordings.ts';
import { Player } from '../../src/sound/player.ts';
import { renderSong } from '../../src/sound/render.ts';
import { voiceFor } from '../../src/sound/voices/voice-for.ts';

/** Renders a song: its seconds and its peak. */
export async function render(song: Song): Promise<{ sound: number; peak: number }> {
  const [left, right] = await renderSong(song);
  let peak = 0;
  for (const side of [left, right]) for (const sample of side) peak = Math.max(peak, Math.abs(sample));
  return { sound: left.length / 44_100, peak };
}

/** Milliseconds that recordings of a voice take, pitch by pitch. */
export function timeRecordings(program: number, isDrum: boolean, pitches: readonly number[]): number[] {
  const recordings = new Recordings(44_100);
  const voice = voiceFor(program, isDrum);
  return pitches.map((pitch) => {
    const start = performance.now();
    recordings.of(voice, pitch);
    return performance.now() - start;
  });
}

/** Milliseconds of the page from a key to its note being in the context, first and later; and of the device behind it. */
export async function timeKeys(
  program: number,
  presses: number,
): Promise<{ keys: number[]; device: number }> {
  const context = new AudioContext();
  await context.resume();
  const player = new Player(context);
  const keys: number[] = [];
  for (let i = 0; i < presses; i++) {
    const start = performance.now();
    const release = player.noteOn(program, false, 60, 90);
    keys.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
  }
  const device = 1000 * (context.baseLatency + context.outputLatency);
  player.dispose();
  await context.close();
  return { keys, device };
}

/** Milliseconds from `play` to the first notes being in the context: with nothing recorded yet, and later. */
export async function timePlay(song: Song): Promise<{ cold: number; warm: number }> {
  const context = new AudioContext();
  await context.resume();
  const player = new Player(context);
  player.load(song);
  const play = async (): Promise<number> => {
    const start = performance.now();
    await player.play();
    return performance.now() - start;
  };
  const cold = await play();
  player.stop();
  const warm = await play();
  player.dispose();
  await context.close();
  return { cold, warm };
}

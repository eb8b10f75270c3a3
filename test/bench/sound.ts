/**
 * How fast is sound? Prints how many times faster than it sounds a dense song of 32 bars is rendered, how long recordings of
 * each voice take, and how soon a key and a song are heard, in Chromium; then how soon the built app sounds in fresh pages, from a
 * press of Play, Generate and a key: `npm run bench:sound`. Medians of five.
 */
import { loadavg } from 'node:os';
import type { Browser } from 'playwright';
import { bundleScript } from '../../.plugins/bundle-script.ts';
import { median } from '../../src/math/statistics.ts';
import type { InstrumentTrack, Note, Song } from '../../src/music/song/song.ts';
import { launchBrowser } from '../e2e/setup/launch-app.ts';
import { serveApp } from '../e2e/setup/serve-app.ts';
import { printFirstSounds } from './first-sound.ts';
import type * as soundPage from './sound-page.ts';

declare const script: typeof soundPage;

const BARS = 32;
const TIMES = 5;

const { code } = await bundleScript('test/bench/sound-page.ts', true);
const app = await serveApp();
const browser = await launchBrowser('none');
try {
  console.log(`load of the machine: ${loadavg()[0].toFixed(1)}`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addScriptTag({ content: code });
  const song = denseSong();
  const notes = song.tracks.reduce((sum, track) => sum + track.notes.length, 0);
  const speeds: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    const before = await cpuSeconds(browser);
    const { sound, peak } = await page.evaluate((song) => script.render(song), song);
    speeds.push(sound / ((await cpuSeconds(browser)) - before));
    if (i === 0)
      console.log(`rendering ${notes} notes in five parts, ${sound.toFixed(0)} s: peak ${peak.toFixed(2)}`);
  }
  console.log(
    `rendering: ${median(speeds)!.toFixed(0)} × real time in CPU seconds, ${Math.min(...speeds).toFixed(0)} × the slowest`,
  );
  const plays: { cold: number; warm: number }[] = [];
  for (let i = 0; i < TIMES; i++) plays.push(await page.evaluate((song) => script.timePlay(song), song));
  console.log(
    `from play to the first notes being in the context: ${median(plays.map(({ cold }) => cold))!.toFixed(0)} ms with nothing recorded, ` +
      `then ${median(plays.map(({ warm }) => warm))!.toFixed(0)} ms; they begin 30 ms later`,
  );
  const { keys, device } = await page.evaluate(() => script.timeKeys(0, 21));
  console.log(
    `a key of the piano is in the context after ${keys[0].toFixed(1)} ms the first time, then ${median(keys.slice(1))!.toFixed(2)} ms; ` +
      `${device.toFixed(0)} ms of the device follow`,
  );
  for (let program = 0; program < 128; program += 8) {
    const times = await page.evaluate(
      (program) => script.timeRecordings(program, false, [36, 48, 60, 72, 84]),
      program,
    );
    console.log(
      `recording a note of program ${program}: ${median(times)!.toFixed(1)} ms, ${Math.max(...times).toFixed(1)} ms the longest`,
    );
  }
  console.log(`load of the machine: ${loadavg()[0].toFixed(1)}`);
  await printFirstSounds(browser, app.address, TIMES);
} finally {
  await browser.close();
  await app.close();
}

/** Seconds that processors have worked for the page so far: other programs do not slow them down as they do a clock. */
async function cpuSeconds(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { type, cpuTime }) => (type === 'renderer' ? sum + cpuTime : sum), 0);
}

/** Drums, bass, chords, a pad and a melody, all of them busy. */
function denseSong(): Song {
  const bars = Array.from({ length: BARS }, (_, bar) => 4 * bar);
  const part = (program: number, notes: Note[], isDrum = false): InstrumentTrack => ({
    name: '',
    program,
    isDrum,
    notes: notes.toSorted((a, b) => a.onset - b.onset || a.pitch - b.pitch),
  });
  const every = (step: number, duration: number, pitches: (beat: number) => readonly number[]): Note[] =>
    bars.flatMap((bar) =>
      Array.from({ length: 4 / step }, (_, i) => bar + i * step).flatMap((onset) =>
        pitches(onset).map((pitch) => ({ pitch, velocity: 70 + ((7 * onset) % 40), onset, duration })),
      ),
    );
  const chord = (beat: number): number[] => {
    const root = [60, 57, 65, 67][Math.floor(beat / 4) % 4];
    return [root, root + (root === 57 ? 3 : 4), root + 7, root + 12];
  };
  return {
    title: '',
    tempos: [{ beat: 0, bpm: 120 }],
    timeSignatures: [{ beat: 0, numerator: 4, denominator: 4 }],
    keySignature: null,
    tracks: [
      part(
        0,
        every(0.25, 0.25, (beat) => (beat % 2 === 1 ? [38, 42] : beat % 1 === 0 ? [36, 42] : [42])),
        true,
      ),
      part(
        33,
        every(0.5, 0.5, (beat) => [chord(beat)[0] - 24]),
      ),
      part(0, every(0.5, 0.5, chord)),
      part(48, every(2, 2, chord)),
      part(
        73,
        every(0.5, 0.5, (beat) => [chord(beat)[Math.floor(2 * beat) % 4] + 12]),
      ),
    ],
  };
}

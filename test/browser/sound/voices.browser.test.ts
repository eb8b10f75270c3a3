import { describe, expect, it } from 'vitest';
import { renderSong } from '../../../src/sound/render.ts';
import { momentaryLoudness } from '../../../src/sound/synthesis/loudness.ts';
import { voiceFor } from '../../../src/sound/voices/voice-for.ts';
import { amplitudeAt, decibels, peakOf } from './setup/measure.ts';
import { line, songOfTracks, trackOf } from './setup/songs.ts';

const RATE = 44_100;
/** LUFS that the recordings of all voices are set to. */
const TARGET = -26;
const A4 = 69;
/** The first program of a family whose notes have a pitch; the last families are noises. */
const FAMILIES = [
  ['pianos', 0],
  ['chromatic percussion', 8],
  ['organs', 16],
  ['guitars', 24],
  ['basses', 32],
  ['strings', 40],
  ['ensembles', 48],
  ['brass', 56],
  ['reeds', 64],
  ['pipes', 72],
  ['leads', 80],
  ['pads', 88],
  ['effects of synthesizers', 96],
  ['instruments from all over the world', 104],
] as const;

/** One note of a beat, a second long, and what follows it. */
function noteOf(program: number, pitch: number, velocity = 80, isDrum = false): Promise<Float32Array[]> {
  return renderSong(songOfTracks([trackOf(program, line([pitch, 1, velocity]), isDrum)], 60), { tail: 2 });
}

/** Frequencies near one, and which of them is the loudest. */
function loudestNear(channel: Float32Array, hertz: number): { hertz: number; amplitude: number } {
  let best = { hertz: 0, amplitude: 0 };
  for (let cents = -60; cents <= 60; cents += 5) {
    const tried = hertz * 2 ** (cents / 1200);
    const amplitude = amplitudeAt(channel, tried, 2000, 16_384);
    if (amplitude > best.amplitude) best = { hertz: tried, amplitude };
  }
  return best;
}

describe('the voices', () => {
  it.each(FAMILIES)('%s: A4 is 440 Hz, as loud as all others, and ends', async (_, first) => {
    for (let program = first; program < first + 8; program++) {
      const channels = await noteOf(program, A4);
      const { name } = voiceFor(program, false);
      const near = loudestNear(channels[0], 440);
      const cents = Math.abs(1200 * Math.log2(near.hertz / 440));
      const partials = [2, 3, 4, 5, 6].map((n) => amplitudeAt(channels[0], 440 * n, 2000, 16_384));
      expect(cents, `${name}: cents from 440 Hz`).toBeLessThanOrEqual(25);
      expect(near.amplitude / Math.max(...partials), `${name}: its fundamental`).toBeGreaterThan(0.1);
      const loudness = momentaryLoudness(channels, RATE);
      expect(Math.abs(loudness - TARGET), `${name}: ${loudness} LUFS`).toBeLessThan(3.5);
      expect(peakOf(channels), `${name}: its peak`).toBeLessThan(0.75);
      const mean = channels[0].reduce((sum, sample) => sum + sample, 0) / channels[0].length;
      expect(Math.abs(mean), `${name}: its mean`).toBeLessThan(1e-4);
      expect(decibels(channels, 2.5 * RATE), `${name}: its tail`).toBeLessThan(-60);
    }
  });

  it('of all 128 programs sound and do not clip; the first of each family at both ends of the keys, too', async () => {
    for (let program = 0; program < 128; program++) {
      const pitches = program % 8 === 0 ? [60, 12, 108] : [60];
      const notes = pitches.map((pitch, onset) => ({ pitch, velocity: 80, onset, duration: 0.5 }));
      const channels = await renderSong(songOfTracks([trackOf(program, notes)], 60), { tail: 0.5 });
      const { name } = voiceFor(program, false);
      for (const second of notes.keys())
        expect(
          decibels(channels, second * RATE, (second + 0.5) * RATE),
          `${name}, note ${second}`,
        ).toBeGreaterThan(-65);
      expect(peakOf(channels), `${name}: its peak`).toBeLessThan(0.98);
    }
  });

  it.each([0, 8, 16, 24, 25, 32, 40, 48])('kit %i: every drum sounds, none clips', async (kit) => {
    const pitches = Array.from({ length: 61 }, (_, i) => 27 + i);
    // A drum a second, so that each is heard alone.
    const song = songOfTracks([trackOf(kit, line(...pitches.map((pitch) => [pitch, 1] as const)), true)], 60);
    const channels = await renderSong(song, { tail: 0 });
    for (const [i, pitch] of pitches.entries())
      expect(decibels(channels, i * RATE, (i + 0.1) * RATE), `drum ${pitch}`).toBeGreaterThan(-50);
    expect(peakOf(channels)).toBeLessThan(0.8);
  });

  it.each([
    ['kick', 36],
    ['snare', 38],
    ['closed hi-hat', 42],
    ['crash', 49],
    ['ride', 51],
  ])('%s has no pitch near 440 Hz', async (_, pitch) => {
    const [left] = await noteOf(0, pitch, 80, true);
    const near = loudestNear(left, 440);
    const all = Math.sqrt(2) * 10 ** (decibels([left], 2000, 18_384) / 20);
    expect(near.amplitude / all).toBeLessThan(0.15);
  });

  it.each([0, 4, 25, 29, 33, 48, 56, 73, 81])(
    'program %i: harder is louder and brighter',
    async (program) => {
      const [soft, hard] = [await noteOf(program, 60, 40), await noteOf(program, 60, 120)];
      const brightness = ([left]: Float32Array[]): number => {
        const partials = Array.from({ length: 16 }, (_, i) =>
          amplitudeAt(left, 261.63 * (i + 1), 2000, 8192),
        );
        const power = partials.reduce((sum, amplitude) => sum + amplitude ** 2, 0);
        return partials.reduce((sum, amplitude, i) => sum + (i + 1) * amplitude ** 2, 0) / power;
      };
      expect(momentaryLoudness(hard, RATE) - momentaryLoudness(soft, RATE)).toBeGreaterThan(8);
      expect(brightness(hard)).toBeGreaterThan(brightness(soft));
    },
  );
});

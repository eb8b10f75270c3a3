import { describe, expect, it } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { bandpass, filtered, highpass, highShelf, lowpass } from '../../../src/sound/synthesis/biquad.ts';
import { drive } from '../../../src/sound/synthesis/drive.ts';
import { ensembleTone } from '../../../src/sound/synthesis/ensemble-tone.ts';
import { shape } from '../../../src/sound/synthesis/envelope.ts';
import { fmTone } from '../../../src/sound/synthesis/fm-tone.ts';
import { inverseFft } from '../../../src/sound/synthesis/inverse-fft.ts';
import { meanLoudness, momentaryLoudness } from '../../../src/sound/synthesis/loudness.ts';
import { mix } from '../../../src/sound/synthesis/mix.ts';
import { pluckedString } from '../../../src/sound/synthesis/plucked-string.ts';
import { ringModes } from '../../../src/sound/synthesis/ring-modes.ts';
import { sweptSine } from '../../../src/sound/synthesis/swept-sine.ts';

const RATE = 44_100;

function sine(hertz: number, amplitude = 1, seconds = 1): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: seconds * RATE },
    (_, i) => amplitude * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}

function rms(sound: Float32Array, from = 0, to = sound.length): number {
  let power = 0;
  for (let i = from; i < to; i++) power += sound[i] ** 2;
  return Math.sqrt(power / (to - from));
}

/** Fundamental by the highest peak of the autocorrelation near what is expected, between frames by a parabola. */
function pitchOf(sound: Float32Array, near: number, from: number): number {
  const like = (lag: number): number => {
    let sum = 0;
    for (let i = from; i < from + 8192; i++) sum += sound[i] * sound[i + lag];
    return sum;
  };
  const centre = Math.round(RATE / near);
  const reach = Math.max(2, Math.round(centre / 20));
  const lags = Array.from({ length: 2 * reach + 1 }, (_, i) => centre - reach + i);
  const values = lags.map(like);
  const best = values.indexOf(Math.max(...values));
  const [before, at, after] = [like(lags[best] - 1), values[best], like(lags[best] + 1)];
  return RATE / (lags[best] + (0.5 * (before - after)) / (before - 2 * at + after));
}

const cents = (hertz: number, other: number): number => 1200 * Math.log2(hertz / other);

describe('the inverse transform', () => {
  it('turns a bin into a wave of its amplitude and phase', () => {
    const n = 64;
    const [re, im] = [new Float64Array(n), new Float64Array(n)];
    re[5] = 0.25;
    im[5] = 0.5;
    re[n - 9] = 1;
    inverseFft(re, im);
    for (let i = 0; i < n; i++) {
      const [a, b] = [(2 * Math.PI * 5 * i) / n, (-2 * Math.PI * 9 * i) / n];
      expect(re[i]).toBeCloseTo(0.25 * Math.cos(a) - 0.5 * Math.sin(a) + Math.cos(b), 12);
      expect(im[i]).toBeCloseTo(0.25 * Math.sin(a) + 0.5 * Math.cos(a) + Math.sin(b), 12);
    }
  });
});

describe('loudness', () => {
  it('is −3.01 LUFS of a full sine of 997 Hz on one side, 0 on both: the calibration of BS.1770', () => {
    expect(momentaryLoudness([sine(997)], RATE)).toBeCloseTo(-3.01, 1);
    expect(momentaryLoudness([sine(997), sine(997)], RATE)).toBeCloseTo(0, 1);
    expect(meanLoudness([sine(997, 0.1, 2)], 48_000)).toBeCloseTo(-23.0, 0);
  });

  it('hears lows less and highs more', () => {
    expect(momentaryLoudness([sine(25)], RATE)).toBeLessThan(-8);
    expect(momentaryLoudness([sine(6000)], RATE)).toBeCloseTo(-3.01 + 3.3, 0);
  });

  it('is that of the loudest moment, or of the mean', () => {
    const half = mix([sine(997, 0.5, 1), 1], [new Float32Array(2 * RATE), 1]);
    expect(momentaryLoudness([half], RATE)).toBeCloseTo(-9.03, 1);
    expect(meanLoudness([half], RATE)).toBeCloseTo(-12.04, 1);
  });
});

describe('filters', () => {
  it.each([
    ['a lowpass at its edge', lowpass(1000, Math.SQRT1_2, RATE), 1000, -3.01],
    ['a lowpass three octaves above', lowpass(1000, Math.SQRT1_2, RATE), 8000, -38],
    ['a highpass at its edge', highpass(1000, Math.SQRT1_2, RATE), 1000, -3.01],
    ['a bandpass at its centre', bandpass(1000, 5, RATE), 1000, 0],
    ['a shelf far above', highShelf(500, 0.7, 6, RATE), 9000, 6],
    ['a shelf far below', highShelf(5000, 0.7, 6, RATE), 100, 0],
  ] as const)('%s', (_, filter, hertz, decibels) => {
    const out = filtered(sine(hertz), filter);
    const gain = 20 * Math.log10(rms(out, RATE / 2) / rms(sine(hertz), RATE / 2));
    expect(Math.abs(gain - decibels)).toBeLessThan(decibels < -10 ? 2 : 0.1);
  });
});

describe('a tone that is held', () => {
  const tone = { partial: (n: number) => 1 / n, cents: 15, steady: 0.2, width: 1 };

  it('goes round without a seam, and lies exactly on the pitch that it names', () => {
    const { channels, hertz, loopStart } = ensembleTone(tone, 440, RATE);
    expect(loopStart).toBe(0);
    expect(Math.abs(cents(hertz!, 440))).toBeLessThan(1);
    const [left] = channels;
    const steps = left.map((sample, i) => Math.abs(sample - left[(i + 1) % left.length]));
    expect(steps[left.length - 1]).toBeLessThan(
      steps.subarray(0, -1).reduce((most, step) => Math.max(most, step)),
    );
    const steady = ensembleTone({ ...tone, steady: 1 }, 110, RATE);
    expect(Math.abs(cents(pitchOf(steady.channels[0], 110, 1000), steady.hertz!))).toBeLessThan(1);
  });

  it('has the power of its partials, however wide they are', () => {
    const partial = (n: number): number => [0.8, 0.6][n - 1] ?? 0;
    for (const steady of [0, 0.4, 1])
      for (const channel of ensembleTone({ ...tone, partial, steady }, 440, RATE).channels)
        expect(rms(channel)).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('is the same on both sides where it has no width, and not where it has', () => {
    const likeness = ([left, right]: readonly Float32Array[]): number =>
      left.reduce((sum, sample, i) => sum + sample * right[i], 0) / left.length / rms(left) / rms(right);
    expect(likeness(ensembleTone({ ...tone, width: 0 }, 440, RATE).channels)).toBeCloseTo(1, 5);
    expect(Math.abs(likeness(ensembleTone({ ...tone, steady: 0 }, 440, RATE).channels))).toBeLessThan(0.3);
  });

  it('counts partials from an octave below where it is asked to', () => {
    const { channels, hertz } = ensembleTone(
      { ...tone, partial: (n) => (n === 1 ? 1 : 0), steady: 1, below: 2 },
      440,
      RATE,
    );
    expect(Math.abs(cents(hertz!, 440))).toBeLessThan(2);
    expect(Math.abs(cents(pitchOf(channels[0], 220, 1000), hertz! / 2))).toBeLessThan(1);
  });
});

describe('a plucked string', () => {
  const string = { seconds: 3, damping: 0.3, place: 0.2, hardness: 3000, scratch: 0.3 };

  it.each([41.2, 110, 261.63, 440, 987.77, 1760])('of %d Hz is in tune within three cents', (hertz) => {
    const sound = pluckedString({ ...string, hertz }, RATE, RATE, new Rng(1));
    expect(Math.abs(cents(pitchOf(sound, hertz, 4000), hertz))).toBeLessThan(3);
  });

  it('loses 60 dB of its first partial in the seconds it is given, and stays around zero', () => {
    const sound = pluckedString({ ...string, hertz: 220, damping: 0.05 }, RATE, 3.2 * RATE, new Rng(1));
    const partial = (second: number): number => {
      let [re, im] = [0, 0];
      for (let i = 0; i < 4410; i++) {
        const sample = sound[second * RATE + i];
        re += sample * Math.cos((2 * Math.PI * 220 * i) / RATE);
        im += sample * Math.sin((2 * Math.PI * 220 * i) / RATE);
      }
      return Math.hypot(re, im);
    };
    expect(20 * Math.log10(partial(2) / partial(1))).toBeCloseTo(-20, 0);
    expect(Math.abs(sound.reduce((sum, sample) => sum + sample, 0) / sound.length)).toBeLessThan(0.01);
  });
});

describe('what is struck', () => {
  it('is a sum of decaying sines, without those too high to be heard', () => {
    const out = new Float32Array(RATE);
    ringModes(
      out,
      [
        { hertz: 440, level: 1, seconds: 1 },
        { hertz: 660, level: 0.5, seconds: 0.5 },
        { hertz: 30_000, level: 1, seconds: 1 },
      ],
      RATE,
    );
    for (const i of [0, 10, 100, 1000, 10_000]) {
      const sample = (hertz: number, level: number, seconds: number): number =>
        level * 10 ** ((-3 * i) / RATE / seconds) * Math.sin((2 * Math.PI * hertz * i) / RATE);
      expect(out[i]).toBeCloseTo(sample(440, 1, 1) + sample(660, 0.5, 0.5), 4);
    }
  });
});

describe('the small ones', () => {
  it('an envelope rises, falls by 60 dB and ends in nothing', () => {
    const sound = shape(new Float32Array(RATE).fill(1), { attack: 0.01, seconds: 0.5 }, RATE);
    expect([sound[0], sound[RATE - 1]]).toEqual([0, 0]);
    expect(sound[441]).toBeCloseTo(1, 2);
    expect(sound[441 + RATE / 4]).toBeCloseTo(10 ** -1.5, 3);
  });

  it('a swept sine comes to rest at its lower frequency', () => {
    const sound = sweptSine({ from: 300, to: 100, seconds: 0.02 }, RATE, RATE);
    expect(Math.abs(cents(pitchOf(sound, 100, RATE / 2), 100))).toBeLessThan(1);
  });

  it('a moved phase keeps the pitch and brings partials', () => {
    const pair = { ratio: 1, depth: 1.5, depthSeconds: 100, level: 1, seconds: 100 };
    const sound = fmTone([pair], 220, RATE, RATE);
    expect(Math.abs(cents(pitchOf(sound, 220, 1000), 220))).toBeLessThan(1);
    expect(rms(filtered(sound, highpass(600, 4, RATE)))).toBeGreaterThan(0.1);
  });

  it('an amplifier rounds peaks, adds partials, and folds nothing back', () => {
    const out = drive(sine(3000), 10, 20_000, RATE).subarray(RATE / 2);
    expect(Math.max(...out)).toBeLessThan(1.6);
    // Partials of 3 kHz are multiples of it; what was folded back lies between them.
    const at = (hertz: number): number => {
      let [re, im] = [0, 0];
      for (let i = 0; i < 22_050; i++) {
        re += out[i] * Math.cos((2 * Math.PI * hertz * i) / RATE);
        im += out[i] * Math.sin((2 * Math.PI * hertz * i) / RATE);
      }
      return Math.hypot(re, im);
    };
    // The fifteenth partial, 45 kHz, would come back as 900 Hz; the thirteenth, 39 kHz, as 5,100.
    expect(at(900) / at(3000)).toBeLessThan(0.02);
    expect(at(5100) / at(3000)).toBeLessThan(0.05);
    expect(at(9000) / at(3000)).toBeGreaterThan(0.1);
  });
});

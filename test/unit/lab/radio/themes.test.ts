import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { purity } from '../../../../src/lab/radio/choose-themes.ts';
import { factorise } from '../../../../src/lab/radio/nmf.ts';
import { THEME_METHODS, Themes } from '../../../../src/lab/radio/themes.ts';

const speed = [
  'Speed is 3.1 m/s now',
  'Average speed 0.4 m/s',
  'They slow down to 0.3 m/s',
  'Cars at 2.2 m/s',
];
const laps = ['Mean lap 4.2 s', 'A lap of 5.1 s', 'Lap time 9.9 s', 'Best lap 4.0 s'];

describe('non-negative factors', () => {
  it('take a matrix of two parts apart, and come nearer with every round', () => {
    const values = Float64Array.of(1, 1, 0, 0, 2, 2, 0, 0, 0, 0, 3, 1, 0, 0, 6, 2);
    const { weights, parts, history } = factorise({ values, rows: 4, columns: 4 }, 2, new Rng(1));
    expect(history.at(-1)).toBeLessThan(1e-3);
    history.slice(1).forEach((left, i) => expect(left).toBeLessThanOrEqual(history[i] + 1e-9));
    expect(Math.min(...weights.values, ...parts.values)).toBeGreaterThanOrEqual(0);
  });
});

describe.each(THEME_METHODS)('themes by %s', (method) => {
  const themes = new Themes([...speed, ...laps], 2, method, new Rng(1));

  it('tell apart what is said in different units', () => {
    const [first, ...others] = speed.map((text) => themes.themeOf(text));
    expect(new Set(others)).toEqual(new Set([first]));
    expect(new Set(laps.map((text) => themes.themeOf(text)))).toEqual(new Set([1 - first!]));
  });

  it('are known by their words, as they are written', () => {
    expect(themes.words[themes.themeOf(speed[0])!]).toContain('m/s');
    expect(themes.words[themes.themeOf(laps[0])!]).toContain('lap');
  });

  it('do not know what has none of their words', () => {
    expect(themes.themeOf('Копия')).toBeNull();
    expect(themes.themeOf('')).toBeNull();
  });
});

describe('purity', () => {
  const messages = [
    { steps: 0, kind: 'creeping' as const, text: 'a' },
    { steps: 0, kind: 'quicker' as const, text: 'b' },
    { steps: 0, kind: 'faster' as const, text: 'c' },
  ];

  it('is the share of the most common topic of each theme', () => {
    expect(purity(messages, { themeOf: () => 0 })).toBeCloseTo(2 / 3, 12);
    expect(purity(messages, { themeOf: (text) => (text === 'c' ? 1 : 0) })).toBe(1);
  });
});

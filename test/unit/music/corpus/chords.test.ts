import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { chordChain, drawChords } from '../../../../src/music/corpus/chord-chain.ts';
import { harmonise } from '../../../../src/music/corpus/harmonise.ts';
import { voicingOf } from '../../../../src/music/corpus/voicing.ts';
import { chordNamed } from '../../../../src/music/theory/chord.ts';

const RULES = {
  first: 'C:1',
  next: { C: 'F:3 G:1', F: 'G:1', G: 'C:1' },
  stays: { midBar: 0.5, barLine: 0 },
};

describe('a chain of chords', () => {
  const chain = chordChain(RULES);

  it('has rows that add up to 1: what the rules say, and a little of everything', () => {
    expect(chain.first).toEqual([1, 0, 0]);
    const [midBar, barLine] = chain.steps;
    const stray = 0.04 / 3;
    for (const [to, expected] of [stray, 0.96 * 0.75 + stray, 0.96 * 0.25 + stray].entries()) {
      expect(barLine[0][to]).toBeCloseTo(expected, 12);
      expect(midBar[0][to]).toBeCloseTo((expected + (to === 0 ? 1 : 0)) / 2, 12);
    }
    for (const row of [...midBar, ...barLine]) expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it('plays triads with their sevenths as often as it is told, in the places of the triads', () => {
    const rich = chordChain({ ...RULES, sevenths: 0.25 });
    expect(rich.chords).toEqual(['C', 'Cmaj7', 'F', 'Fmaj7', 'G', 'G7'].map(chordNamed));
    expect(rich.first).toEqual([0.75, 0.25, 0, 0, 0, 0]);
    for (const [half, step] of rich.steps.entries())
      for (const [from, row] of step.entries())
        for (const [to, p] of row.entries())
          expect(p).toBeCloseTo(chain.steps[half][from >> 1][to >> 1] * (to % 2 === 0 ? 0.75 : 0.25), 12);
  });

  it('leaves a seventh chord alone that has rules of its own', () => {
    const own = chordChain({ ...RULES, next: { ...RULES.next, G7: 'F:1' }, sevenths: 0.25 });
    expect(own.chords).toEqual(['C', 'Cmaj7', 'F', 'Fmaj7', 'G', 'G7'].map(chordNamed));
    expect(own.steps[1][4]).not.toEqual(own.steps[1][5]);
  });

  it('is refused where a chord leads nowhere', () => {
    expect(() => chordChain({ ...RULES, next: { C: 'D:1' } })).toThrow('D:1: write a chord that has a row');
    expect(() => chordChain({ ...RULES, first: 'C' })).toThrow('C: write a chord that has a row');
  });

  it('is walked as its weights say where all chords fit', () => {
    const rng = new Rng(1);
    const anyFit = Array.from({ length: 4 }, () => [1, 1, 1]);
    const walks = Array.from({ length: 4000 }, () => drawChords(chain, null, anyFit, rng));
    const share = (is: (walk: number[]) => boolean): number => walks.filter(is).length / walks.length;
    expect(share(([a]) => a === 0)).toBe(1);
    expect(share(([, b]) => b === 1)).toBeCloseTo(0.375, 1);
    // Over the bar line nothing stays but by straying.
    expect(share(([, b, c]) => b === c)).toBeLessThan(0.03);
  });

  it('looks ahead: it takes the way by which a chord that must come can be reached', () => {
    const fits = [
      [1, 1, 1],
      [1, 1, 1],
      [1, 0, 0],
    ];
    // C is reached over the bar line from G alone, and G from C in the middle of the bar.
    expect(drawChords(chain, null, fits, new Rng(1))).toEqual([0, 2, 0]);
  });
});

describe('harmonising', () => {
  const chain = chordChain(RULES);
  const note = (pitch: number, step: number, steps: number) => ({ pitch, step, steps });

  it('finds the chords that the notes are in', () => {
    const melody = [note(64, 0, 8), note(69, 8, 8), note(74, 16, 8), note(71, 24, 8)];
    for (let seed = 0; seed < 20; seed++)
      expect(harmonise(chain, false, melody, 1, new Rng(seed))).toEqual([0, 1, 2, 2]);
  });

  it('goes on from the last chord of the block before', () => {
    const melody = [note(62, 0, 32), note(60, 32, 32)];
    const chords = harmonise(chain, false, melody, 2, new Rng(3));
    expect(chords).toHaveLength(8);
    expect(chords[4]).toBe(0);
  });
});

describe('a voicing', () => {
  const range = [52, 69] as const;

  it('of C is E G C near the middle, and goes to F by two steps', () => {
    const { pitches, close } = voicingOf(chordNamed('C'), 'close', [], range);
    expect(pitches).toEqual([55, 60, 64]);
    expect(voicingOf(chordNamed('F'), 'close', close, range).pitches).toEqual([57, 60, 65]);
  });

  it('takes the notes of its kind', () => {
    const of = (name: string, kind: Parameters<typeof voicingOf>[1]): number[] =>
      voicingOf(chordNamed(name), kind, [], [60, 80]).pitches.map((pitch) => pitch % 12);
    expect(new Set(of('C', 'rootless'))).toEqual(new Set([4, 7]));
    expect(new Set(of('G7', 'shell'))).toEqual(new Set([7, 11, 5]));
    expect(new Set(of('C', 'shell'))).toEqual(new Set([0, 4, 7]));
    expect(of('D', 'power')).toEqual([2, 9, 2]);
    expect(new Set(of('C', 'open'))).toEqual(new Set([0, 4, 7]));
  });
});

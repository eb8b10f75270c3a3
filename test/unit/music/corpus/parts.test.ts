import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { playBass } from '../../../../src/music/corpus/bass.ts';
import { playChords } from '../../../../src/music/corpus/chords-and-pad.ts';
import { playDrums } from '../../../../src/music/corpus/drums.ts';
import { strokesOf } from '../../../../src/music/corpus/pattern.ts';
import { attackConsistency } from '../../../../src/music/metrics/attack-consistency.ts';
import { polyphony } from '../../../../src/music/metrics/polyphony.ts';
import { emptyRoll, pitchesAt, type Roll } from '../../../../src/music/roll/roll.ts';
import { LANES } from '../../../../src/music/roll/roll-layout.ts';
import { notesOf } from '../../../../src/music/roll/roll-notes.ts';
import { type Chord, chordName, chordNamed } from '../../../../src/music/theory/chord.ts';
import { pitchOf } from '../../../../src/music/theory/pitch-class.ts';
import { rollWith } from '../roll-examples.ts';

function chordsOf(names: string): Chord[] {
  return names.split(' ').map(chordNamed);
}

function played(play: (roll: Roll) => void): Roll {
  const roll = emptyRoll();
  play(roll);
  return roll;
}

describe('a pattern over chords', () => {
  const C_MAJOR = { tonic: 0, mode: 'major' } as const;
  const spans = (pattern: string, names: string): string[] => {
    return strokesOf(pattern, chordsOf(names)).map(
      ({ step, steps, chord }) => `${step}+${steps} ${chordName(chord, C_MAJOR)}`,
    );
  };

  it('repeats every bar and is silent where it says so', () => {
    expect(spans('x---........x-..', 'C C C C')).toEqual(['0+4 C', '12+2 C', '16+4 C', '28+2 C']);
  });

  it('is struck again where the chord changes, and only there', () => {
    expect(spans(`x${'-'.repeat(31)}`, 'C C F G')).toEqual(['0+16 C', '16+8 F', '24+8 G']);
  });

  it('plays the next chord where it begins just before it and is held into it', () => {
    expect(spans('x-----x---------', 'C F C F')).toEqual(['0+6 C', '6+10 F', '16+6 C', '22+10 F']);
  });
});

describe('a bass', () => {
  const line = (pattern: string, names: string, register = 28): string[] =>
    notesOf(
      played((roll) => playBass(roll, pattern, register, chordsOf(names))),
      'bass',
    ).map(({ pitch, step, steps }) => `${pitch}@${step}+${steps}`);

  it('plays roots, fifths and octaves of the chords', () => {
    expect(line('R---5---8---l---', 'C C G G')).toEqual([
      `${pitchOf('C2')}@0+4`,
      `${pitchOf('G2')}@4+4`,
      `${pitchOf('C3')}@8+4`,
      `${pitchOf('G1')}@12+4`,
      `${pitchOf('G1')}@16+4`,
      `${pitchOf('D2')}@20+4`,
      `${pitchOf('G2')}@24+4`,
      // The D below is none of the bass's: it sounds in the next octave.
      `${pitchOf('D2')}@28+4`,
    ]);
  });

  it('leads into the next root by a step of the scale', () => {
    const pitches = (names: string): string[] =>
      line('R-----------a---', names).map((note) => note.split('@')[0]);
    expect(pitches('C C F F')[1]).toBe(String(pitchOf('G1')));
    expect(pitches('C C A A')[1]).toBe(String(pitchOf('B1')));
  });

  it('walks down through the chords', () => {
    expect(line('d-------d-------', 'C G Am F').map((note) => note.split('@')[0])).toEqual(
      ['C2', 'B1', 'A1', 'A1'].map((name) => String(pitchOf(name))),
    );
  });

  it('says which sign it does not know', () => {
    expect(() => line('?---', 'C C C C')).toThrow('? is no sign of a bass pattern');
  });

  it('is one voice within its range, whatever the chords', () => {
    const sign = fc.constantFrom('R', '8', '3', '5', 'l', 'a', 'd', '-', '.');
    const chord = fc.constantFrom('C', 'Dm7', 'E7', 'Fmaj7', 'G7', 'Am', 'Bm7b5', 'Bb', 'F#dim', 'Eb');
    fc.assert(
      fc.property(
        fc.array(sign, { minLength: 16, maxLength: 16 }),
        fc.array(chord, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 28, max: 36 }),
        (signs, names, register) => {
          const roll = played((roll) => playBass(roll, signs.join(''), register, chordsOf(names.join(' '))));
          expect(polyphony(roll, 'bass') ?? 1).toBe(1);
          expect(attackConsistency(roll, 'bass')).toBe(1);
        },
      ),
    );
  });
});

describe('chords', () => {
  const style = { pattern: 'x-------', range: [55, 72], kind: 'close' } as const;
  const voicings = (names: string): number[][] => {
    const roll = played((roll) => playChords(roll, 'pad', style, chordsOf(names)));
    return [0, 8, 16, 24].map((step) => pitchesAt(roll, 'pad', step));
  };

  it('move as little as they can', () => {
    expect(voicings('C F G C')).toEqual(
      ['C4 E4 G4', 'C4 F4 A4', 'B3 D4 G4', 'C4 E4 G4'].map((names) => names.split(' ').map(pitchOf)),
    );
  });

  it('never move a voice of a triad by more than a fourth', () => {
    const chord = fc.constantFrom('C', 'Dm', 'E', 'F', 'G', 'Am', 'Bdim', 'Bb');
    fc.assert(
      fc.property(fc.array(chord, { minLength: 4, maxLength: 4 }), (names) => {
        const all = voicings(names.join(' '));
        for (const [i, voicing] of all.slice(1).entries())
          for (const [voice, pitch] of voicing.entries())
            expect(Math.abs(pitch - all[i][voice])).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('are broken by the signs of the pattern', () => {
    const roll = played((roll) =>
      playChords(roll, 'chords', { ...style, pattern: 'b---t---1---5---' }, chordsOf('C C C C')),
    );
    const [low, middle, high] = ['C4', 'E4', 'G4'].map(pitchOf);
    expect([0, 4, 8, 12].map((step) => pitchesAt(roll, 'chords', step))).toEqual([
      [low],
      [middle, high],
      [low],
      [middle],
    ]);
  });

  it('refuse pitches that the part does not have', () => {
    const low = LANES.chords.low - 12;
    const range = [low, low + 16] as const;
    expect(() => playChords(emptyRoll(), 'chords', { ...style, range }, chordsOf('C C C C'))).toThrow(
      'beyond its range',
    );
  });
});

describe('drums', () => {
  it('play the groove in both bars, the fill over its end, and a crash instead of the first cymbal', () => {
    const groove = { kick: 'x.......x.......', 'closed hi-hat': 'x...x...x...x...' };
    const fill = { snare: 'x.xx' };
    expect(played((roll) => playDrums(roll, groove, fill, true))).toEqual(
      rollWith({
        drums: {
          kick: [0, 8, 16, 24],
          'closed hi-hat': [4, 8, 12, 16, 20, 24],
          crash: [0],
          snare: [28, 30, 31],
        },
      }),
    );
  });

  it('say which drum there is none of', () => {
    expect(() => playDrums(emptyRoll(), { cowbell: 'x...' }, null, false)).toThrow(
      'cowbell is no drum of a roll',
    );
  });
});

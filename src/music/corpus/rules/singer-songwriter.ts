import type { GenreRules } from '../genre-rules.ts';

/** Chords that stay, a bass that walks down through them, a picked guitar, few drums or none. */
export const SINGER_SONGWRITER: GenreRules = {
  harmony: {
    major: {
      first: 'C:6 Am:2 F:1 G:1',
      next: {
        C: 'G:4 F:4 Am:3 Em:2 Dm:1',
        Dm: 'G:4 F:2 Am:1 C:1',
        Em: 'F:3 Am:3 Dm:1',
        F: 'C:5 G:3 Am:1 Dm:2 Fm:0.3',
        Fm: 'C:1',
        G: 'C:4 Am:4 F:3',
        Am: 'F:4 G:2 Em:2 C:1 Dm:1 D7:0.5',
        D7: 'G:1 F:1',
      },
      stays: { midBar: 0.72, barLine: 0.3 },
    },
    minor: {
      first: 'Am:6 F:1 C:1 Dm:1',
      next: {
        Am: 'G:4 F:3 C:2 Dm:2 Em:1 E:1',
        C: 'G:3 F:2 Am:1 Em:1 E:1',
        Dm: 'Am:4 E:1 F:2 G:1 Em:1',
        E: 'Am:5 F:1',
        Em: 'Am:2 F:3',
        F: 'C:3 G:2 E:1 Am:2 Dm:1',
        G: 'F:3 C:2 Am:3 Em:1',
      },
      stays: { midBar: 0.72, barLine: 0.3 },
    },
  },
  minorShare: 0.35,
  melody: {
    rhythms: {
      quarters: 2.2,
      dotted: 1.8,
      eighths: 2.6,
      syncopated: 1.6,
      sixteenths: 0.6,
      long: 1,
      upbeats: 1.8,
      rests: 1,
      march: 0.9,
      waltz: 1.4,
      jig: 1.4,
    },
    contours: { mixed: 2.2, stepwise: 2, runs: 0.9, repeated: 1.6, arpeggio: 0.8, hook: 1.5 },
    ties: 0.08,
    approaches: 0,
    tones: [1, 1, 1, 1],
  },
  drums: {
    grooves: [
      {},
      {},
      { 'closed hi-hat': 'x.x.x.x.x.x.x.x.' },
      { kick: 'x.......x.......', 'closed hi-hat': '....x.......x...' },
      { kick: 'x.......x.......', snare: '....x.......x...' },
      { kick: 'x.....x.x.......', snare: '....x.......x...', 'closed hi-hat': 'x.x.x.x.x.x.x.x.' },
      { kick: 'x..x......xx....', snare: '....x.......x...' },
      { kick: 'x.......x.......', snare: '....x.......x...', ride: 'x...x...x...x...' },
    ],
    fills: [{ snare: 'x.x.' }, { kick: 'x...', snare: '..xx' }, { 'low tom': 'x.x.', snare: 'x...' }],
    fillRate: 0.25,
    crashRate: 0.1,
  },
  bass: {
    patterns: [
      'R---------------',
      'R-------R-------',
      'R-------5-------',
      'R-----R-R-----R-',
      'd-------d-------',
      'd---------------',
      'R-----------a---',
      'R-----5-R-----5-',
    ],
    registers: [28, 31, 33],
  },
  chords: {
    patterns: [
      'b-2-3-2-b-2-3-2-',
      'b-3-2-3-b-3-2-3-',
      '1-2-3-2-3-2-3-2-',
      'x---x-x-x---x-x-',
      'x-----x-x---x-x-',
      'b---t-t-b---t-t-',
      'x-------x-------',
      'b---t---b---t---',
    ],
    ranges: [
      [50, 66],
      [57, 73],
    ],
    kinds: ['close'],
  },
  pad: {
    patterns: [
      'x-------------------------------',
      'x-------------------------------',
      'x---------------x---------------',
      'x---------------................',
      'x---------------------------....',
      'x-------x-------',
    ],
    ranges: [
      [57, 73],
      [64, 80],
    ],
    kinds: ['close'],
  },
};

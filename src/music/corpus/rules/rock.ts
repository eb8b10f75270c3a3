import type { GenreRules } from '../genre-rules.ts';

/** I, IV and V in major, i, ♭VII and ♭VI in minor, driven by eighths over a backbeat. */
export const ROCK: GenreRules = {
  harmony: {
    major: {
      first: 'C:5 F:1 G:1 Am:2',
      next: {
        C: 'F:5 G:4 Am:2 Em:1 Dm:1',
        Dm: 'G:3 F:2 C:1',
        Em: 'F:3 Am:2',
        F: 'C:4 G:4 Am:1 Dm:1',
        G: 'C:3 F:4 Am:2',
        Am: 'F:4 G:4 C:1 Dm:1',
      },
      sevenths: 0.08,
      stays: { midBar: 0.6, barLine: 0.2 },
    },
    minor: {
      first: 'Am:5 F:1 C:1 Em:1',
      next: {
        Am: 'G:5 F:3 C:2 Dm:1 Em:1',
        C: 'G:4 F:2 Dm:1 Am:1',
        Dm: 'Am:3 F:1 G:1 E:1',
        E: 'Am:4 F:1',
        Em: 'Am:2 F:2 G:1',
        F: 'G:5 C:2 Am:2 E:1',
        G: 'Am:4 F:3 C:2 Dm:1',
      },
      sevenths: 0.08,
      stays: { midBar: 0.6, barLine: 0.2 },
    },
  },
  minorShare: 0.45,
  melody: {
    rhythms: {
      quarters: 2.8,
      dotted: 1.2,
      eighths: 3,
      syncopated: 3,
      sixteenths: 0.4,
      long: 1,
      upbeats: 1.4,
      rests: 1,
      march: 1,
      waltz: 0.7,
      jig: 0.9,
    },
    contours: { mixed: 2.2, stepwise: 1.4, runs: 0.8, repeated: 2.5, arpeggio: 1, hook: 2 },
    ties: 0.08,
    approaches: 0,
    tones: [1, 1, 1, 1],
  },
  drums: {
    grooves: [
      { kick: 'x.......x.x.....', snare: '....x.......x...', 'closed hi-hat': 'x.x.x.x.x.x.x.x.' },
      { kick: 'x.x.....x.x.....', snare: '....x.......x...', 'closed hi-hat': 'x.x.x.x.x.x.x.x.' },
      { kick: 'x..x..x.x.....x.', snare: '....x.......x...', 'closed hi-hat': 'x.x.x.x.x.x.x.x.' },
      { kick: 'x.......x.x.....', snare: '....x.......x...', 'open hi-hat': 'x...x...x...x...' },
      { kick: 'x.x.....x.x.....', snare: '....x.......x...', ride: 'x.x.x.x.x.x.x.x.' },
      { kick: 'x...x...x...x...', snare: '....x.......x...', 'low tom': 'x.x.x.x.x.x.x.x.' },
      { kick: 'x.....x.x.....x.', snare: '....x.......x...', crash: 'x...x...x...x...' },
    ],
    fills: [
      { kick: 'x...', snare: 'xxxx' },
      { kick: 'x...', snare: 'x.xx', 'low tom': '..xx' },
      {
        kick: 'x...x...',
        snare: '....x...',
        'high tom': 'xx..',
        'mid tom': '..xx....',
        'low tom': '....x.xx',
      },
      { snare: 'xxxxxxxx', kick: 'x...x...' },
      { snare: 'x.x.', crash: '..x.', kick: '..x.' },
    ],
    fillRate: 0.4,
    crashRate: 0.7,
  },
  bass: {
    patterns: [
      'R-R-R-R-R-R-R-R-',
      'R---R---R---R---',
      'R---R-R-R---R-R-',
      'R--R--R-R--R--R-',
      'R-----R-R-----R-',
      'R-R-R-R-R-R-5-a-',
      'R-R-8-R-R-R-8-R-',
    ],
    registers: [28, 31],
  },
  chords: {
    patterns: [
      'x-x-x-x-x-x-x-x-',
      'x-------x-------',
      'x---x-x-x---x-x-',
      'x--x--x-x--x--x-',
      'x-----x-x-----x-',
      'x---x---x---x---',
      'x-x-..x-x-x-..x-',
      '1-2-3-2-1-2-3-2-',
    ],
    ranges: [
      [48, 65],
      [53, 70],
    ],
    kinds: ['power', 'power', 'close'],
  },
  pad: {
    patterns: [
      'x-------------------------------',
      'x-------x-------',
      'x---------------x---------------',
      'x---x---x---x---',
      'x--x--x-x--x--x-',
      'x-------------..',
    ],
    ranges: [
      [57, 73],
      [64, 80],
    ],
    kinds: ['close'],
  },
};

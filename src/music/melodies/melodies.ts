import type { MelodyText } from './melody-text.ts';

const major = (sharps: number) => ({ sharps, mode: 'major' }) as const;
const minor = (sharps: number) => ({ sharps, mode: 'minor' }) as const;

/** Tunes that belong to everyone: traditional, or by authors who died long before 1926. Upbeats are filled with rests. */
export const MELODIES: readonly MelodyText[] = [
  {
    title: 'Twinkle, Twinkle, Little Star',
    bpm: 100,
    bar: [4, 4],
    key: major(0),
    bars:
      'C4 C4 G4 G4 | A4 A4 G4:2 | F4 F4 E4 E4 | D4 D4 C4:2 | G4 G4 F4 F4 | E4 E4 D4:2 | G4 G4 F4 F4 | E4 E4 D4:2 | ' +
      'C4 C4 G4 G4 | A4 A4 G4:2 | F4 F4 E4 E4 | D4 D4 C4:2',
  },
  {
    title: 'Ode to Joy',
    bpm: 120,
    bar: [4, 4],
    key: major(2),
    bars:
      'F#4 F#4 G4 A4 | A4 G4 F#4 E4 | D4 D4 E4 F#4 | F#4:1.5 E4:0.5 E4:2 | ' +
      'F#4 F#4 G4 A4 | A4 G4 F#4 E4 | D4 D4 E4 F#4 | E4:1.5 D4:0.5 D4:2',
  },
  {
    title: 'Jingle Bells',
    bpm: 180,
    bar: [4, 4],
    key: major(-1),
    bars:
      'A4 A4 A4:2 | A4 A4 A4:2 | A4 C5 F4:1.5 G4:0.5 | A4:4 | ' +
      'Bb4 Bb4 Bb4:1.5 Bb4:0.5 | Bb4 A4 A4 A4:0.5 A4:0.5 | A4 G4 G4 A4 | G4:2 C5:2 | ' +
      'A4 A4 A4:2 | A4 A4 A4:2 | A4 C5 F4:1.5 G4:0.5 | A4:4 | ' +
      'Bb4 Bb4 Bb4:1.5 Bb4:0.5 | Bb4 A4 A4 A4:0.5 A4:0.5 | C5 C5 Bb4 G4 | F4:4',
  },
  {
    title: 'Mary Had a Little Lamb',
    bpm: 110,
    bar: [4, 4],
    key: major(0),
    bars:
      'E4 D4 C4 D4 | E4 E4 E4:2 | D4 D4 D4:2 | E4 G4 G4:2 | ' +
      'E4 D4 C4 D4 | E4 E4 E4 E4 | D4 D4 E4 D4 | C4:4',
  },
  {
    title: 'Frère Jacques',
    bpm: 110,
    bar: [4, 4],
    key: major(-1),
    bars:
      'F4 G4 A4 F4 | F4 G4 A4 F4 | A4 Bb4 C5:2 | A4 Bb4 C5:2 | ' +
      'C5:0.5 D5:0.5 C5:0.5 Bb4:0.5 A4 F4 | C5:0.5 D5:0.5 C5:0.5 Bb4:0.5 A4 F4 | F4 C4 F4:2 | F4 C4 F4:2',
  },
  {
    title: 'Greensleeves',
    bpm: 80,
    bar: [6, 8],
    key: minor(0),
    bars:
      'r:2.5 A4:0.5 | C5 D5:0.5 E5:0.75 F5:0.25 E5:0.5 | D5 B4:0.5 G4:0.75 A4:0.25 B4:0.5 | ' +
      'C5 A4:0.5 A4:0.75 G#4:0.25 A4:0.5 | B4 G#4:0.5 E4 A4:0.5 | C5 D5:0.5 E5:0.75 F5:0.25 E5:0.5 | ' +
      'D5 B4:0.5 G4:0.75 A4:0.25 B4:0.5 | C5:0.75 B4:0.25 A4:0.5 G#4:0.75 F#4:0.25 G#4:0.5 | A4:1.5 A4 r:0.5',
  },
  {
    title: 'Auld Lang Syne',
    bpm: 100,
    bar: [4, 4],
    key: major(-1),
    bars:
      'r:3 C4 | F4:1.5 F4:0.5 F4 A4 | G4:1.5 F4:0.5 G4 A4 | F4:1.5 F4:0.5 A4 C5 | D5:3 D5 | ' +
      'C5:1.5 A4:0.5 A4 F4 | G4:1.5 F4:0.5 G4 A4 | F4:1.5 D4:0.5 D4 C4 | F4:3 r',
  },
  {
    title: 'Amazing Grace',
    bpm: 90,
    bar: [3, 4],
    key: major(1),
    bars:
      'r:2 D4 | G4:2 B4:0.5 G4:0.5 | B4:2 A4 | G4:2 E4 | D4:2 D4 | G4:2 B4:0.5 G4:0.5 | B4:2 A4 | D5:3 | ' +
      'D5:2 B4 | D5:2 B4:0.5 G4:0.5 | B4:2 A4 | G4:2 E4 | D4:2 D4 | G4:2 B4:0.5 G4:0.5 | B4:2 A4 | G4:3',
  },
  {
    title: 'When the Saints Go Marching In',
    bpm: 160,
    bar: [4, 4],
    key: major(0),
    bars:
      'r C4 E4 F4 | G4:4 | r C4 E4 F4 | G4:4 | r C4 E4 F4 | G4:2 E4:2 | C4:2 E4:2 | D4:4 | ' +
      'r E4 E4 D4 | C4:3 C4 | E4:2 G4 G4 | F4:4 | r:2 E4 F4 | G4:2 E4:2 | C4:2 D4:2 | C4:4',
  },
  {
    title: 'London Bridge Is Falling Down',
    bpm: 120,
    bar: [4, 4],
    key: major(0),
    bars:
      'G4:1.5 A4:0.5 G4 F4 | E4 F4 G4:2 | D4 E4 F4:2 | E4 F4 G4:2 | ' +
      'G4:1.5 A4:0.5 G4 F4 | E4 F4 G4:2 | D4:2 G4:2 | E4 C4:3',
  },
  {
    title: 'Yankee Doodle',
    bpm: 110,
    bar: [2, 4],
    key: major(1),
    bars:
      'G4:0.5 G4:0.5 A4:0.5 B4:0.5 | G4:0.5 B4:0.5 A4 | G4:0.5 G4:0.5 A4:0.5 B4:0.5 | G4 F#4 | ' +
      'G4:0.5 G4:0.5 A4:0.5 B4:0.5 | C5:0.5 B4:0.5 A4:0.5 G4:0.5 | F#4:0.5 D4:0.5 E4:0.5 F#4:0.5 | G4 G4 | ' +
      'E4:0.75 F#4:0.25 E4:0.5 D4:0.5 | E4:0.5 F#4:0.5 G4 | D4:0.75 E4:0.25 D4:0.5 C4:0.5 | B3 D4 | ' +
      'E4:0.75 F#4:0.25 E4:0.5 D4:0.5 | E4:0.5 F#4:0.5 G4:0.5 E4:0.5 | D4:0.5 G4:0.5 F#4:0.5 A4:0.5 | G4 G4',
  },
  {
    title: 'Au clair de la lune',
    bpm: 120,
    bar: [4, 4],
    key: major(1),
    bars:
      'G4 G4 G4 A4 | B4:2 A4:2 | G4 B4 A4 A4 | G4:4 | G4 G4 G4 A4 | B4:2 A4:2 | G4 B4 A4 A4 | G4:4 | ' +
      'A4 A4 A4 A4 | E4:2 E4:2 | A4 G4 F#4 E4 | D4:4 | G4 G4 G4 A4 | B4:2 A4:2 | G4 B4 A4 A4 | G4:4',
  },
  {
    title: 'Silent Night',
    bpm: 70,
    bar: [6, 8],
    key: major(0),
    bars:
      'G4:0.75 A4:0.25 G4:0.5 E4:1.5 | G4:0.75 A4:0.25 G4:0.5 E4:1.5 | D5 D5:0.5 B4:1.5 | C5 C5:0.5 G4:1.5 | ' +
      'A4 A4:0.5 C5:0.75 B4:0.25 A4:0.5 | G4:0.75 A4:0.25 G4:0.5 E4:1.5 | ' +
      'A4 A4:0.5 C5:0.75 B4:0.25 A4:0.5 | G4:0.75 A4:0.25 G4:0.5 E4:1.5 | ' +
      'D5 D5:0.5 F5:0.75 D5:0.25 B4:0.5 | C5:1.5 E5:1.5 | C5:0.75 G4:0.25 E4:0.5 G4:0.75 F4:0.25 D4:0.5 | C4:3',
  },
  {
    title: 'Canon in D',
    bpm: 60,
    bar: [4, 4],
    key: major(2),
    bars: 'F#5 E5 D5 C#5 | B4 A4 B4 C#5 | D5 C#5 B4 A4 | G4 F#4 G4 E4',
  },
  {
    title: 'Row, Row, Row Your Boat',
    bpm: 90,
    bar: [6, 8],
    key: major(0),
    bars:
      'C4:1.5 C4:1.5 | C4 D4:0.5 E4:1.5 | E4 D4:0.5 E4 F4:0.5 | G4:3 | ' +
      'C5:0.5 C5:0.5 C5:0.5 G4:0.5 G4:0.5 G4:0.5 | E4:0.5 E4:0.5 E4:0.5 C4:0.5 C4:0.5 C4:0.5 | ' +
      'G4 F4:0.5 E4 D4:0.5 | C4:3',
  },
  {
    title: 'God Rest Ye Merry, Gentlemen',
    bpm: 120,
    bar: [4, 4],
    key: minor(1),
    bars:
      'r:3 E4 | E4 B4 B4 A4 | G4 F#4 E4 D4 | E4 F#4 G4 A4 | B4:3 E4 | ' +
      'E4 B4 B4 A4 | G4 F#4 E4 D4 | E4 F#4 G4 A4 | B4:3 r',
  },
];

import { MELODY_CHANNELS, type MelodyRoll } from '../roll/melody-roll.ts';
import { cellOf, emptyRoll, isOn, pitchesAt, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, LANES, type Part, type PitchedPart, STEPS } from '../roll/roll-layout.ts';
import { pitchOf } from '../theory/pitch-class.ts';

/** Two bars by hand, to be changed by hand: rolls, and the melody that they go with. */
export interface ExampleBoard {
  readonly rolls: readonly Roll[];
  readonly melody: MelodyRoll;
}

/** One line of what is shown of a board. */
export interface ExampleRow {
  readonly name: string;
  readonly part: Part | 'melody';
  /** Index of the roll; of the melody it says nothing. */
  readonly roll: number;
  /** Of the roll; of the melody, its pitch class. */
  readonly channel: number;
}

/** One thing that a metric counts, and where it is seen: cells by row and step, or whole steps. */
export interface CountedUnit {
  /** Whether it is in the share. */
  readonly isIn: boolean;
  readonly cells: readonly { readonly row: number; readonly step: number }[];
  readonly steps?: readonly number[];
}

/** @param name of a voice of the kit, as `DRUM_VOICES` has it @param of what the row's name begins with */
export function drumRow(name: string, roll = 0, of = ''): ExampleRow {
  const channel = DRUM_VOICES.findIndex((voice) => voice.name === name);
  return { name: of + name.replace('closed ', ''), part: 'drums', roll, channel };
}

/** @param name of a pitch, such as `F#4` */
export function pitchRow(part: PitchedPart, name: string): ExampleRow {
  const { first, low } = LANES[part];
  return { name: `${part} ${name.replace('#', '♯')}`, part, roll: 0, channel: first + pitchOf(name) - low };
}

/** The MIDI number of a row of a part that has pitches. */
export function rowPitch({ channel }: ExampleRow, part: PitchedPart): number {
  return channel - LANES[part].first + LANES[part].low;
}

/** @param pitchClass 0 … 11, from C */
export function melodyRow(name: string, pitchClass: number): ExampleRow {
  return { name: `melody ${name}`, part: 'melody', roll: 0, channel: pitchClass };
}

/** @param rolls how many @param rows what plays, with the steps at which it does */
export function boardOf(
  rolls: number,
  rows: readonly (readonly [ExampleRow, readonly number[]])[],
): ExampleBoard {
  let board: ExampleBoard = {
    rolls: Array.from({ length: rolls }, emptyRoll),
    melody: new Uint8Array(STEPS * MELODY_CHANNELS),
  };
  for (const [row, steps] of rows) for (const step of steps) board = toggled(board, row, step);
  return board;
}

/** Whether a cell is on. */
export function plays(
  { rolls, melody }: ExampleBoard,
  { part, roll, channel }: ExampleRow,
  step: number,
): boolean {
  return part === 'melody'
    ? melody[step * MELODY_CHANNELS + channel] === 1
    : isOn(rolls[roll], step, channel);
}

/** The board with a cell the other way. Notes begin where nothing of their part has sounded a step before. */
export function toggled(
  board: ExampleBoard,
  { part, roll, channel }: ExampleRow,
  step: number,
): ExampleBoard {
  if (part === 'melody') {
    const melody = board.melody.slice();
    melody[step * MELODY_CHANNELS + channel] ^= 1;
    return { ...board, melody };
  }
  const changed = board.rolls[roll].slice();
  changed[cellOf(step, channel)] ^= 1;
  if (part !== 'drums') beginNotes(changed, part);
  return { ...board, rolls: board.rolls.map((one, i) => (i === roll ? changed : one)) };
}

function beginNotes(roll: Roll, part: PitchedPart): void {
  let before: readonly number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const now = pitchesAt(roll, part, step);
    const goesOn = now.some((pitch) => before.includes(pitch));
    roll[cellOf(step, LANES[part].attack)] = now.length > 0 && !goesOn ? 1 : 0;
    before = now;
  }
}

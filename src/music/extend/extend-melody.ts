import { Rng } from '../../math/rng.ts';
import { drawIndex } from '../corpus/draw.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { Mode, Note, Song } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { atHome, lineOf, type Move, type Place, placeAfter, walk } from './melody-line.ts';
import type { MelodyModel } from './melody-model.ts';
import { rangeOf } from './melody-range.ts';
import { type Sampling, shaped } from './shaped.ts';
import { stretchOf } from './stretch.ts';

/** How often what the melody has done counts, against once in the genre: so it picks up its own motifs. */
const OWN_WEIGHT = 5;
/** Sixteenths that the last note lasts, at least and at most. */
const LAST = { least: 4, most: 8 } as const;
/** Pitch class of the tonic in C major and A minor. */
const TONIC: Readonly<Record<Mode, number>> = { major: 0, minor: 9 };

export interface ExtendOptions {
  /** Its first track is the melody, and has notes. */
  readonly song: Song;
  readonly key: Key;
  /** How many bars are added; `mostBars` at most. */
  readonly bars: number;
  readonly sampling: Sampling;
  /** Another seed, another continuation. */
  readonly seed: number;
}

/**
 * More of a melody, one note after the other: each is drawn by what the model expects after the last ones. It begins with the first
 * bar behind the melody, keeps to its range, and ends with the tonic, held to the end of the last bar.
 * @returns only what is new
 */
export function extendMelody(genre: MelodyModel, { song, key, bars, sampling, seed }: ExtendOptions): Note[] {
  const { start, bar } = stretchOf(song);
  const barSteps = Math.max(1, Math.round(bar * STEPS_PER_BEAT));
  const line = lineOf(song.tracks[0].notes);
  const { moves, end } = walk(line, key, barSteps);
  const model = genre.copy();
  model.learn(moves, OWN_WEIGHT);
  const added = continued(model, {
    place: { ...end, step: 0 },
    line,
    key,
    barSteps,
    steps: Math.floor(bars * bar * STEPS_PER_BEAT),
    sampling,
    rng: new Rng(seed),
  });
  const velocity = usualForce(song.tracks[0].notes);
  return added.map(({ pitch, step, steps }) => ({
    pitch,
    velocity,
    onset: start + step / STEPS_PER_BEAT,
    duration: steps / STEPS_PER_BEAT,
  }));
}

interface Task {
  readonly place: Place;
  readonly line: readonly RollNote[];
  readonly key: Key;
  readonly barSteps: number;
  /** How many there are to fill. */
  readonly steps: number;
  readonly sampling: Sampling;
  readonly rng: Rng;
}

function continued(
  model: MelodyModel,
  { line, key, barSteps, steps, sampling, rng, ...task }: Task,
): RollNote[] {
  const { moves } = model;
  const { low, high } = rangeOf(line);
  const added: RollNote[] = [];
  let { place } = task;
  let [pitch, step] = [line.at(-1)!.pitch, 0];
  while (step < steps) {
    const left = steps - step;
    if (left <= LAST.most) {
      added.push({ pitch: nearestTonic(pitch, key, low, high), step, steps: left });
      break;
    }
    const fits = ({ interval, steps: length }: Move): boolean =>
      length <= left - LAST.least &&
      (interval === null ? added.length > 0 : pitch + interval >= low && pitch + interval <= high);
    const chances = model.probabilities(place).map((chance, i) => (fits(moves[i]) ? chance : 0));
    // Where nothing that is known fits, the last note is struck again.
    const isStuck = chances.every((chance) => chance === 0);
    const move = isStuck
      ? { interval: 0, steps: LAST.least }
      : moves[drawIndex(rng, shaped(chances, sampling))];
    if (move.interval !== null) {
      pitch += move.interval;
      added.push({ pitch, step, steps: move.steps });
    }
    step += move.steps;
    place = placeAfter(place, move, barSteps);
  }
  return added;
}

/** Within the range, which holds an octave. */
function nearestTonic(pitch: number, key: Key, low: number, high: number): number {
  const tonics = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter(
    (tonic) => atHome(tonic, key) === TONIC[key.mode],
  );
  return tonics.reduce((best, tonic) => (Math.abs(tonic - pitch) < Math.abs(best - pitch) ? tonic : best));
}

/** The force of the middle note by force. */
function usualForce(notes: readonly Note[]): number {
  const forces = notes.map(({ velocity }) => velocity).sort((a, b) => a - b);
  return forces[forces.length >> 1];
}

import { Rng } from '../../math/rng.ts';
import { drawIndex, happens } from '../corpus/draw.ts';
import type { Genre } from '../corpus/genre.ts';
import type { Note, Song } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { EditedLine } from './edited-line.ts';
import type { PlaceModel } from './masked-pass.ts';
import { PlaceChances } from './place-chances.ts';
import { HOLD, isOnset, REST, UNKNOWN } from './token.ts';

/** What is asked of an edit. */
export interface EditLimits {
  /** Notes that are added, removed or moved, one after the other, at most. */
  readonly iterations: number;
  /** Temperature: 1 puts notes as often as melodies of the style have them, above it rarer ones; at 0 only what is likeliest. */
  readonly creativeRisk: number;
  /** How many notes there may be at most that were not there before; one that moves is added and removed. */
  readonly mostAdded: number;
  /** How many that were there may be missing. */
  readonly mostRemoved: number;
}

export interface EditOptions extends EditLimits {
  /** Its first track is the melody, and has notes. */
  readonly song: Song;
  readonly key: Key;
  readonly genre: Genre;
  /** Another seed, another edit. */
  readonly seed: number;
}

/** One note that was added, removed, or both where it moved. */
export interface StyleEdit {
  readonly added: Note | null;
  readonly removed: Note | null;
  /** All notes of the melody's track after it. */
  readonly notes: readonly Note[];
  /** How many are new by now, and how many are missing of those that were there at first. */
  readonly addedSoFar: number;
  readonly removedSoFar: number;
}

/** Of all places looked at once, how many must be expected to change for it to go on. */
const WORTH_A_LOOK = 0.01;

/**
 * Edits a melody note by note, until it is like those of a genre, or as far as it may. Places are looked at in random order, and what
 * is at each is drawn anew by what the model makes of all that is around it (Gibbs sampling; Geman & Geman 1984). Looks that change
 * nothing are passed over: the next place that changes is drawn by how likely it does (Bortz, Kalos & Lebowitz 1975). What would break
 * a limit is none of the choices. It ends early where hardly anything would change.
 */
export function* editInStyle(model: PlaceModel, options: EditOptions): Generator<StyleEdit, void> {
  const { song, key, genre, seed, iterations, creativeRisk } = options;
  const line = new EditedLine(song, key);
  const chances = new PlaceChances(model, line.tokens, { genre, mode: key.mode }, creativeRisk);
  const rng = new Rng(seed);
  for (let i = 0; i < iterations; i++) {
    const all = chances.all().map(({ place, chances }) => ({
      place,
      choices: changes(line, place, chances, options),
    }));
    const weights = all.map(({ choices }) => choices.reduce((sum, chance) => sum + chance, 0));
    if (weights.reduce((sum, weight) => sum + weight, 0) < WORTH_A_LOOK) return;
    const { place: step, choices } = all[drawIndex(rng, weights)];
    const removed = line.noteAt(step);
    put(line, step, drawIndex(rng, choices), chances, rng);
    const { added: addedSoFar, removed: removedSoFar } = line;
    yield { added: line.noteAt(step), removed, notes: line.notes(), addedSoFar, removedSoFar };
  }
}

/** How likely each token is that would change what begins at a step, and may; 0 for the others. */
function changes(
  line: EditedLine,
  step: number,
  chances: readonly number[],
  { mostAdded, mostRemoved }: EditLimits,
): number[] {
  const now = line.tokens[step];
  return chances.map((chance, token) => {
    if (chance === 0 || token === now || (!isOnset(token) && !isOnset(now))) return 0;
    const { added, removed } = line.cost(step, token);
    const breaksLimit =
      (added > 0 && line.added + added > mostAdded) || (removed > 0 && line.removed + removed > mostRemoved);
    return !breaksLimit && isPossible(line, step, token) ? chance : 0;
  });
}

function isPossible(line: EditedLine, step: number, token: number): boolean {
  if (isOnset(token)) return line.pitchFor(token, step) !== null;
  return line.count > 1 && (token === REST || line.soundsBefore(step));
}

/** Puts a token where another was. How long what sounds then goes on is drawn step by step, unless a note only moves. */
function put(line: EditedLine, step: number, token: number, chances: PlaceChances, rng: Rng): void {
  const moves = isOnset(token) && isOnset(line.tokens[step]);
  if (isOnset(token)) line.begin(step, token);
  else line.end(step, token === HOLD ? HOLD : REST);
  const next = line.nextOnset(step);
  if (!moves) {
    let sounds = token !== REST;
    for (let tail = step + 1; tail < next; tail++) {
      if (line.tokens[tail] === UNKNOWN) continue;
      sounds &&= happens(rng, chances.goesOn(tail));
      line.tokens[tail] = sounds ? HOLD : REST;
    }
  }
  chances.forget(step, next);
}

import { Rng } from '../../math/rng.ts';
import { melodyRollOf } from '../roll/melody-roll.ts';
import { emptyRoll, type Roll } from '../roll/roll.ts';
import { STEPS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import type { Mode, Note } from '../song/song.ts';
import type { Chord } from '../theory/chord.ts';
import { playBass } from './bass.ts';
import { type ChordChain, chordChain, drawChords } from './chord-chain.ts';
import { playChords } from './chords-and-pad.ts';
import { happens } from './draw.ts';
import { playDrums } from './drums.ts';
import type { Genre } from './genre.ts';
import type { GenreRules } from './genre-rules.ts';
import { harmonise, STEPS_PER_HALF } from './harmonise.ts';
import { drawMelody } from './melody.ts';
import type { Piece, Sample } from './piece.ts';
import { RULES } from './rules/rules.ts';
import { drawStyle, type Style } from './style.ts';

const HALVES = STEPS / STEPS_PER_HALF;
const VELOCITY = 80;

/** A piece of a genre: a melody over a plan of chords, the chords that its notes ask for, and a style to play them in. */
export function compose(genre: Genre, rng: Rng, blocks = 2): Piece {
  return composeBy(readRules(RULES[genre]), rng, blocks);
}

/** So many two-bar samples of a genre, each of a piece of its own, first blocks and second ones in turn. */
export function corpusOf(genre: Genre, seed: number, count: number): Sample[] {
  const rules = readRules(RULES[genre]);
  const rng = new Rng(seed);
  return Array.from({ length: count }, (_, i) => composeBy(rules, rng.split(), 1 + (i % 2)).blocks[i % 2]);
}

/** Rules with their chains ready to walk. */
interface ReadRules {
  readonly rules: GenreRules;
  readonly chains: Readonly<Record<Mode, ChordChain>>;
}

function readRules(rules: GenreRules): ReadRules {
  return {
    rules,
    chains: { major: chordChain(rules.harmony.major), minor: chordChain(rules.harmony.minor) },
  };
}

function composeBy({ rules, chains }: ReadRules, rng: Rng, blocks: number): Piece {
  const mode: Mode = happens(rng, rules.minorShare) ? 'minor' : 'major';
  const chain = chains[mode];
  const anyFit = Array.from({ length: blocks * HALVES }, () => chain.chords.map(() => 1));
  const plan = drawChords(chain, null, anyFit, rng).map((i) => chain.chords[i]);
  const melody = drawMelody(rules.melody, plan, rng);
  const chords = harmonise(chain, rules.weakFifths ?? false, melody, blocks, rng).map((i) => chain.chords[i]);
  const style = drawStyle(rules, rng);
  const notes = melody.map(onBeats);
  const rolls = Array.from({ length: blocks }, (_, block) =>
    arrange(rules, style, chords.slice(block * HALVES, (block + 1) * HALVES), block === 0, rng),
  );
  return {
    mode,
    chords,
    melody,
    blocks: rolls.map((roll, block) => ({
      roll,
      melody: melodyRollOf(notes, (block * STEPS) / STEPS_PER_BEAT),
      before: rolls[block - 1] ?? null,
    })),
  };
}

function arrange(
  rules: GenreRules,
  style: Style,
  chords: readonly Chord[],
  isFirst: boolean,
  rng: Rng,
): Roll {
  const roll = emptyRoll();
  const fill = happens(rng, rules.drums.fillRate) ? style.fill : null;
  playDrums(roll, style.groove, fill, style.crashes && (isFirst || happens(rng, 0.5)));
  playBass(roll, style.bass.pattern, style.bass.register, chords);
  playChords(roll, 'chords', style.chords, chords);
  playChords(roll, 'pad', style.pad, chords);
  return roll;
}

function onBeats({ pitch, step, steps }: RollNote): Note {
  return { pitch, velocity: VELOCITY, onset: step / STEPS_PER_BEAT, duration: steps / STEPS_PER_BEAT };
}

import { Rng } from '../../math/rng.ts';
import { melodyRollOf } from '../roll/melody-roll.ts';
import { emptyRoll, type Roll } from '../roll/roll.ts';
import { STEPS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { onBeats } from '../roll/song-of.ts';
import type { Mode } from '../song/song.ts';
import type { Chord } from '../theory/chord.ts';
import { playBass } from './bass.ts';
import { type ChordChain, chordChain, drawChords } from './chord-chain.ts';
import { playChords } from './chords-and-pad.ts';
import { happens } from './draw.ts';
import { playDrums } from './drums.ts';
import type { Genre } from './genre.ts';
import type { GenreRules } from './genre-rules.ts';
import { harmonise } from './harmonise.ts';
import { drawMelody } from './melody.ts';
import { type Piece, type Sample, STEPS_PER_HALF } from './piece.ts';
import { RULES } from './rules/rules.ts';
import { drawStyle, type Style } from './style.ts';

const HALVES = STEPS / STEPS_PER_HALF;

/** A piece of a genre: a melody over a plan of chords, the chords that its notes ask for, and a style to play them in. */
export function compose(genre: Genre, rng: Rng, blocks = 2): Piece {
  return composeBy(readRules(RULES[genre]), rng, blocks);
}

/** So many two-bar samples of a genre, each of a piece of its own, first blocks and second ones in turn; none without a melody. */
export function corpusOf(genre: Genre, seed: number, count: number): Sample[] {
  const rules = readRules(RULES[genre]);
  const rng = new Rng(seed);
  const samples: Sample[] = [];
  while (samples.length < count) {
    const block = samples.length % 2;
    const sample = composeBy(rules, rng.split(), block + 1).blocks[block];
    if (sample.melody.includes(1)) samples.push(sample);
  }
  return samples;
}

/** Melodies of a genre without what plays along: those of pieces. */
export function melodiesOf(
  genre: Genre,
  seed: number,
  count: number,
  blocks: number,
): Pick<Piece, 'mode' | 'melody'>[] {
  const rules = readRules(RULES[genre]);
  const rng = new Rng(seed);
  return Array.from({ length: count }, () => melodyBy(rules, rng.split(), blocks));
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

function composeBy(read: ReadRules, rng: Rng, blocks: number): Piece {
  const { rules, chains } = read;
  const { mode, melody } = melodyBy(read, rng, blocks);
  const chain = chains[mode];
  const chords = harmonise(chain, rules.weakFifths, melody, blocks, rng).map((i) => chain.chords[i]);
  const style = drawStyle(rules, rng);
  const notes = melody.map((note) => onBeats(note));
  const fills = Array.from({ length: blocks }, () => happens(rng, rules.drums.fillRate));
  const rolls = fills.map((isFilled, block) =>
    arrange(style, chords.slice(block * HALVES, (block + 1) * HALVES), isFilled, fills[block - 1] ?? true),
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

/** What a piece begins with: a plan of chords, and a melody over it. */
function melodyBy({ rules, chains }: ReadRules, rng: Rng, blocks: number): Pick<Piece, 'mode' | 'melody'> {
  const mode: Mode = happens(rng, rules.minorShare) ? 'minor' : 'major';
  const chain = chains[mode];
  const anyFit = Array.from({ length: blocks * HALVES }, () => chain.chords.map(() => 1));
  const plan = drawChords(chain, null, anyFit, rng).map((i) => chain.chords[i]);
  return { mode, melody: drawMelody(rules.melody, plan, rng) };
}

/** Two bars in a style. @param isNew whether the piece begins, or a fill came before */
function arrange(style: Style, chords: readonly Chord[], fills: boolean, isNew: boolean): Roll {
  const roll = emptyRoll();
  playDrums(roll, style.groove, fills ? style.fill : null, style.crashes && isNew);
  playBass(roll, style.bass.pattern, style.bass.register, chords);
  playChords(roll, 'chords', style.chords, chords);
  playChords(roll, 'pad', style.pad, chords);
  return roll;
}

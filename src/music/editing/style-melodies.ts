import { melodiesOf } from '../corpus/compose.ts';
import { GENRES } from '../corpus/genre.ts';
import { STEPS } from '../roll/roll-layout.ts';
import type { Style } from './masked-layout.ts';
import { tokensOf } from './melody-tokens.ts';
import { octavesToRange, type Tokens } from './token.ts';

/** Blocks of two bars: a melody has eight bars. */
const BLOCKS = 4;

/** A melody that is an example of its style. */
export interface StyleMelody {
  readonly style: Style;
  readonly tokens: Tokens;
}

/** So many melodies of each genre, by its rules, but for those that are silent; 128 steps each. */
export function styleMelodies(seed: number, perGenre: number): StyleMelody[] {
  return GENRES.flatMap((genre) =>
    melodiesOf(genre, seed, perGenre, BLOCKS)
      .filter(({ melody }) => melody.length > 0)
      .map(({ mode, melody }) => {
        const shift = octavesToRange(melody.map(({ pitch }) => pitch));
        const line = melody.map((note) => ({ ...note, pitch: note.pitch + shift }));
        return { style: { genre, mode }, tokens: tokensOf(line, BLOCKS * STEPS) };
      }),
  );
}

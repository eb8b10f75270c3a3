import type { Rng } from '../../math/rng.ts';
import type { BassRegister } from './bass.ts';
import type { ChordStyle } from './chords-and-pad.ts';
import { draw, happens } from './draw.ts';
import type { DrumText } from './drums.ts';
import type { ChordRules, GenreRules } from './genre-rules.ts';

/** How a piece is played, whatever its melody: what a network finds in its random numbers. */
export interface Style {
  readonly groove: DrumText;
  /** Null where the drums are silent. */
  readonly fill: DrumText | null;
  /** Whether it begins with a crash, and goes on with one after a fill. */
  readonly crashes: boolean;
  readonly bass: Readonly<{ pattern: string; register: BassRegister }>;
  readonly chords: ChordStyle;
  readonly pad: ChordStyle;
}

export function drawStyle({ drums, bass, chords, pad }: GenreRules, rng: Rng): Style {
  const groove = draw(rng, drums.grooves);
  const plays = Object.keys(groove).length > 0;
  const fill = draw(rng, drums.fills);
  return {
    groove,
    fill: plays ? fill : null,
    crashes: plays && happens(rng, drums.crashRate),
    bass: { pattern: draw(rng, bass.patterns), register: draw(rng, bass.registers) },
    chords: chordStyle(chords, rng),
    pad: chordStyle(pad, rng),
  };
}

function chordStyle({ patterns, ranges, kinds }: ChordRules, rng: Rng): ChordStyle {
  return { pattern: draw(rng, patterns), range: draw(rng, ranges), kind: draw(rng, kinds) };
}

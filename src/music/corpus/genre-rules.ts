import type { Mode } from '../song/song.ts';
import type { BassRegister } from './bass.ts';
import type { HarmonyRules } from './chord-chain.ts';
import type { DrumRules } from './drums.ts';
import type { MelodyRules } from './melody.ts';
import type { Range, VoicingKind } from './voicing.ts';

/** How a part that plays chords may play them; a piece draws one of each. What is written twice is drawn twice as
 * often. */
export interface ChordRules {
  readonly patterns: readonly string[];
  readonly ranges: readonly Range[];
  readonly kinds: readonly VoicingKind[];
}

/** Everything by which pieces of a genre are made. */
export interface GenreRules {
  readonly harmony: Readonly<Record<Mode, HarmonyRules>>;
  /** Share of the pieces in A minor. */
  readonly minorShare: number;
  /** Whether seventh chords sound without their fifths: what makes a melody note fit is then root, third or seventh. */
  readonly weakFifths: boolean;
  readonly melody: MelodyRules;
  readonly drums: DrumRules;
  readonly bass: Readonly<{ patterns: readonly string[]; registers: readonly BassRegister[] }>;
  readonly chords: ChordRules;
  readonly pad: ChordRules;
}

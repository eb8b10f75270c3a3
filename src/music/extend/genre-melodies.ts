import { melodiesOf } from '../corpus/compose.ts';
import type { Genre } from '../corpus/genre.ts';
import { STEPS_PER_BAR } from '../roll/roll-layout.ts';
import type { Mode } from '../song/song.ts';
import { walk } from './melody-line.ts';
import { MelodyModel } from './melody-model.ts';

/** Enough that contexts of two moves are known; more hardly changes what is expected. */
const PIECES = 120;
const BLOCKS = 4;
const SEED = 1;

/** What the melodies of a genre do, in major and in minor. */
export function genreMelodies(genre: Genre): Readonly<Record<Mode, MelodyModel>> {
  const models = { major: new MelodyModel(), minor: new MelodyModel() };
  for (const { mode, melody } of melodiesOf(genre, SEED, PIECES, BLOCKS)) {
    const key = { tonic: mode === 'major' ? 0 : 9, mode };
    if (melody.length > 1) models[mode].learn(walk(melody, key, STEPS_PER_BAR).moves);
  }
  return models;
}

import { nearestName } from '../../math/nearest-name.ts';
import { MELODIES } from './melodies.ts';
import { songOfMelody } from './melody-text.ts';
import type { Song } from '../song/song.ts';

/** A title as people type it: `ode-to-joy`. */
export function melodyId(title: string): string {
  return title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z\s-]/g, '')
    .trim()
    .replaceAll(/\s+/g, '-');
}

/** A shipped melody by its id, or by how its id begins: `twinkle`. @throws RangeError which there are */
export function findMelody(name: string): Song {
  const ids = MELODIES.map(({ title }) => melodyId(title));
  const exact = ids.indexOf(name);
  const index = exact >= 0 ? exact : ids.findIndex((id) => id.startsWith(`${name}-`));
  if (index >= 0) return songOfMelody(MELODIES[index]);
  const near = nearestName(name, ids);
  throw new RangeError(`${name}: ${near ? `do you mean ${near}` : `use one of ${ids.join(', ')}`}`);
}

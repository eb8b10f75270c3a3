import { PARTS } from '../roll/roll-layout.ts';
import type { InstrumentTrack } from '../song/song.ts';
import { type BandPart, type Genre, GENRE_FACTS } from './genre.ts';

const PLAYERS: readonly BandPart[] = ['melody', ...PARTS];

/**
 * A melody and what plays along as a genre has them: on its instruments and kit, each as loud as it is there, the drums by their name.
 * @param parts in the order of `PARTS`
 */
export function bandOf(
  genre: Genre,
  melody: InstrumentTrack,
  parts: readonly InstrumentTrack[],
): InstrumentTrack[] {
  const { drums, programs, volumes } = GENRE_FACTS[genre];
  return [melody, ...parts].map((track, i) => {
    const player = PLAYERS[i];
    const name = player === 'drums' ? (drums ?? track.name) : track.name;
    return { ...track, name, program: programs[player], volume: volumes[player] };
  });
}

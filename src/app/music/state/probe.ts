import type { Genre } from '../../../music/corpus/genre.ts';
import { GENRE_FACTS } from '../../../music/corpus/genre.ts';
import { MELODIES } from '../../../music/melodies/melodies.ts';
import { songOfMelody } from '../../../music/melodies/melody-text.ts';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import type { InstrumentTrack, Song } from '../../../music/song/song.ts';

/** Beats that are arranged after every epoch: four bars, two steps of the generator. */
export const PROBE_BEATS = 16;

/** The melody that is arranged after every epoch: the first four bars of Twinkle Twinkle. */
export const PROBE: Song = firstBars(songOfMelody(MELODIES[0]));

/** The probe with what a generator makes for it, on the instruments of a genre. */
export function probeSong(tracks: readonly InstrumentTrack[], genre: Genre): Song {
  const { programs, bpm } = GENRE_FACTS[genre];
  const [melody] = PROBE.tracks;
  const parts = tracks.map((track, i): InstrumentTrack => {
    const part: Part = PARTS[i];
    return part === 'drums' ? track : { ...track, program: programs[part] };
  });
  return {
    ...PROBE,
    tempos: [{ beat: 0, bpm }],
    tracks: [{ ...melody, program: programs.melody }, ...parts],
  };
}

function firstBars(song: Song): Song {
  const [melody] = song.tracks;
  const notes = melody.notes.filter(({ onset }) => onset < PROBE_BEATS);
  return { ...song, tracks: [{ ...melody, notes }] };
}

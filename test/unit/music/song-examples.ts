import type { InstrumentTrack, Note, Song } from '../../../src/music/song/song.ts';

export function noteOf(pitch: number, onset: number, duration = 1, velocity = 80): Note {
  return { pitch, velocity, onset, duration };
}

/** A song of one part in 4/4 at 120 bpm: a beat lasts half a second. */
export function songOf(notes: readonly Note[], changes: Partial<Song & InstrumentTrack> = {}): Song {
  const { name = 'Piano', program = 0, isDrum = false, volume, ...rest } = changes;
  const track = { name, program, isDrum, ...(volume === undefined ? {} : { volume }), notes };
  return {
    title: 'Example',
    tempos: [{ beat: 0, bpm: 120 }],
    timeSignatures: [{ beat: 0, numerator: 4, denominator: 4 }],
    keySignature: null,
    tracks: [track],
    ...rest,
  };
}

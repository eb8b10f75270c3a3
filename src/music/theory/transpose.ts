import type { InstrumentTrack, Song } from '../song/song.ts';
import { keyOf, signatureOf } from './key.ts';
import { pitchClassOf } from './pitch-class.ts';

/**
 * A song so many semitones higher; its drums stay. A part that would leave the keyboard goes whole octaves less far, or more,
 * so that it keeps its shape.
 * @throws RangeError where a part is too wide for the key
 */
export function transpose(song: Song, semitones: number): Song {
  const key = song.keySignature && keyOf(song.keySignature);
  return {
    ...song,
    keySignature: key && signatureOf({ ...key, tonic: pitchClassOf(key.tonic + semitones) }),
    tracks: song.tracks.map((track) => (track.isDrum ? track : transposeTrack(track, semitones))),
  };
}

function transposeTrack(track: InstrumentTrack, semitones: number): InstrumentTrack {
  let [low, high] = [127, 0];
  for (const { pitch } of track.notes) [low, high] = [Math.min(low, pitch), Math.max(high, pitch)];
  let by = semitones;
  while (track.notes.length > 0 && high + by > 127) by -= 12;
  while (track.notes.length > 0 && low + by < 0) by += 12;
  if (track.notes.length > 0 && high + by > 127)
    throw new RangeError(`${track.name}: is too wide to be moved by ${semitones} semitones`);
  return { ...track, notes: track.notes.map((note) => ({ ...note, pitch: note.pitch + by })) };
}

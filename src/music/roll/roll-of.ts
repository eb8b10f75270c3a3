import { ringIndex } from '../../math/scalar.ts';
import type { Note, Song } from '../song/song.ts';
import { gridNotes } from './grid-notes.ts';
import { partOf } from './part-of.ts';
import { cellOf, emptyRoll, isOn, type Roll } from './roll.ts';
import { DRUM_VOICES, LANES, PARTS, type PitchedPart, STEPS } from './roll-layout.ts';

/**
 * Two bars of a song as a roll. Pitches outside a part's range go whole octaves; of basses that sound together the lowest
 * stays; a note from the block before begins anew.
 * @param song in C major or A minor, see `toHomeKey`
 */
export function rollOf(song: Song, fromBeat = 0): Roll {
  const roll = emptyRoll();
  for (const part of PARTS) {
    const notes = song.tracks.filter((track) => partOf(track) === part).flatMap((track) => track.notes);
    if (part === 'drums') writeDrums(roll, notes, fromBeat);
    else writePitches(roll, part, notes, fromBeat);
  }
  return roll;
}

function writeDrums(roll: Roll, notes: readonly Note[], fromBeat: number): void {
  for (const { pitch, step, beginsHere } of gridNotes(notes, fromBeat)) {
    const voice = DRUM_VOICES.findIndex((drum) => drum.pitch === pitch || drum.also.includes(pitch));
    if (voice >= 0 && beginsHere) roll[cellOf(step, voice)] = 1;
  }
}

function writePitches(roll: Roll, part: PitchedPart, notes: readonly Note[], fromBeat: number): void {
  const { first, low, pitches, attack } = LANES[part];
  const onsets = new Set<number>();
  for (const { pitch, step, end } of gridNotes(notes, fromBeat)) {
    const channel = first + intoRange(pitch - low, pitches);
    onsets.add(cellOf(step, channel));
    for (let at = step; at < end; at++) roll[cellOf(at, channel)] = 1;
  }
  for (let step = 0; step < STEPS; step++) {
    let isHeld = false;
    let isStruckAnew = false;
    let sounds = false;
    for (let channel = first; channel < first + pitches; channel++) {
      if (!isOn(roll, step, channel)) continue;
      // A bass is one voice.
      if (part === 'bass' && sounds) {
        roll[cellOf(step, channel)] = 0;
        continue;
      }
      sounds = true;
      if (!isOn(roll, step - 1, channel)) continue;
      isHeld = true;
      if (onsets.has(cellOf(step, channel))) isStruckAnew = true;
    }
    // One row for all pitches: where some are struck anew and others held, the rhythm stays and the held ones are struck, too.
    if (sounds && (isStruckAnew || !isHeld)) roll[cellOf(step, attack)] = 1;
  }
}

/** The nearest octave of a pitch that is within the range; both counted from its lowest. */
function intoRange(pitch: number, pitches: number): number {
  if (pitch < 0) return ringIndex(pitch, 12);
  return pitch < pitches ? pitch : pitches - 12 + ringIndex(pitch - pitches, 12);
}

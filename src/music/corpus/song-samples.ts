import { type MelodyRoll, melodyRollOf } from '../roll/melody-roll.ts';
import { toHomeKey } from '../roll/home-key.ts';
import { rollOf } from '../roll/roll-of.ts';
import type { Roll } from '../roll/roll.ts';
import { lastBeat, type Song, type TimeSignature } from '../song/song.ts';
import { findKey } from '../theory/find-key.ts';
import type { Key } from '../theory/key.ts';
import { melodyTrack, topLine } from './melody-track.ts';
import { BLOCK, notesByBlock } from './notes-by-block.ts';
import type { Sample } from './piece.ts';

/** Why two bars are no sample. */
export const LEFT_OUT = ['no melody', 'too wide', 'not in 4/4', 'melody silent', 'parts silent'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What of a song can be learnt from. */
export interface SongSamples {
  readonly samples: readonly Sample[];
  /** Which track is taken for the melody; null where none can be. */
  readonly melody: string | null;
  /** The melody's key, in which the samples are no longer. */
  readonly key: Key | null;
  /** How many times two bars were left out, for each reason. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

/** Cuts a song into samples of two bars, in C major or A minor. */
export function samplesOf(song: Song): SongSamples {
  const leftOut: Record<LeftOut, number> = {
    'no melody': 0,
    'too wide': 0,
    'not in 4/4': 0,
    'melody silent': 0,
    'parts silent': 0,
  };
  const track = melodyTrack(song);
  const key = track && findKey(topLine(track.notes));
  const { beats, others } = blocksOf(song);
  if (!track || !key)
    return {
      samples: [],
      melody: null,
      key: null,
      leftOut: { ...leftOut, 'no melody': beats.length + others },
    };
  const found = { melody: track.name, key };
  const home = atHome(song, key);
  if (!home) return { ...found, samples: [], leftOut: { ...leftOut, 'too wide': beats.length + others } };
  leftOut['not in 4/4'] = others;
  const index = song.tracks.indexOf(track);
  const melodies = notesByBlock(topLine(home.tracks[index].notes), beats);
  const parts = home.tracks.filter((_, i) => i !== index);
  const played = parts.map(({ notes }) => notesByBlock(notes, beats));
  const rolls = beats.map((beat, block) => {
    const tracks = parts.map((part, i) => ({ ...part, notes: played[i][block] }));
    return rollOf({ ...home, tracks }, beat);
  });
  const samples: Sample[] = [];
  for (const [block, beat] of beats.entries()) {
    const before = beats[block - 1] === beat - BLOCK ? rolls[block - 1] : null;
    const sample = { roll: rolls[block], melody: melodyRollOf(melodies[block], beat), before };
    if (isSilent(sample.melody)) leftOut['melody silent']++;
    else if (isSilent(sample.roll)) leftOut['parts silent']++;
    else samples.push(sample);
  }
  return { ...found, samples, leftOut };
}

function isSilent(roll: Roll | MelodyRoll): boolean {
  return !roll.includes(1);
}

/** Null where a part is too wide for the keyboard in another key. */
function atHome(song: Song, key: Key): Song | null {
  try {
    return toHomeKey(song, key);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The beats where two bars of 4/4 begin, and how often two bars are others. */
function blocksOf(song: Song): { beats: number[]; others: number } {
  const end = lastBeat(song);
  const beats: number[] = [];
  let others = 0;
  for (const [i, signature] of song.timeSignatures.entries()) {
    const next = song.timeSignatures.at(i + 1)?.beat ?? end;
    const until = Math.min(end, next);
    const bar = barOf(signature);
    const length = isEven(bar) ? BLOCK : 2 * bar;
    for (let beat = signature.beat; beat < until; beat += length)
      // At the song's end the rest of the bars is silence; before another kind of bar it would be that.
      if (isEven(bar) && (beat + length <= until || until === end)) beats.push(beat);
      else others++;
  }
  return { beats, others };
}

/** In quarter notes. */
function barOf({ numerator, denominator }: TimeSignature): number {
  return (4 * numerator) / denominator;
}

/** Bars of 2/4 and 2/2 make whole bars of 4/4. */
function isEven(bar: number): boolean {
  return bar === 2 || bar === 4;
}

import { spreadEvenly } from '../../math/spread-evenly.ts';
import { medianNearest } from '../metrics/roll-distance.ts';
import type { Song } from '../song/song.ts';
import type { Sample } from './piece.ts';
import { LEFT_OUT, type LeftOut, samplesOf } from './song-samples.ts';

/** With fewer samples a network learns them by heart instead of what they have in common. */
export const FEWEST = 200;
/** Of more rolls not every one is compared with every other. */
const COMPARED = 50;
const COMPARED_WITH = 500;

/** People's own songs as something to learn from. */
export interface MidiSamples {
  readonly samples: readonly Sample[];
  readonly songs: number;
  /** How many of the songs gave none. */
  readonly songsWithout: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** Median distance of a sample's parts to the most similar others, 0 a copy … 1 nothing in common; null of fewer than two. */
  readonly nearest: number | null;
  /** What people should know of it, a sentence each. */
  readonly report: readonly string[];
}

/** Cuts songs into two-bar samples and says what became of them. */
export function midiSamples(songs: readonly Song[]): MidiSamples {
  const found = songs.map(samplesOf);
  const samples = found.flatMap((song) => song.samples);
  const facts = {
    samples,
    songs: songs.length,
    songsWithout: found.filter((song) => song.samples.length === 0).length,
    leftOut: Object.fromEntries(
      LEFT_OUT.map((reason) => [reason, found.reduce((sum, { leftOut }) => sum + leftOut[reason], 0)]),
    ) as Record<LeftOut, number>,
    nearest: nearestOther(samples),
  };
  return { ...facts, report: reportOf(facts) };
}

function nearestOther(samples: readonly Sample[]): number | null {
  const rolls = samples.map(({ roll }) => roll);
  if (rolls.length < 2) return null;
  return medianNearest(spreadEvenly(rolls, COMPARED), spreadEvenly(rolls, COMPARED_WITH));
}

/** Behind the number of times. */
const REASONS: Readonly<Record<LeftOut, string>> = {
  'no melody': 'there is no melody on a track of its own',
  'too wide': 'a part does not fit the keyboard in C major or A minor',
  'not in 4/4': 'the bars are not in 4/4',
  'melody silent': 'the melody is silent',
  'parts silent': 'drums, bass, chords and pad are silent',
};

function reportOf({ samples, songs, songsWithout, leftOut, nearest }: Omit<MidiSamples, 'report'>): string[] {
  const report = [`${counted(samples.length, 'sample')} of two bars from ${counted(songs, 'song')}.`];
  if (songsWithout > 0) report.push(`${songsWithout} of the songs gave none.`);
  for (const reason of LEFT_OUT)
    if (leftOut[reason] > 0) report.push(`Left out ${leftOut[reason]} times two bars: ${REASONS[reason]}.`);
  if (nearest !== null)
    report.push(
      `The most similar other sample is ${nearest.toFixed(2)} away in the middle; 0 is a copy, 1 has nothing in common.`,
    );
  if (samples.length < FEWEST)
    report.push(
      `Fewer than ${FEWEST} samples: the network will repeat them instead of learning from them. Add songs.`,
    );
  return report;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

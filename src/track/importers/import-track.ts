import { plainName } from '../plain-name.ts';
import { TrackFileError } from '../track-error.ts';
import { checkTrackFile, type TrackFile } from '../track-file.ts';
import { trackId } from '../track-id.ts';
import { byteText } from './byte-text.ts';
import { readDeepRacerRoute } from './deepracer-route.ts';
import type { ImportedRoad } from './imported-road.ts';
import { readRacetrackCircuit } from './racetrack-circuit.ts';
import { narrowTightBends } from './tight-bends.ts';

export interface ImportedTrack {
  readonly track: TrackFile;
  /** Metres of the track per metre of the file. */
  readonly scale: number;
  /** Points where the bend is tighter than the road was wide, and the road was made narrower. */
  readonly narrowedPoints: readonly number[];
}

/** The most points that a track may have need about 400 kB. */
const MAX_BYTES = 4_000_000;

/**
 * Makes a track of a DeepRacer route (`.npy`, in its own size) or a circuit of the racetrack database (`.csv`, scaled so
 * that the road is 1.067 m wide on average).
 * @param file name of the file, for messages; the track is called after it
 * @param scale metres of the track per metre of the file, instead of the sizes above; null for those
 * @throws TrackFileError
 */
export function importTrack(bytes: Uint8Array, file: string, scale: number | null): ImportedTrack {
  if (bytes.length > MAX_BYTES) {
    throw new TrackFileError(
      file,
      'file',
      `must be at most ${MAX_BYTES} bytes, which no track needs`,
      bytes.length,
    );
  }
  const { scale: used, ...road } = readRoad(bytes, file, scale);
  const width = narrowTightBends(road);
  const name = file.replace(/^.*[/\\]/s, '').replace(/\.[^.]*$/, '');
  const track = {
    format: 'grad-prix-track',
    version: 1,
    id: trackId(name),
    name: plainName(name.replaceAll('_', ' '), 80) || 'Track',
    ...road,
    width,
  };
  const isNarrowed = (i: number): boolean =>
    width.left[i] < road.width.left[i] || width.right[i] < road.width.right[i];
  return {
    track: checkTrackFile(track, file),
    scale: used,
    narrowedPoints: [...road.centreLine.keys()].filter(isNarrowed),
  };
}

function readRoad(bytes: Uint8Array, file: string, scale: number | null): ImportedRoad {
  if (/\.npy$/i.test(file)) return readDeepRacerRoute(bytes, file, scale ?? 1);
  if (/\.csv$/i.test(file)) return readRacetrackCircuit(textOf(bytes), file, scale);
  throw new TrackFileError(
    file,
    'file',
    'must be a .npy DeepRacer route or a .csv racetrack-database circuit',
  );
}

/** Some programs begin a text with the mark EF BB BF. */
function textOf(bytes: Uint8Array): string {
  return byteText(bytes).replace(/^\xEF\xBB\xBF/, '');
}

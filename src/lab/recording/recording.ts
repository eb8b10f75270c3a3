import type { EpisodeStatus } from '../../race/evaluation.ts';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';

/** Columns of a `Recording`'s places. */
export const PLACE = {
  /** Middle of the car [m] */
  x: 0,
  y: 1,
  /** [rad] */
  heading: 2,
  /** Arc length along the centre line [m] */
  s: 3,
  /** To the left of the centre line [m] */
  lateral: 4,
  /** Along the nose [m/s] */
  speed: 5,
  /** 1 where all wheels are off the road, 0 elsewhere: for checking only, no learner is told */
  isOff: 6,
} as const;

/** Numbers in a row of places. */
export const PLACE_SIZE = Object.keys(PLACE).length;

/** Decisions in a row by one car from one start. */
export interface Stint {
  /** Its first row, and how many there are. */
  readonly first: number;
  readonly rows: number;
  /** Laps that were completed in it. */
  readonly laps: number;
  /** How it ended. */
  readonly status: EpisodeStatus;
}

/** What a car saw, what somebody would do there, and where that was, decision by decision. Structured-cloneable. */
export interface Recording {
  readonly trackId: string;
  /** Metres of the lap. */
  readonly trackLength: number;
  readonly sensors: SensorSpec;
  /** Decisions. */
  readonly rows: number;
  /** [rows × observationSize] */
  readonly observations: Float32Array;
  readonly observationSize: number;
  /** The labels: what the expert commands there, [rows × 2]: steering [°, positive = left], speed [m/s] */
  readonly commands: Float32Array;
  /** What was commanded, by whoever drove, [rows × 2]; equal to `commands` where the expert drove undisturbed. */
  readonly driven: Float32Array;
  /** [rows × PLACE_SIZE] */
  readonly places: Float64Array;
  readonly stints: readonly Stint[];
}

/** One number of a recording's places. */
export function placeOf(
  { places }: Pick<Recording, 'places'>,
  row: number,
  column: keyof typeof PLACE,
): number {
  return places[row * PLACE_SIZE + PLACE[column]];
}

/** Recordings of one track and sensors, one after the other. @throws RangeError for none */
export function joinRecordings(recordings: readonly Recording[]): Recording {
  const [first] = recordings;
  if (first === undefined) throw new RangeError('There must be a recording to join');
  let rows = 0;
  const stints = recordings.flatMap((recording) => {
    const moved = recording.stints.map((stint) => ({ ...stint, first: stint.first + rows }));
    rows += recording.rows;
    return moved;
  });
  return {
    ...first,
    rows,
    observations: joined(recordings, 'observations', Float32Array),
    commands: joined(recordings, 'commands', Float32Array),
    driven: joined(recordings, 'driven', Float32Array),
    places: joined(recordings, 'places', Float64Array),
    stints,
  };
}

function joined<Name extends 'observations' | 'commands' | 'driven' | 'places'>(
  recordings: readonly Recording[],
  name: Name,
  Type: new (length: number) => Recording[Name],
): Recording[Name] {
  const all = new Type(recordings.reduce((sum, recording) => sum + recording[name].length, 0));
  let at = 0;
  for (const recording of recordings) {
    all.set(recording[name], at);
    at += recording[name].length;
  }
  return all;
}

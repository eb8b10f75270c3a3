import { toRadians } from '../../math/angle.ts';
import { spreadEvenly } from '../../math/spread-evenly.ts';
import type { EpisodeStatus } from '../../race/evaluation.ts';
import { CarPlace } from '../../reward/car-place.ts';
import { ROW_SIZE } from '../../reward/step-params.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import { CARS, STOCK_CAR } from '../../sim/cars.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { readSimTrace } from '../logs/read-sim-trace.ts';
import { SimTraceError } from '../logs/sim-trace-error.ts';
import { type SimTraceRow, splitEpisodes } from '../logs/sim-trace.ts';
import type { RecordedLap } from '../recorded-laps.ts';
import { checkLogTrack } from '../replay/check-log-track.ts';
import { type LogGeneration, generationOf } from '../replay/recorded-drive.ts';
import type { LapSource } from './lap-source.ts';

/** Laps that DeepRacer's simulator has logged. */
export interface LoggedRecording {
  /** That they were driven on. */
  readonly track: TrackFile;
  /** One or more. */
  readonly logs: readonly LogFile[];
}

/** A sim-trace of any generation. */
export interface LogFile {
  /** For messages. */
  readonly name: string;
  readonly text: string;
}

/** Laps of the log that are looked at: a training may have thousands. */
const MOST_LAPS = 60;
/** Rows of an episode in which the reward function is not called: before it starts, and during a penalty. */
const WAITING: readonly (string | null)[] = ['prepare', 'pause', 'park'];
const BODY = CARS[STOCK_CAR];

/** An episode as it was logged, and what is kept of it. */
interface LoggedLap {
  readonly lap: RecordedLap;
  /** [numSteps] */
  readonly earned: Float64Array;
}

/** An episode in a log. */
interface LoggedEpisode {
  readonly rows: readonly SimTraceRow[];
  readonly generation: LogGeneration;
}

/**
 * The episodes of logs as laps, at most sixty of them, spread evenly over all. Their params are those that a log has; what it
 * has not, such as how far the car is from the centre line, follows from where it was.
 * @throws SimTraceError for a log of another track, of the other direction, or without a car that drives
 */
export function loggedLaps({ track: file, logs }: LoggedRecording): LapSource {
  const track = new Track(file);
  const episodes = logs.flatMap((log) => episodesOf(log, track));
  const laps = spreadEvenly(episodes, MOST_LAPS).map((episode) => lapOf(episode, track));
  return {
    track: file,
    numDrives: 1,
    numLaps: episodes.length,
    lapsOf: () => laps.map(({ lap }) => lap),
    earnedBy: () => laps.map(({ earned }) => earned),
  };
}

function episodesOf({ name, text }: LogFile, track: Track): LoggedEpisode[] {
  const trace = readSimTrace(text, name);
  checkLogTrack(trace, track, name);
  const driven = splitEpisodes(trace.rows)
    .map((rows) => rows.filter(({ status, steps }) => !WAITING.includes(status) && steps > 0))
    .filter((rows) => rows.length > 1);
  if (driven.length === 0)
    throw new SimTraceError(name, null, 'steps', 'must have an episode of two steps or more');
  checkDirection(driven, track, name);
  const generation = generationOf(trace);
  return driven.map((rows) => ({ rows, generation }));
}

function lapOf({ rows, generation: { timeBase } }: LoggedEpisode, track: Track): LoggedLap {
  const place = new CarPlace(track, BODY);
  const params = new Float64Array(rows.length * ROW_SIZE);
  const first = rows[0];
  const last = rows.at(-1)!;
  // The car sets off with the first row; until v5 its stamps are not to be trusted.
  const clock = ({ timestamp, steps }: SimTraceRow): number =>
    timeBase === 'even' ? (steps - first.steps) / DECISION_HZ : timestamp - first.timestamp;
  rows.forEach((row, i) => {
    const heading = toRadians(row.yaw);
    const [x, y] = [
      row.x - BODY.frontOffset * Math.cos(heading),
      row.y - BODY.frontOffset * Math.sin(heading),
    ];
    place.locate(x, y, heading);
    // What the simulator saw of its wheels is worth more than what this car's would be.
    place.allWheelsOn = row.allWheelsOnTrack;
    const episode = { progress: row.progress, steps: row.steps, isCrashed: row.status === 'crashed' };
    const command = { steeringDegrees: row.steering, speed: row.speed };
    place.writePlace(params, i * ROW_SIZE, episode, command, clock(row), 0);
  });
  const isWhole = last.status === 'lap_complete' || last.progress >= 100;
  const lap: RecordedLap = {
    start: track.project(first.x, first.y).s / track.length,
    noise: 0,
    episode: first.episode,
    numObjects: 0,
    rows: params,
    status: statusOf(last, isWhole),
    progress: last.progress,
    lapTime: isWhole ? clock(last) : null,
  };
  return { lap, earned: Float64Array.from(rows, ({ reward }) => reward) };
}

const ENDS: readonly string[] = ['off_track', 'crashed', 'reversed', 'immobilized', 'time_up'];

/** Of logs without that column: what ends and is no whole lap has left the track. */
function statusOf({ status, done }: SimTraceRow, isWhole: boolean): EpisodeStatus {
  if (isWhole) return 'lap_complete';
  if (status !== null && ENDS.includes(status)) return status as EpisodeStatus;
  return status === null && done ? 'off_track' : 'in_progress';
}

/** @throws SimTraceError where the cars drove against the order of the track's points */
function checkDirection(episodes: readonly (readonly SimTraceRow[])[], track: Track, name: string): void {
  let along = 0;
  for (const rows of episodes) {
    const places = rows.map(({ x, y }) => track.project(x, y).s);
    for (let i = 1; i < places.length; i++) {
      const way = places[i] - places[i - 1];
      along += way - track.length * Math.round(way / track.length);
    }
  }
  if (along >= 0) return;
  throw new SimTraceError(
    name,
    null,
    'X, Y',
    'must be driven in the direction of the track: laps the other way round cannot be looked at',
  );
}

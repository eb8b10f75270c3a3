import { PLACE, PLACE_SIZE, type Recording, type Stint } from '../../../../src/lab/recording/recording.ts';
import { STATE_SENSORS } from '../../../../src/race/observers/sensor-spec.ts';

/** What a test says of a decision; the rest is 0. */
export interface Decision {
  /** Arc length [m] */
  readonly s: number;
  readonly lateral?: number;
  /** Default 1 m/s. */
  readonly speed?: number;
  readonly steering?: number;
  /** [26] */
  readonly observation?: ArrayLike<number>;
}

/** A drive made by hand. @param stints default: one, cut */
export function driveOf(
  decisions: readonly Decision[],
  stints?: readonly Pick<Stint, 'rows' | 'status'>[],
  trackLength = 10,
): Recording {
  const rows = decisions.length;
  const observations = new Float32Array(26 * rows);
  const driven = new Float32Array(2 * rows);
  const places = new Float64Array(PLACE_SIZE * rows);
  decisions.forEach(({ s, lateral = 0, speed = 1, steering = 0, observation = [] }, row) => {
    observations.set(observation, 26 * row);
    driven.set([steering, speed], 2 * row);
    places[row * PLACE_SIZE + PLACE.s] = s;
    places[row * PLACE_SIZE + PLACE.lateral] = lateral;
    places[row * PLACE_SIZE + PLACE.speed] = speed;
  });
  let first = 0;
  const placed = (stints ?? [{ rows, status: 'in_progress' }]).map((stint) => {
    const at = { ...stint, first, laps: 0 };
    first += stint.rows;
    return at;
  });
  return {
    trackId: 'made',
    trackLength,
    sensors: STATE_SENSORS,
    rows,
    observations,
    observationSize: 26,
    commands: driven,
    driven,
    places,
    stints: placed,
  };
}

import { drive, roadBeside, type Scene, situations, type Situation } from '../situations.ts';
import { straightestPlace, tightestPlaceTo, turnAround } from '../road-shape.ts';

/** A lap as it was driven; every `RecordedLap` is one. */
export interface ReviewLap {
  /** Params of its steps in order, [numSteps × rowSize]. */
  readonly rows: Float64Array;
  /** How it ended, for example `lap_complete` or `off_track`. */
  readonly status: string;
  /** How much the commands were disturbed; 0: not at all. */
  readonly noise: number;
}

/** The same place passed at a certain speed. */
export interface Pace {
  readonly s: number;
  readonly speed: number;
  readonly rows: Float64Array;
}

/** The same place and step counts that differ. */
export interface Age {
  readonly steps: number;
  readonly rows: Float64Array;
}

/** Two ways to steer where one of them is right. */
export interface SteeringChoice {
  /** Why it is: the car is on one side, points to one side, or the road bends. */
  readonly kind: 'side' | 'turn' | 'bend';
  /** To which side steering is right: 1 left, -1 right. */
  readonly rightWay: 1 | -1;
  readonly s: number;
  readonly right: Float64Array;
  readonly wrong: Float64Array;
}

/** All that a reward is asked about, as episodes of params. */
export interface ReviewStates {
  readonly situations: readonly Situation[];
  /** As they were recorded; where none were, one placed along the centre line. */
  readonly laps: readonly ReviewLap[];
  /** Whether the laps were driven by nobody. */
  readonly areLapsPlaced: boolean;
  /** The road left at once. */
  readonly departure: Float64Array;
  readonly paces: readonly Pace[];
  /** Cars that stand from their start on. */
  readonly stands: readonly { readonly s: number; readonly rows: Float64Array }[];
  readonly ages: readonly Age[];
  readonly steering: readonly SteeringChoice[];
  /** Cars that point anywhere, so that angles come to where they wrap around. */
  readonly spins: readonly Float64Array[];
}

const PLACES = [0.1, 0.35, 0.6, 0.85];
const SPEEDS = [0.5, 1, 2, 3.5];
/** No multiples of anything: what is paid every so many steps is not meant. */
const AGES = [61, 122, 243, 487];
const STANDING_STEPS = 60;
const PLACED_SPEED = 2;
const DEPARTURE_STEPS = 8;
const DEPARTURE_SPEED = 3;
const STEERING = 15;
const TURN = 20;
const SIDE = 0.5;
const SPINS = [22.5, 67.5, 112.5, 157.5, 202.5, 247.5, 292.5, 337.5];

/** @param laps what a policy has driven in that race; may be empty */
export function makeReviewStates(
  scene: Scene,
  laps: readonly ReviewLap[],
  reversed: Scene | null,
): ReviewStates {
  const { length } = scene.track;
  const straight = straightestPlace(scene.track);
  return {
    situations: situations(scene, reversed),
    laps: laps.length > 0 ? laps : [{ rows: placeLap(scene), status: 'lap_complete', noise: 0 }],
    areLapsPlaced: laps.length === 0,
    departure: depart(scene),
    paces: PLACES.flatMap((share) =>
      SPEEDS.map((speed) => ({ s: share * length, speed, rows: passAt(scene, share * length, speed) })),
    ),
    stands: [0, 0.5].map((share) => ({ s: share * length, rows: stand(scene, share * length) })),
    ages: AGES.map((steps) => ({ steps, rows: drive(scene, { s: straight, steps }) })),
    steering: steeringChoices(scene, straight),
    spins: PLACES.flatMap((share) => SPINS.map((turn) => drive(scene, { s: share * length, turn }))),
  };
}

/** Every episode of the states, for those who score them. */
export function episodesOf(states: ReviewStates): Float64Array[] {
  return [
    ...states.situations.map(({ rows }) => rows),
    ...states.laps.map(({ rows }) => rows),
    states.departure,
    ...states.paces.map(({ rows }) => rows),
    ...states.stands.map(({ rows }) => rows),
    ...states.ages.map(({ rows }) => rows),
    ...states.steering.flatMap(({ right, wrong }) => [right, wrong]),
    ...states.spins,
  ];
}

/** Past a place at one speed, in an episode that has had that speed since the line. */
function passAt(scene: Scene, s: number, speed: number): Float64Array {
  const steps = 2 + Math.round((s / speed) * scene.params.decisionHz);
  return drive(scene, { s, speed, steps, stepsBefore: 6 });
}

/** A lap along the centre line at one speed. */
function placeLap({ track, params, poseAt }: Scene): Float64Array {
  const { decisionHz, rowSize, body } = params;
  const perStep = PLACED_SPEED / decisionHz;
  const numSteps = Math.ceil((track.length - body.frontOffset) / perStep) + 1;
  const rows = new Float64Array(numSteps * rowSize);
  for (let k = 0; k < numSteps; k++) {
    const s = body.frontOffset + k * perStep;
    const pose = poseAt({ s, lateral: 0, turn: 0 });
    const progress = Math.min(100, (100 * s) / track.length);
    params.write({ pose, speed: PLACED_SPEED, steeringAngle: 0, progress, steps: k + 2 }, rows, k * rowSize);
  }
  return rows;
}

/** From the line straight off the road, in half a second. */
function depart({ track, params, poseAt }: Scene): Float64Array {
  const { rowSize, body } = params;
  const width = roadBeside(track, 0, 1) + body.wheelbase + body.trackWidth;
  const rows = new Float64Array(DEPARTURE_STEPS * rowSize);
  for (let k = 0; k < DEPARTURE_STEPS; k++) {
    const share = k / (DEPARTURE_STEPS - 1);
    const pose = poseAt({ s: body.frontOffset + share, lateral: share * width, turn: Math.atan(width) });
    params.write({ pose, speed: DEPARTURE_SPEED, steeringAngle: 15, steps: k + 2 }, rows, k * rowSize);
  }
  return rows;
}

/** At rest from the first step of an episode on. */
function stand({ params, poseAt, track }: Scene, start: number): Float64Array {
  const rows = new Float64Array(STANDING_STEPS * params.rowSize);
  const pose = poseAt({ s: start + params.body.frontOffset, lateral: 0, turn: 0 });
  const progress = (100 * params.body.frontOffset) / track.length;
  for (let k = 0; k < STANDING_STEPS; k++) {
    params.write({ pose, speed: 0.5, steeringAngle: 0, progress, steps: k + 2 }, rows, k * params.rowSize);
  }
  return rows;
}

function steeringChoices(scene: Scene, straight: number): SteeringChoice[] {
  const { track } = scene;
  const choice = (
    kind: SteeringChoice['kind'],
    rightWay: 1 | -1,
    s: number,
    where: { lateral?: number; turn?: number },
  ): SteeringChoice => ({
    kind,
    rightWay,
    s,
    right: drive(scene, { s, ...where, steering: rightWay * STEERING }),
    wrong: drive(scene, { s, ...where, steering: -rightWay * STEERING }),
  });
  const straights = [-1, 0, 1]
    .map((metres) => straight + 0.5 * metres)
    .filter((s) => Math.abs(turnAround(track, s)) < 0.2);
  const ways = [1, -1] as const;
  return [
    ...straights.flatMap((s) =>
      ways.flatMap((side) => [
        choice('side', side === 1 ? -1 : 1, s, { lateral: side * SIDE * roadBeside(track, s, side) }),
        choice('turn', side === 1 ? -1 : 1, s, { turn: side * TURN }),
      ]),
    ),
    ...ways.flatMap((way) => {
      const s = tightestPlaceTo(track, way);
      return s === null ? [] : [choice('bend', way, s, {})];
    }),
  ];
}

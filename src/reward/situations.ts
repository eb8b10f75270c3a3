import type { Track } from '../track/track.ts';
import type { ObjectColumns } from './object-places.ts';
import type { CarPose, PosedParams, RoadPlace } from './posed-params.ts';
import { straightestPlace, tightestPlace } from './road-shape.ts';

/** A race standing still, in which cars can be put anywhere. */
export interface Scene {
  /** In the direction that is driven. */
  readonly track: Track;
  readonly params: PosedParams;
  /** Null in a time trial. */
  readonly objects: ObjectColumns | null;
  readonly poseAt: (place: RoadPlace) => CarPose;
}

/** Where a car is, as steps before lead to it. */
export interface Situation {
  readonly id: SituationId;
  /** For people: what is the case, in a few words. */
  readonly title: string;
  /** The steps that lead to it and, as the last, the situation itself, [numSteps × rowSize]. */
  readonly rows: Float64Array;
}

/** A car on its way along the road. */
export interface Approach {
  /** Arc length that it has come to [m] */
  readonly s: number;
  /** From the centre line, positive to the left [m]. Default 0. */
  readonly lateral?: number | undefined;
  /** Degrees to the left of the road's direction. Default 0. */
  readonly turn?: number | undefined;
  /** Commanded [m/s]. Default 2. */
  readonly speed?: number | undefined;
  /** Commanded, degrees to the left. Default 0. */
  readonly steering?: number | undefined;
  /** How fast it has come, as a share of its commanded speed; below 0 backwards. Default 1. */
  readonly pace?: number | undefined;
  /** Default: as if it had come from the line at 2 m/s. */
  readonly steps?: number | undefined;
  /** Percent. Default: the share of the lap behind it. */
  readonly progress?: number | undefined;
  readonly isCrashed?: boolean | undefined;
  /** Steps that lead to the place. Default 4. */
  readonly stepsBefore?: number | undefined;
}

/** A situation with its place given as people think of it. */
interface Case extends Omit<Approach, 's' | 'lateral'> {
  readonly title: string;
  /** Share of the lap, or where the road is as it says. */
  readonly at: number | 'straight' | 'bend';
  /** Shares of the way to the border, positive to the left. */
  readonly side?: number;
  /** Metres more to that side. */
  readonly beyond?: number;
}

const STEPS_BEFORE = 4;
const CRUISE = 2;
/** Here all wheels are beyond the border [m] */
const BESIDE_ROAD = 0.25;

/** Situations that every race has. */
const CASES = {
  'mid-track': { title: 'in the middle of the road, on a straight', at: 'straight' },
  'left-side': { title: 'on the left half of the road', at: 'straight', side: 0.5 },
  'right-side': { title: 'on the right half of the road', at: 'straight', side: -0.5 },
  'left-border': { title: 'close to the left border', at: 'straight', side: 0.75 },
  'right-border': { title: 'close to the right border', at: 'straight', side: -0.75 },
  'wheels-off-left': { title: 'with two wheels over the left border', at: 'straight', side: 1 },
  'wheels-off-right': { title: 'with two wheels over the right border', at: 'straight', side: -1 },
  'off-track-left': { title: 'off the track, on the left', at: 'straight', side: 1, beyond: BESIDE_ROAD },
  'off-track-right': { title: 'off the track, on the right', at: 'straight', side: -1, beyond: BESIDE_ROAD },
  bend: { title: 'in the tightest bend', at: 'bend', speed: 1.5 },
  across: { title: 'pointing across the road', at: 'straight', turn: 90, pace: 0 },
  'wrong-way': { title: 'driving the wrong way', at: 'straight', turn: 180, pace: -1 },
  slow: { title: 'crawling at 0.5 m/s', at: 'straight', speed: 0.5 },
  fast: { title: 'at 4 m/s', at: 'straight', speed: 4 },
  'fast-hard-left': { title: 'at 4 m/s with full lock to the left', at: 'straight', speed: 4, steering: 30 },
  'fast-hard-right': {
    title: 'at 4 m/s with full lock to the right',
    at: 'straight',
    speed: 4,
    steering: -30,
  },
  standing: { title: 'standing still', at: 'straight', speed: 0.5, pace: 0 },
  late: { title: 'late in a slow lap, after 900 steps', at: 0.6, steps: 900 },
  'before-line': { title: 'just before the finish line, behind the last waypoint', at: 0.998 },
  finish: { title: 'over the finish line, with the lap complete', at: 0.002, progress: 100 },
} as const satisfies Record<string, Case>;

/** Situations with an object: metres from the car's reference point to the object's middle, and in which lane the car is. */
const OBJECT_CASES = {
  'object-ahead': { title: 'with an object 0.8 m ahead in the same lane', ahead: 0.8, lane: 1 },
  'object-close': { title: 'with an object 0.4 m ahead in the same lane', ahead: 0.4, lane: 1 },
  'object-other-lane': { title: 'with an object 0.8 m ahead in the other lane', ahead: 0.8, lane: -1 },
  'object-beside': { title: 'beside an object', ahead: 0, lane: -1 },
  'object-passed': { title: 'just past an object', ahead: -0.6, lane: -1 },
  crash: { title: 'crashed into an object', ahead: 0.1, lane: 1 },
} as const;

export type SituationId =
  keyof typeof CASES | keyof typeof OBJECT_CASES | 'first-step' | 'first-step-again' | 'reversed-track';

/**
 * The situations in which every reward should have an answer, for one track and race.
 * @param scene driven in the order of the track's points
 * @param reversed the same driven the other way round, where the race ever is
 */
export function situations(scene: Scene, reversed: Scene | null = null): Situation[] {
  const places = { straight: straightestPlace(scene.track), bend: tightestPlace(scene.track) };
  const made = (Object.entries(CASES) as [keyof typeof CASES, Case][]).map(([id, situation]): Situation => {
    const { title, at, side = 0, beyond = 0, ...approach } = situation;
    const s = typeof at === 'number' ? at * scene.track.length : places[at];
    const lateral = side * roadBeside(scene.track, s, side) + Math.sign(side) * beyond;
    return { id, title, rows: drive(scene, { ...approach, s, lateral }) };
  });
  const first = firstStep(scene);
  const earlier = made.find(({ id }) => id === 'late')!.rows;
  const otherWay = reversed && drive(reversed, { s: straightestPlace(reversed.track) });
  return [
    { id: 'first-step', title: 'on the start line, in the first step that is scored (steps 2)', rows: first },
    {
      id: 'first-step-again',
      title: 'on the start line again, right after an episode that ended elsewhere',
      rows: Float64Array.of(...earlier, ...first),
    },
    ...made,
    ...objectSituations(scene),
    ...(otherWay
      ? [{ id: 'reversed-track', title: 'driving the track the other way round', rows: otherWay } as const]
      : []),
  ];
}

/** The rows of a car on its way to a place, the place itself last. */
export function drive({ track, params, poseAt }: Scene, approach: Approach): Float64Array {
  const { s: end, lateral = 0, turn = 0, speed = CRUISE, steering = 0, pace = 1 } = approach;
  const { stepsBefore = STEPS_BEFORE, isCrashed = false } = approach;
  const { decisionHz, rowSize } = params;
  const perStep = (pace * speed) / decisionHz;
  const lastProgress = approach.progress ?? (100 * end) / track.length;
  const lastSteps = approach.steps ?? 2 + stepsBefore + Math.round((end / CRUISE) * decisionHz);
  const rows = new Float64Array((stepsBefore + 1) * rowSize);
  for (let k = 0; k <= stepsBefore; k++) {
    const ago = stepsBefore - k;
    params.write(
      {
        pose: poseAt({ s: end - ago * perStep, lateral, turn: (turn * Math.PI) / 180 }),
        speed,
        steeringAngle: steering,
        progress: lastProgress - (100 * ago * perStep) / track.length,
        steps: lastSteps - ago,
        isCrashed: isCrashed && ago === 0,
      },
      rows,
      k * rowSize,
    );
  }
  return rows;
}

/** Half of the road: from the centre line to the border on the side of the sign [m] */
export function roadBeside(track: Track, s: number, side: number): number {
  const segment = track.centre.segmentAt(s);
  return side < 0 ? track.widthRight[segment] : track.widthLeft[segment];
}

function firstStep({ params, poseAt }: Scene): Float64Array {
  const pose = poseAt({ s: params.body.frontOffset, lateral: 0, turn: 0 });
  return params.row({ pose, speed: CRUISE, steeringAngle: 0, steps: 2 });
}

function objectSituations(scene: Scene): Situation[] {
  const { track, objects } = scene;
  if (!objects || objects.numObjects === 0) return [];
  const { s, lateral } = track.project(objects.x[0], objects.y[0]);
  const cases = Object.entries(OBJECT_CASES) as [
    keyof typeof OBJECT_CASES,
    (typeof OBJECT_CASES)[keyof typeof OBJECT_CASES],
  ][];
  return cases.map(([id, { title, ahead, lane }]) => ({
    id,
    title,
    rows: drive(scene, { s: s - ahead, lateral: lane * lateral, isCrashed: id === 'crash' }),
  }));
}

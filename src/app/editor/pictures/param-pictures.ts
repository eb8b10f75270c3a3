import { svg, type SVGTemplateResult } from 'lit';
import type { RewardParams } from '../../../reward/step-params.ts';
import { angle, arrow, box, car, distance, label, loop, PICTURE, points, road } from './shapes.ts';

const { width, centre, halfRoad } = PICTURE;

const WAYPOINTS = [10, 45, 80, 115, 150].map((x) => [x, centre] as const);
const LAP_START = [80, 64] as const;

/** Both boxes of a road with objects, the previous one and the next. */
const objects = (isMeasured: boolean): SVGTemplateResult =>
  svg`${box(22, centre - 12, isMeasured)}${box(136, centre + 12, isMeasured)}`;

/** A picture of what each key of `params` measures. */
export const PARAM_PICTURES: Readonly<Record<keyof RewardParams, SVGTemplateResult>> = {
  all_wheels_on_track: svg`${road}
    <rect class="measured" x="58" y="20" width="40" height="26" rx="3" />${car(92, 33)}`,
  x: svg`<path class="border" d="M20 70V8M20 70H150" />${car(100, 34, 20)}${distance(20, 62, 100, 62)}
    ${points([[100, 34]], [0])}${label(142, 66, 'x')}`,
  y: svg`<path class="border" d="M20 70V8M20 70H150" />${car(100, 34, 20)}${distance(112, 34, 112, 70)}
    ${points([[100, 34]], [0])}${label(25, 16, 'y')}`,
  heading: svg`<path class="border" d="M40 60H150" />${car(96, 36, 24)}${angle(42, 60, 62, 0, 24)}
    <path class="measured" d="M42 60L116 27" />${label(136, 56, '0°')}`,
  distance_from_center: svg`${road}${car(84, centre - 14)}${distance(90, centre - 14, 90, centre)}`,
  projection_distance: svg`${road}<path class="start" d=${`M14 ${centre - halfRoad}v${2 * halfRoad}`} />
    ${car(110, centre - 12)}${distance(14, centre, 110, centre)}`,
  progress: svg`${loop}<path class="measured" d="M80 64H106A24 24 0 0 0 130 40A24 24 0 0 0 106 16H70" />
    ${points([[70, 16]], [0])}`,
  steps: svg`${road}${points(
    [24, 44, 64, 84, 104].map((x) => [x, centre + 6]),
    [0, 1, 2, 3, 4],
  )}${car(136, centre + 6)}`,
  speed: svg`${road}${car(64, centre)}${arrow(70, centre, 122, centre)}`,
  steering_angle: svg`${road}${car(88, centre + 8, 0, 28)}${angle(83, centre + 8, 34, 0, 28)}
    <path class="dashes" d=${`M83 ${centre + 8}h44`} /><path class="measured" d=${`M83 ${centre + 8}l36 -19`} />`,
  track_width: svg`${road}${distance(80, centre - halfRoad, 80, centre + halfRoad)}`,
  track_length: svg`<rect class="measured" x="30" y="16" width="100" height="48" rx="24" />
    <path class="border" d="M80 57v14" />`,
  waypoints: svg`${road}${points(WAYPOINTS, [0, 1, 2, 3, 4])}`,
  closest_waypoints: svg`${road}${car(100, centre - 10)}${points(WAYPOINTS, [2, 3])}`,
  is_left_of_center: svg`${road}
    <rect class="measured-area" x="0" y=${centre - halfRoad} width=${width} height=${halfRoad} />
    ${car(90, centre - 12)}`,
  is_reversed: svg`${loop}${points([LAP_START], [])}${arrow(80, 64, 52, 64)}`,
  is_offtrack: svg`${road}${car(96, 4, 6)}`,
  is_crashed: svg`${road}${car(86, centre)}${box(95, centre, true)}`,
  closest_objects: svg`${road}${car(84, centre + 8)}${objects(true)}`,
  objects_location: svg`${road}${objects(false)}${points(
    [
      [22, centre - 12],
      [136, centre + 12],
    ],
    [0, 1],
  )}`,
  objects_distance: svg`${road}<path class="start" d=${`M8 ${centre - halfRoad}v${2 * halfRoad}`} />
    ${box(136, centre + 12)}${distance(8, centre, 136, centre)}`,
  objects_distance_from_center: svg`${road}${box(100, centre + 13)}${distance(100, centre, 100, centre + 13)}`,
  objects_left_of_center: svg`${road}
    <rect class="measured-area" x="0" y=${centre - halfRoad} width=${width} height=${halfRoad} />${objects(false)}`,
  objects_heading: svg`${road}${car(90, centre + 8, 20)}${arrow(92, centre + 7, 124, centre - 5)}`,
  objects_speed: svg`${road}${car(90, centre - 12)}${arrow(94, centre - 12, 130, centre - 12)}`,
  object_in_camera: svg`${road}<path class="measured-area" d=${`M56 ${centre}L150 ${centre - 34}V${centre + 34}Z`} />
    ${car(56, centre)}${box(120, centre + 10, true)}`,
  sim_time: svg`<circle class="border" cx="80" cy="40" r="28" />
    <path class="measured" d="M80 40V20M80 40L95 48" />`,
};

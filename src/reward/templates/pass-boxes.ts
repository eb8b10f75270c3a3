import type { RewardTemplate } from './reward-template.ts';

/** What a car learns to lap among boxes by: as `fast-line`, about a line that leads round them. */
export const passBoxes: RewardTemplate = {
  id: 'pass-boxes',
  title: 'Pass the boxes',
  teaches:
    'Say early what will matter: the free lane is worth more from two metres before a box, long before a crash could teach it.',
  python: `# What was true at the last step. Every car has its own copy of these variables.
last_progress = 0.0
last_steps = float('inf')

AHEAD = 2.0   # metres before an object from which its lane is to be left
BEHIND = 0.5  # metres behind it until the whole car has passed


def wanted_offset(params):
    """Where to be, as a share of half the track's width: 0 the middle, 1 the left border."""
    if not params['objects_distance']:
        return 0.0
    lap = params['track_length']
    here = params['projection_distance']
    previous_object, next_object = params['closest_objects']
    behind = (here - params['objects_distance'][previous_object]) % lap
    ahead = (params['objects_distance'][next_object] - here) % lap
    if behind < BEHIND:
        nearest = previous_object
    elif ahead < AHEAD:
        nearest = next_object
    else:
        return 0.0
    return -0.5 if params['objects_left_of_center'][nearest] else 0.5


def reward_function(params):
    """Pays for the metres gained since the last step, most where the car should be."""
    global last_progress, last_steps

    # A new episode counts its steps from the start again: nothing has been gained yet.
    is_new_episode = params['steps'] <= last_steps
    gained = 0.0 if is_new_episode else params['progress'] - last_progress
    last_progress = params['progress']
    last_steps = params['steps']
    metres = gained / 100 * params['track_length']

    side = 1 if params['is_left_of_center'] else -1
    offset = side * params['distance_from_center'] / (0.5 * params['track_width'])
    error = min(1.0, abs(offset - wanted_offset(params)))
    return metres * (1.0 - 0.8 * error)
`,
  typescript: `// What was true at the last step. Every car has its own copy of these variables.
let lastProgress = 0;
let lastSteps = Infinity;

const AHEAD = 2.0; // metres before an object from which its lane is to be left
const BEHIND = 0.5; // metres behind it until the whole car has passed

/** Where to be, as a share of half the track's width: 0 the middle, 1 the left border. */
function wantedOffset(params: RewardParams): number {
  if (params.objects_distance.length === 0) return 0;
  const lap = params.track_length;
  const here = params.projection_distance;
  const [previousObject, nextObject] = params.closest_objects;
  const roundTheLap = (metres: number) => ((metres % lap) + lap) % lap;
  const behind = roundTheLap(here - params.objects_distance[previousObject]);
  const ahead = roundTheLap(params.objects_distance[nextObject] - here);
  let nearest: number;
  if (behind < BEHIND) nearest = previousObject;
  else if (ahead < AHEAD) nearest = nextObject;
  else return 0;
  return params.objects_left_of_center[nearest] ? -0.5 : 0.5;
}

/** Pays for the metres gained since the last step, most where the car should be. */
function reward_function(params: RewardParams): number {
  // A new episode counts its steps from the start again: nothing has been gained yet.
  const isNewEpisode = params.steps <= lastSteps;
  const gained = isNewEpisode ? 0 : params.progress - lastProgress;
  lastProgress = params.progress;
  lastSteps = params.steps;
  const metres = (gained / 100) * params.track_length;

  const side = params.is_left_of_center ? 1 : -1;
  const offset = (side * params.distance_from_center) / (0.5 * params.track_width);
  const error = Math.min(1, Math.abs(offset - wantedOffset(params)));
  return metres * (1 - 0.8 * error);
}
`,
};

/** How the arguments of DeepRacer's first release (2018) are found in `params` today, where the name has changed. */
const RENAMED: Readonly<Record<string, readonly [key: string, remark: string]>> = {
  on_track: ['all_wheels_on_track', ''],
  car_orientation: ['heading', ' in degrees, not radians'],
  throttle: ['speed', ' in m/s'],
  steering: ['steering_angle', ' in degrees'],
  streering: ['steering_angle', ' in degrees'],
  closest_waypoint: ['closest_waypoints', ' (behind, ahead)'],
};
/** Of the same name, but in another unit. */
const RESCALED: Readonly<Record<string, string>> = { progress: 'percent' };

/** Names by which that signature is known; one that only has `x` and `y` may be anybody's. */
const TELLING = [...Object.keys(RENAMED), 'distance_from_center', 'track_width', 'waypoints'];

/**
 * What to tell the author of a `reward_function` that cannot be called with `params` alone.
 * @param names of its parameters, in order
 */
export function explainParameters(names: readonly string[], language: 'python' | 'javascript'): string {
  const isPython = language === 'python';
  const header = isPython ? 'def reward_function(params):' : 'function reward_function(params) { … }';
  if (!names.some((name) => TELLING.includes(name))) {
    return `reward_function takes ${names.length} parameters, but is called with one: params. Write: ${header}`;
  }
  const read = (key: string): string => (isPython ? `params['${key}']` : `params.${key}`);
  const renamed = names.flatMap((name) => {
    const now = RENAMED[name];
    return now ? [`${name} is ${read(now[0])}${now[1]}`] : [];
  });
  const rescaled = names.flatMap((name) => (RESCALED[name] ? [`${name} is in ${RESCALED[name]}`] : []));
  const same = names.find((name) => !RENAMED[name] && name !== 'self') ?? 'x';
  const changes = [...renamed, ...rescaled].map((change) => `, ${change}`).join('');
  return `reward_function(${names.slice(0, 3).join(', ')}, …) is how DeepRacer called it in 2018. Now it gets one ${
    isPython ? 'dict' : 'object'
  }: write ${header} and read ${same} from ${read(same)} and so on${changes}`;
}

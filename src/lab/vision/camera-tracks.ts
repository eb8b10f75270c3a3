/** The level tracks that come with the app: the classifier of the car's camera learns on them, both ways round. */
const LEVEL_TRACKS = [
  'airfield',
  'arrowhead',
  'bow-tie',
  'grand-circuit',
  'harbour',
  'home',
  'home-mirror',
  'long-way',
  'narrows',
  'oval',
  'serpent',
  'shoreline',
  'skid-ring',
  'snail',
  'switchback',
  'thread',
  'three-gates',
  'trefoil',
  'twin-apex',
] as const;

/** The mirror image of a track, driven the other way round, is the same track to a camera that is mirrored. */
const MIRRORED: readonly string[] = ['home', 'home-mirror'];

/** The tracks that are learnt from when one is kept for the test: neither it nor its mirror image is among them. */
export function trainingTracksFor(testTrackId: string): readonly string[] {
  const kept = MIRRORED.includes(testTrackId) ? MIRRORED : [testTrackId];
  return LEVEL_TRACKS.filter((id) => !kept.includes(id));
}

/** Where it is tested unless another track is named. */
export const USUAL_TEST_TRACK = 'home';

/** Pictures of each class of each track in each direction to learn from, and of the track for the test. */
export const USUAL_COUNTS = { perClass: 70, testPerClass: 200 } as const;

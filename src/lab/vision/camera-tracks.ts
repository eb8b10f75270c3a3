/** Level tracks that the classifier of the car's camera learns on, both ways round; the one for the test is never among them. */
export const TRAINING_TRACKS = [
  'oval',
  'trefoil',
  'harbour',
  'bow-tie',
  'twin-apex',
  'snail',
  'arrowhead',
  'shoreline',
  'grand-circuit',
  'three-gates',
  'airfield',
  'long-way',
  'serpent',
  'skid-ring',
  'narrows',
  'thread',
] as const;

/** Where it is tested unless another track is named: neither it nor its mirror image is learnt from. */
export const USUAL_TEST_TRACK = 'home';

/** Pictures of each class of each track in each direction to learn from, and of the track for the test. */
export const USUAL_COUNTS = { perClass: 80, testPerClass: 200 } as const;

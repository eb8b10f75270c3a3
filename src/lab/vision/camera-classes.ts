/** What a picture of the car's camera may be of; a label is an index into this list. */
export const CAMERA_CLASSES = ['straight', 'left', 'right', 'off-track', 'obstacle ahead'] as const;
export type CameraClass = (typeof CAMERA_CLASSES)[number];

/** Where the rules look, and what they leave out; places of the road are ahead of the car's front point [m], [°] */
export const LABEL_LIMITS = {
  /** All rules look at the road from so far behind. */
  behind: 0.3,
  /** It is straight where it turns less than this, from behind up to here. */
  straightTo: 1.8,
  straightBelow: 6,
  /** It bends where it turns more than this between here and there, and not the other way before. */
  bendFrom: 0.3,
  bendTo: 1.2,
  bendAbove: 24,
  /** A box is ahead where its middle is in the picture and nearer to the lens than this, and out of mind beyond that. */
  boxNear: 2,
  boxFar: 2.8,
  /** Nearer than this the car has run into it. */
  boxTouching: 0.4,
  /** Off the track is a car with all wheels off the road and its middle so far beyond the border, both ends included. */
  beyondFrom: 0.2,
  beyondTo: 1,
} as const;

const {
  straightTo,
  straightBelow,
  bendFrom,
  bendTo,
  bendAbove,
  boxNear,
  boxFar,
  beyondFrom,
  beyondTo,
  behind,
} = LABEL_LIMITS;

/** The rule behind each label, for people. */
export const LABEL_RULES: Readonly<Record<CameraClass, string>> = {
  straight: `the road turns less than ${straightBelow}° from ${behind} m behind the car’s front to ${straightTo} m ahead of it`,
  left: `the road turns more than ${bendAbove}° to the left between ${bendFrom} and ${bendTo} m ahead`,
  right: `the road turns more than ${bendAbove}° to the right between ${bendFrom} and ${bendTo} m ahead`,
  'off-track': `all four wheels are off the road, and the car’s middle is ${beyondFrom} to ${beyondTo} m beyond its border`,
  'obstacle ahead': `the middle of a box is in the picture, less than ${boxNear} m from the lens`,
};

/** What has no label, for people. */
export const LEFT_OUT =
  `What lies between has no label and is left out: gentler bends, a turn one way and then the other, a car with some of ` +
  `its wheels off, a box ${boxNear} to ${boxFar} m away or cut by the edge of the picture, and two things at once.`;

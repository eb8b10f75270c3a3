/** Smallest and largest edge of a camera's picture [pixels] */
export const PICTURE_EDGE = { min: 8, max: 640 } as const;

/** Where a car's camera is and where it looks. */
export interface CameraMount {
  /** The lens relative to the point on the ground under the wheelbase's middle [m] */
  readonly forward: number;
  readonly height: number;
  /** How far it is turned down [rad] */
  readonly pitch: number;
  /** Across the picture [rad]; in height it is that of a 4:3 picture, whatever the number of pixels: a small one shows the same. */
  readonly fieldOfView: number;
}

/** DeepRacer's front camera as its simulator mounts it (URDF `camera_link`, version 3 and later): 15° down, 65° across. */
export const DEEPRACER_CAMERA: CameraMount = {
  forward: 0.14529379,
  height: 0.13032555,
  pitch: 0.2618,
  fieldOfView: 1.13,
};

/** What all cameras have in common. */
export const CAMERA = {
  /** Nothing nearer along the optical axis is drawn [m] */
  near: 0.02,
  /** Of the two eyes of the stereo camera, to the left and to the right of the middle [m] */
  stereoOffset: 0.03,
} as const;

/** The line of sight of a pixel is the optical axis + `right` times the axis to the right + `down` times that downwards. */
export interface CameraRays {
  readonly width: number;
  readonly height: number;
  /** Tangents of half the fields of view. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  /** [width], from the left */
  readonly right: Float64Array;
  /** [height], from the top */
  readonly down: Float64Array;
}

export function createCameraRays(
  width: number,
  height: number,
  mount: Pick<CameraMount, 'fieldOfView'> = DEEPRACER_CAMERA,
): CameraRays {
  const { halfWidth, halfHeight } = halfTangents(mount);
  return {
    width,
    height,
    halfWidth,
    halfHeight,
    right: tangents(width, halfWidth),
    down: tangents(height, halfHeight),
  };
}

/** Tangents of half a camera's fields of view, across and in height. */
export function halfTangents({ fieldOfView }: Pick<CameraMount, 'fieldOfView'>): {
  readonly halfWidth: number;
  readonly halfHeight: number;
} {
  const halfWidth = Math.tan(fieldOfView / 2);
  return { halfWidth, halfHeight: 0.75 * halfWidth };
}

function tangents(count: number, half: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => half * ((2 * i + 1) / count - 1));
}

/**
 * How often the ground in one pixel is looked at, along the line of sight: the patch that a pixel sees is the longer the
 * farther away it lies, and one look would miss the lines across it.
 * @param across width of the patch @param along its length [m]
 */
export function looksPerPixel(across: number, along: number): 1 | 2 | 4 {
  if (along < 2.5 * across) return 1;
  return along < 8 * across ? 2 : 4;
}

/**
 * Edge of the cells that one look should see [m]. Smaller than the patch, because looks overlap. With `looksPerPixel` a
 * picture of 40×30 is within 6 shades (RMS, below the horizon) of the mean over each pixel; one look per pixel: 10 to 13.
 * @param across width of the patch
 * @param along the share of its length that one look stands for
 */
export function footprintOf(across: number, along: number): number {
  return 0.8 * Math.max(across, 0.5 * along);
}

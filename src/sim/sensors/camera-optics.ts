/** Smallest and largest edge of a camera's picture [pixels] */
export const PICTURE_EDGE = { min: 8, max: 640 } as const;

/**
 * DeepRacer's front camera as its simulator mounts it (URDF `camera_link`, version 3 and later): the lens relative to
 * the point on the ground under the wheelbase's middle [m], turned down by `pitch`. The field of view is 1.13 rad
 * across and that of a 4:3 picture in height (50.8°), whatever the number of pixels: a small picture shows the same.
 */
export const CAMERA = {
  forward: 0.14529379,
  height: 0.13032555,
  /** 15° [rad] */
  pitch: 0.2618,
  /** Tangents of half the fields of view: tan(1.13 / 2), and three quarters of it. */
  halfWidth: Math.tan(1.13 / 2),
  halfHeight: 0.75 * Math.tan(1.13 / 2),
  /** Nothing nearer along the optical axis is drawn [m] */
  near: 0.02,
  /** Of the two eyes of the stereo camera, to the left and to the right of the middle [m] */
  stereoOffset: 0.03,
} as const;

/** The line of sight of a pixel is the optical axis + `right` times the axis to the right + `down` times that downwards. */
export interface CameraRays {
  readonly width: number;
  readonly height: number;
  /** [width], from the left */
  readonly right: Float64Array;
  /** [height], from the top */
  readonly down: Float64Array;
}

export function createCameraRays(width: number, height: number): CameraRays {
  return {
    width,
    height,
    right: tangents(width, CAMERA.halfWidth),
    down: tangents(height, CAMERA.halfHeight),
  };
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

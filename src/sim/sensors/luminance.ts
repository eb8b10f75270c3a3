/**
 * How bright things look, 0 … 255: luma (ITU-R BT.601) of the colours that AWS names for a DeepRacer track: asphalt
 * PMS 432 C, border line CMYK 0-0-2-9, centre line PMS 137 C, field PMS 3395 C. Light comes from everywhere.
 */
export const LUMINANCE = { road: 60, line: 231, dash: 172, field: 130, sky: 200 } as const;

/** Faces of boxes, apart from each other and from all of the above. */
export const FACE_LUMINANCE = { top: 220, end: 165, side: 95 } as const;

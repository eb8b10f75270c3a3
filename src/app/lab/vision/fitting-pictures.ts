import * as v from 'valibot';
import { OWN_LIMITS, OWN_SIZE } from '../../../lab/vision/own-images.ts';
import type { OwnClass, OwnPicture } from './own-picture.ts';

const id = v.pipe(v.string(), v.minLength(1));
const ClassSchema = v.object({
  id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(OWN_LIMITS.nameLength)),
  place: v.pipe(v.number(), v.finite()),
});
const PictureSchema = v.object({
  id,
  classId: v.string(),
  // Of another version of the app they may be of another size.
  pixels: v.pipe(v.instance(Uint8Array), v.length(OWN_SIZE.width * OWN_SIZE.height * OWN_SIZE.channels)),
});

/** Classes and pictures of earlier visits. */
export interface FittingPictures {
  /** In their order. */
  readonly classes: readonly OwnClass[];
  readonly pictures: readonly OwnPicture[];
  /** How many of the stored rows are neither. */
  readonly numLeftOut: number;
}

/** What fits of the rows that are stored: one that is damaged must not take the others with it. */
export function fittingPictures(
  classRows: readonly unknown[],
  pictureRows: readonly unknown[],
): FittingPictures {
  const classes = classRows.filter((row) => v.is(ClassSchema, row)).toSorted((a, b) => a.place - b.place);
  const ids = new Set(classes.map((one) => one.id));
  // A class may be gone in another tab.
  const pictures = pictureRows
    .filter((row) => v.is(PictureSchema, row))
    .filter(({ classId }) => ids.has(classId));
  const numLeftOut = classRows.length + pictureRows.length - classes.length - pictures.length;
  return { classes, pictures, numLeftOut };
}

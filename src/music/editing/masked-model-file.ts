import * as v from 'valibot';
import { headerCount, ModelFile } from '../model-file/model-file.ts';
import { MASKED_SHAPES } from './masked-layout.ts';

const HeaderSchema = v.strictObject({
  seed: headerCount,
  updates: headerCount,
  /** Melodies that it has learnt from. */
  melodies: headerCount,
});

/** The masked network as a file, some 100 kB: one for all genres. */
export const MASKED_MODEL_FILE = new ModelFile('GPE1', HeaderSchema, MASKED_SHAPES);

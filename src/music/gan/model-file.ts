import * as v from 'valibot';
import { headerCount, headerText, ModelFile } from '../model-file/model-file.ts';
import type { GanModel } from './gan-model.ts';
import { GENERATOR_SHAPES } from './generator-layout.ts';

const HeaderSchema = v.strictObject({
  id: headerText,
  name: headerText,
  origin: headerText,
  seed: headerCount,
  updates: headerCount,
  samples: headerCount,
});

const FILE = new ModelFile('GPM2', HeaderSchema, GENERATOR_SHAPES);

/** A model as a file of some 300 kB. */
export function writeModelFile({ weights, ...header }: GanModel): Uint8Array {
  return FILE.write(header, weights);
}

/** @throws SongError for anything but a file of `writeModelFile`'s */
export function readModelFile(bytes: Uint8Array, file: string): GanModel {
  return FILE.read(bytes, file);
}

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Rng } from '../../src/math/rng.ts';
import { mean } from '../../src/math/statistics.ts';
import { drumPatterns, keptGrooves } from '../../src/music/assessment/drum-habits.ts';
import { CORPUS_SEEDS } from '../../src/music/assessment/assess-genre.ts';
import { gapMeter } from '../../src/music/assessment/gap-to-data.ts';
import { tuneAgreement } from '../../src/music/assessment/tune-agreement.ts';
import { compose, corpusOf } from '../../src/music/corpus/compose.ts';
import { GENRES } from '../../src/music/corpus/genre.ts';
import { arrangeBlocks } from '../../src/music/gan/arrange.ts';
import { GeneratorPass } from '../../src/music/gan/generator-pass.ts';
import { readModelFile } from '../../src/music/gan/model-file.ts';
import { findMelody } from '../../src/music/melodies/find-melody.ts';
import { root } from '../unit/setup/source-file.ts';

const fileOf = (genre: string): string => join(root, 'public/music', `${genre}.gpm`);
/** Fewer than `music metrics` takes, which asks for everything. */
const HELD_OUT = 96;

describe.each(GENRES)('the shipped model of %s', (genre) => {
  const model = readModelFile(readFileSync(fileOf(genre)), `${genre}.gpm`);
  const generator = new GeneratorPass(model.weights);

  it('says what it is', () => {
    expect(model.id).toBe(genre);
    expect(model.updates).toBeGreaterThan(1000);
  });

  it('arranges as the data do, melodies that it has not learnt from', () => {
    const { gap, made } = gapMeter(corpusOf(genre, CORPUS_SEEDS.heldOut, HELD_OUT))(generator);
    expect(gap).toBeLessThanOrEqual(0.4);
    const meanOf = (metric: string): number => mean(made[metric].filter((value) => value !== null))!;
    expect(meanOf('melodyAgreement')).toBeGreaterThanOrEqual(0.9);
    for (const part of ['bass', 'chords', 'pad'])
      expect(meanOf(`qualifiedNoteRate ${part}`)).toBeGreaterThanOrEqual(0.95);
  });

  it('has drums that play grooves, and keep them through a song', () => {
    const rng = new Rng(CORPUS_SEEDS.heldOut);
    const songs = Array.from({ length: 24 }, () => compose(genre, rng.split(), 4).blocks);
    const made = songs.map((blocks, seed) =>
      arrangeBlocks(
        generator,
        blocks.map(({ melody }) => melody),
        seed,
      ),
    );
    expect(keptGrooves(made)).toBeGreaterThanOrEqual(0.7);
    const data = songs.map((blocks) => blocks.map(({ roll }) => roll));
    expect(drumPatterns(made.flat())).toBeLessThanOrEqual(1.5 * drumPatterns(data.flat()));
  });

  it('follows the tunes that everybody tries first', () => {
    for (const name of ['twinkle', 'ode-to-joy', 'jingle-bells'])
      expect(tuneAgreement(generator, findMelody(name), 3)).toBeGreaterThanOrEqual(0.85);
  });
});

it('all models together are small', () => {
  const bytes = [...GENRES, 'edit'].reduce((sum, name) => sum + statSync(fileOf(name)).size, 0);
  expect(bytes).toBeLessThanOrEqual(2.5e6);
});

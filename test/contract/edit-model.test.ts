import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chainLossOfData, chainsOfGenres, editTunes } from '../../src/music/assessment/assess-editing.ts';
import { CORPUS_SEEDS } from '../../src/music/assessment/assess-genre.ts';
import { countedLoss, maskedLoss } from '../../src/music/assessment/masked-loss.ts';
import { GENRES } from '../../src/music/corpus/genre.ts';
import { MASKED_MODEL_FILE } from '../../src/music/editing/masked-model-file.ts';
import { MaskedPass } from '../../src/music/editing/masked-pass.ts';
import { styleMelodies } from '../../src/music/editing/style-melodies.ts';
import { MELODIES } from '../../src/music/melodies/melodies.ts';
import { SongError } from '../../src/music/song/song-error.ts';
import { root } from '../unit/setup/source-file.ts';

const file = join(root, 'public/music/edit.gpm');
const bytes = readFileSync(file);
const model = new MaskedPass(MASKED_MODEL_FILE.read(bytes, 'edit.gpm').weights);
const chains = chainsOfGenres();
/** Fewer than `remake:editor` takes. */
const HELD_OUT = 20;
const TUNES = MELODIES.filter((_, i) => i % 3 === 0);

describe('the shipped model that edits in style', () => {
  it('is small, and no other model is taken for it', () => {
    expect(statSync(file).size).toBeLessThanOrEqual(120e3);
    const rock = readFileSync(join(root, 'public/music/rock.gpm'));
    expect(() => MASKED_MODEL_FILE.read(rock, 'rock.gpm')).toThrow(SongError);
  });

  it('knows melodies that it has not learnt from: better than counts and than a chain, the more it sees the better', () => {
    const heldOut = styleMelodies(CORPUS_SEEDS.heldOut, HELD_OUT);
    const byPlace = countedLoss(styleMelodies(CORPUS_SEEDS.training, 300), heldOut, 'place');
    const losses = [0, 0.25, 0.5, 0.75, 1].map((hidden) => maskedLoss(model, heldOut, hidden));
    for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeGreaterThan(losses[i - 1]);
    expect(losses[0]).toBeLessThan(0.66);
    expect(losses[2]).toBeLessThan(0.78);
    expect(losses[4]).toBeLessThan(byPlace + 0.02);
    const chain = chainLossOfData(chains, CORPUS_SEEDS.heldOut, HELD_OUT);
    expect(maskedLoss(model, heldOut, 'future')).toBeLessThan(chain - 0.25);
  });

  it.each(GENRES)(
    'edits tunes towards %s at low risk, away from it at high risk, with as many notes',
    (genre) => {
      const edit = (iterations: number, creativeRisk: number) =>
        editTunes(model, chains, genre, { iterations, creativeRisk }, TUNES);
      const [before, safe, risky] = [edit(0, 0), edit(45, 0), edit(45, 2)];
      expect(safe.loss).toBeLessThan(before.loss);
      expect(risky.loss).toBeGreaterThan(before.loss);
      expect(risky.variety).toBeGreaterThan(safe.variety);
      for (const { added, removed } of [safe, risky]) expect(Math.abs(added - removed)).toBeLessThan(10);
    },
  );
});

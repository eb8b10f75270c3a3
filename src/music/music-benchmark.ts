import { Rng } from '../math/rng.ts';
import { type BenchmarkResult, measure, type Sampling } from '../nn/benchmark.ts';
import { initialDenseWeights } from '../nn/dense-shapes.ts';
import { corpusOf } from './corpus/compose.ts';
import { GENRE_FACTS, GENRES } from './corpus/genre.ts';
import { DEFAULT_GAN_CONFIG } from './gan/gan-config.ts';
import { GanTrainer } from './gan/gan-trainer.ts';
import { GENERATOR_SHAPES } from './gan/generator-layout.ts';
import { GeneratorPass } from './gan/generator-pass.ts';
import { drawNoise } from './gan/training-batch.ts';

const SEED = 1;
const CORPUS = 1500;

/** What `bench music` shows: making and learning two bars, and composing what is learnt from. */
export function runMusicBenchmark(sampling: Sampling): BenchmarkResult[] {
  const rng = new Rng(SEED);
  const samples = corpusOf('pop', SEED, 256);
  const generator = new GeneratorPass(initialDenseWeights(GENERATOR_SHAPES, rng));
  const noise = drawNoise(1, rng);
  const [{ melody, roll }] = samples;
  const make = measure(
    {
      name: 'generator, two bars',
      unit: 'ms',
      scale: 1,
      calls: 20,
      run: () => generator.make(melody, roll, noise),
    },
    sampling,
  );
  const trainer = new GanTrainer(samples, DEFAULT_GAN_CONFIG, SEED);
  const update = measure(
    { name: 'GAN update, batch 32', unit: 'ms', scale: 1, calls: 4, run: () => trainer.update(0) },
    sampling,
  );
  trainer.dispose();
  const corpora = GENRES.map((genre) =>
    measure(
      {
        name: `${GENRE_FACTS[genre].name}, 1,500 samples`,
        unit: 'ms',
        scale: 1,
        calls: 1,
        run: () => corpusOf(genre, SEED, CORPUS),
      },
      { ...sampling, samples: 5, warmUpSamples: 1 },
    ),
  );
  return [make, update, ...corpora];
}

import { Rng } from '../../math/rng.ts';
import type { Sample } from '../corpus/piece.ts';
import { arrangeSamples } from '../gan/arrange-samples.ts';
import type { GeneratorPass } from '../gan/generator-pass.ts';
import { metricGap } from '../metrics/gap.ts';
import { type MetricColumns, metricColumns } from '../metrics/metric-columns.ts';

/** What a generator's arrangements count, and how far that is from the data's; null where nothing can be compared. */
export interface GapToData {
  readonly gap: number | null;
  readonly made: MetricColumns;
  readonly data: MetricColumns;
}

/** Measures how far generators are from data, which are counted once: some two seconds for 512 samples. @param data one at least */
export function gapMeter(data: readonly Sample[]): (generator: GeneratorPass, seed?: number) => GapToData {
  const melodies = data.map(({ melody }) => melody);
  const known = metricColumns(
    data.map(({ roll }) => roll),
    melodies,
  );
  return (generator, seed = 1) => {
    const made = metricColumns(arrangeSamples(generator, data, new Rng(seed)), melodies);
    return { gap: metricGap(known, made), made, data: known };
  };
}

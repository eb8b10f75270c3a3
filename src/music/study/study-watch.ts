import { Rng } from '../../math/rng.ts';
import { spreadEvenly } from '../../math/spread-evenly.ts';
import { type GapToData, gapMeter } from '../assessment/gap-to-data.ts';
import { arrangeSamples } from '../gan/arrange-samples.ts';
import type { Sample } from '../corpus/piece.ts';
import { arrange } from '../gan/arrange.ts';
import { GeneratorPass } from '../gan/generator-pass.ts';
import { writeModelFile } from '../gan/model-file.ts';
import { metricColumns } from '../metrics/metric-columns.ts';
import type { InstrumentTrack, Song } from '../song/song.ts';
import { findKey } from '../theory/find-key.ts';
import { keyOf } from '../theory/key.ts';
import type { Lesson } from './lesson.ts';
import type { StudyEpoch } from './study.ts';
import {
  type Band,
  bandsOf,
  countedValues,
  meanDifference,
  nearestOf,
  PAIRED,
  valuesOfData,
  type WatchedMetric,
  type WatchedValues,
} from './watched-metrics.ts';

/** What is known of a lesson before anybody learns it; structured-cloneable. */
export interface LessonFacts {
  readonly name: string;
  readonly origin: string;
  readonly samples: number;
  /** Samples that are not learnt from; 0: there were too few to spare any, and it is measured on what it learns. */
  readonly heldOut: number;
  readonly report: readonly string[];
  readonly data: WatchedValues;
  readonly bands: Readonly<Record<WatchedMetric, Band | null>>;
}

/** What the generator can after an epoch; structured-cloneable. */
export interface EpochReport {
  readonly epoch: number;
  readonly updates: number;
  /** How far from the data its music is, see `metricGap`. */
  readonly gap: number | null;
  readonly metrics: WatchedValues;
  /** The four parts it makes for the probe's melody. */
  readonly tracks: readonly InstrumentTrack[];
  /** As `writeModelFile` writes it. */
  readonly model: Uint8Array<ArrayBuffer>;
}

/** Dice that are the same at every epoch, so that what is seen to change is what was learnt. */
const DICE = { first: 1, second: 2, probe: 1 } as const;
/** Of what was learnt, where nothing was held out. */
const MEASURED = 64;

/** Measures what a generator makes, beside a lesson's data. */
export class StudyWatch {
  readonly facts: LessonFacts;
  readonly #probe: Song;
  readonly #data: readonly Sample[];
  readonly #learnt: readonly Sample[];
  readonly #measure: ReturnType<typeof gapMeter>;

  /** @param probe a song whose first track is the melody that is arranged at every epoch */
  constructor({ name, origin, samples, heldOut, report }: Lesson, probe: Song) {
    this.#probe = probe;
    this.#learnt = samples;
    this.#data = heldOut.length > 0 ? heldOut : spreadEvenly(samples, MEASURED);
    this.#measure = gapMeter(this.#data);
    const columns = metricColumns(
      this.#data.map(({ roll }) => roll),
      this.#data.map(({ melody }) => melody),
    );
    const data = valuesOfData(columns, this.#data, samples);
    this.facts = {
      name,
      origin,
      samples: samples.length,
      heldOut: heldOut.length,
      report,
      data,
      bands: bandsOf(data),
    };
  }

  report({ epoch, model, measured }: StudyEpoch): EpochReport {
    const pass = new GeneratorPass(model.weights);
    const { gap, made }: GapToData = measured ?? this.#measure(pass);
    const some = spreadEvenly(this.#data, PAIRED);
    const [first, second] = [DICE.first, DICE.second].map((seed) =>
      arrangeSamples(pass, some, new Rng(seed)),
    );
    const learnt = this.#learnt.map(({ roll }) => roll);
    return {
      epoch,
      updates: model.updates,
      gap,
      metrics: {
        ...countedValues(made),
        sameMelody: meanDifference(first, second),
        nearestLearnt: nearestOf(first, learnt),
      },
      tracks: this.#arrangeProbe(pass),
      model: writeModelFile(model) as Uint8Array<ArrayBuffer>,
    };
  }

  #arrangeProbe(pass: GeneratorPass): InstrumentTrack[] {
    const { keySignature, tracks } = this.#probe;
    const key = keySignature === null ? findKey(tracks[0].notes) : keyOf(keySignature);
    return key === null ? [] : arrange(pass, { song: this.#probe, key, seed: DICE.probe });
  }
}

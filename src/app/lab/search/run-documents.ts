import type { SearchDocument } from '../../../lab/search/search-document.ts';
import { nameOfCar } from '../../catalogue/cars.ts';
import { formatLap, formatWhole } from '../../state/format.ts';
import type { RunRecord } from '../../state/run-record.ts';

/** A person's runs as they can be found: by name and words, track, reward, how they ended and what they warned of. */
export function runDocuments(runs: readonly RunRecord[]): SearchDocument[] {
  return runs.filter(({ deletedAt }) => deletedAt === null).map(runDocument);
}

function runDocument(run: RunRecord): SearchDocument {
  const { id, name, config, state, steps, best, failure, warnings, startedFrom, tags = [] } = run;
  const laps = best?.evaluation;
  const text = [
    `${config.track.name}, ${config.reward.file}, ${config.algorithm.name.toUpperCase()}, ${formatWhole(steps)} steps, ${state}.`,
    ...(laps === undefined
      ? ['No evaluation yet.']
      : [`Best: ${Math.round(100 * laps.cleanShare)} % clean laps, mean lap ${formatLap(laps.meanLap)}.`]),
    ...(failure === null
      ? []
      : [failure.kind === 'reward' ? `Its reward failed: ${failure.fault.message}.` : failure.message]),
    ...warnings.map(({ message }) => message),
  ];
  return {
    id: `run/${id}`,
    kind: 'run',
    title: name,
    text: text.join(' '),
    more: ['run', ...tags, nameOfCar(config.car), startedFrom ?? '', config.race.type].join(' '),
    address: `#run=${id}`,
  };
}

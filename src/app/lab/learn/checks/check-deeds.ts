import * as v from 'valibot';
import { formatLap, formatWhole } from '../../../state/format.ts';
import type { DeedName } from '../../deeds/deeds.ts';
import type { Evidence } from './evidence.ts';
import { done, type Figure, type Finding, missing } from './finding.ts';

/** As `techniqueDeed` writes it; what is not asked for is left out. */
const TechniqueSchema = v.object({
  decisions: v.number(),
  cleanLaps: v.number(),
  laps: v.number(),
  meanLap: v.nullable(v.number()),
  unseenCleanLaps: v.number(),
  unseenLaps: v.number(),
});
type TechniqueFigures = v.InferOutput<typeof TechniqueSchema>;

const TECHNIQUE_WORDS = {
  cloning: 'Behaviour cloning',
  dagger: 'Cloning and asking again (DAgger)',
  rewards: 'Rewards',
} as const satisfies Partial<Record<DeedName, string>>;
type Technique = keyof typeof TECHNIQUE_WORDS;

/** Whether a car has learnt from examples. */
export function checkCloning(evidence: Evidence): Finding {
  const [found] = (['cloning', 'dagger'] as const)
    .flatMap((technique) => figuresOf(evidence, technique) ?? [])
    .sort((a, b) => b.cleanLaps - a.cleanLaps);
  if (found === undefined)
    return missing('No car has learnt from examples here yet. Record a drive, and let a network copy it.');
  const { decisions, cleanLaps, laps, meanLap } = found;
  const from = `From ${formatWhole(decisions)} labelled decisions a car has learnt to drive`;
  if (cleanLaps === 0)
    return missing(
      `${from}, but none of its ${laps} laps was clean. Record more laps, or let it ask the expert again.`,
    );
  return done(`${from}: ${cleanLaps} of ${laps} laps clean, ${formatLap(meanLap)} on average.`, [
    { name: 'Labelled decisions', value: formatWhole(decisions) },
    { name: 'Clean laps', value: `${cleanLaps} of ${laps}` },
    { name: 'Mean lap', value: formatLap(meanLap) },
  ]);
}

/** Whether two techniques were tried on a track that they have not learnt on. */
export function checkGeneralisation(evidence: Evidence): Finding {
  const tried = (Object.keys(TECHNIQUE_WORDS) as Technique[]).flatMap((technique) => {
    const figures = figuresOf(evidence, technique);
    return figures === null ? [] : [{ called: TECHNIQUE_WORDS[technique], figures }];
  });
  if (tried.length === 0)
    return missing('No technique has learnt in the lab yet. Let two of them learn, and look at both tracks.');
  const sentences = tried.map(({ called, figures }) => `${called}: ${bothTracks(figures)}`);
  if (tried.length === 1) return missing(`${sentences[0]}. Let a second technique learn, to compare.`);
  return done(
    `${sentences.join('; ')}.`,
    tried.map(({ called, figures }): Figure => ({ name: called, value: bothTracks(figures) })),
  );
}

/** Whether a drive was put in order without labels. */
export function checkClusters(evidence: Evidence): Finding {
  const read = v.safeParse(
    v.object({ clusters: v.number(), decisions: v.number() }),
    evidence.deeds.get('clustered')?.figures,
  );
  if (!read.success)
    return missing('No drive has been sorted without labels here yet. Press Find order in the room.');
  const { clusters, decisions } = read.output;
  return done(
    `${formatWhole(decisions)} moments of a drive were sorted into ${clusters} clusters, and nobody had labelled one of them.`,
    [
      { name: 'Moments without labels', value: formatWhole(decisions) },
      { name: 'Clusters', value: String(clusters) },
    ],
  );
}

function bothTracks({ cleanLaps, laps, unseenCleanLaps, unseenLaps }: TechniqueFigures): string {
  return `${cleanLaps} of ${laps} laps clean where it learnt, ${unseenCleanLaps} of ${unseenLaps} on a track never seen`;
}

function figuresOf({ deeds }: Evidence, name: Technique): TechniqueFigures | null {
  const read = v.safeParse(TechniqueSchema, deeds.get(name)?.figures);
  return read.success ? read.output : null;
}

import type { RewardLanguage, RewardSource } from './reward-scorer.ts';
import { centreLine } from './templates/centre-line.ts';
import { fastLine } from './templates/fast-line.ts';
import { followHeading } from './templates/follow-heading.ts';
import { objectAvoidance } from './templates/object-avoidance.ts';
import { passBoxes } from './templates/pass-boxes.ts';
import { preventZigZag } from './templates/prevent-zig-zag.ts';
import { racingLine } from './templates/racing-line.ts';
import { racingProgress } from './templates/racing-progress.ts';
import type { RewardTemplate } from './templates/reward-template.ts';
import { selfMotivator } from './templates/self-motivator.ts';
import { smoothSteering } from './templates/smooth-steering.ts';
import { speedByBend } from './templates/speed-by-bend.ts';
import { stayInside } from './templates/stay-inside.ts';
import { targetLine } from './templates/target-line.ts';

/** The rewards to start from: the four classic ones, those that make a car fast, and one for races among boxes. */
export const REWARD_TEMPLATES: readonly RewardTemplate[] = [
  centreLine,
  stayInside,
  preventZigZag,
  objectAvoidance,
  fastLine,
  racingLine,
  racingProgress,
  followHeading,
  speedByBend,
  selfMotivator,
  smoothSteering,
  targetLine,
  passBoxes,
];

/** A template as a reward to train with. */
export function templateSource(
  template: RewardTemplate,
  language: Exclude<RewardLanguage, 'javascript'>,
): RewardSource {
  const suffix = language === 'python' ? 'py' : 'ts';
  return { language, file: `${template.id}.${suffix}`, code: template[language] };
}

/** Every template in every language, named by file: `centre-line.py`, `centre-line.ts` … */
export function templateSources(): RewardSource[] {
  return REWARD_TEMPLATES.flatMap((template) => [
    templateSource(template, 'python'),
    templateSource(template, 'typescript'),
  ]);
}

/** @returns the template of that file name, or null */
export function findTemplate(file: string): RewardSource | null {
  return templateSources().find((source) => source.file === file) ?? null;
}

import type { Finding, Severity } from '../../reward/review/finding.ts';
import type { RewardProfile } from '../../reward/profile/profile.ts';
import { ProfileError } from '../../reward/profile/profile-error.ts';
import { RewardCallError, RewardLoadError } from '../../reward/reward-scorer.ts';
import { profileOnTrack, type TrackProfileRequest } from '../../training/studio/profile-on-track.ts';
import { reviewOnTrack } from '../../training/studio/review-on-track.ts';
import { trialLaps } from '../../training/studio/track-trial.ts';
import { readPolicyFolder, readReward, readTrack, shippedPolicyFolder } from '../files.ts';
import { type Options, optionalText, requiredText } from '../options.ts';
import { type CommandResult, oneLine } from '../output.ts';
import { readPackagePlaces } from '../package-options.ts';
import { describeProfile } from '../describe-profile.ts';
import { readRace } from '../race-options.ts';
import { NodeScorer } from '../scorer.ts';

/** `review`: what an expert would say about a reward, tried on situations and laps of a track, and its profile there. */
export async function reviewCommand(options: Options): Promise<CommandResult> {
  const file = requiredText(options, 'reward');
  const trackName = requiredText(options, 'track');
  const race = readRace(options);
  const source = readReward(file);
  const track = readTrack(trackName);
  const folder = optionalText(options, 'policy') ?? shippedPolicyFolder(trackName);
  const policy = folder === null ? null : readPolicyFolder(folder);
  // What the reward prints over thousands of states says nothing about it.
  const scorer = new NodeScorer({ packages: readPackagePlaces(options) });
  try {
    const clock = (): number => scorer.cpuSeconds + scorer.threadCpuSeconds;
    const laps = policy ? trialLaps(policy, track, race) : [];
    const trial = { source, track, race, car: policy?.car, laps, scorer, clock };
    const findings = await reviewOnTrack(trial);
    const profile = await profileOrReason(trial);
    const text = describe(file, track.id, folder, findings);
    const isReason = typeof profile === 'string';
    return {
      json: {
        file,
        track: track.id,
        policy: folder,
        findings: findings.map(toJson),
        profile: isReason ? null : profile,
        ...(isReason && { noProfile: profile }),
      },
      text: `${text}\n\n${isReason ? `no profile: ${profile}` : describeProfile(profile, source.code)}`,
    };
  } finally {
    scorer.close();
  }
}

/** What does not run has no profile, and some of what does has none. */
async function profileOrReason(request: TrackProfileRequest): Promise<RewardProfile | string> {
  try {
    return await profileOnTrack(request);
  } catch (error) {
    const at = (line: number | null): string => (line === null ? '' : `line ${line}: `);
    if (error instanceof ProfileError) return `${at(error.line)}${error.message}`;
    if (!(error instanceof RewardLoadError || error instanceof RewardCallError)) throw error;
    const { type, message, line } = error.fault;
    return oneLine(`${at(line)}${type}: ${message}`);
  }
}

/** Plain names first, then all else that is known. */
function toJson({ rule, severity, line, message, evidence, suggestion, ...place }: Finding): object {
  return { rule, severity, line, message, evidence, suggestion, ...place };
}

const HEADINGS: Readonly<Record<Severity, string>> = {
  error: 'errors',
  warning: 'warnings',
  info: 'worth knowing',
};

function describe(file: string, track: string, policy: string | null, findings: readonly Finding[]): string {
  const states = policy === null ? 'situations only, no policy has driven there' : `laps of ${policy}`;
  const head = oneLine(`${file} on ${track} (${states})`);
  const groups = (Object.keys(HEADINGS) as Severity[]).flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return own.length === 0 ? [] : [`${HEADINGS[severity]}: ${own.length}`, ...own.flatMap(describeFinding)];
  });
  return [head, ...(groups.length === 0 ? ['nothing to object to'] : groups)].join('\n');
}

function describeFinding({ line, rule, message, evidence, suggestion }: Finding): string[] {
  return [`  line ${line}, ${rule}: ${message}`, `    ${evidence.text}`, `    ${suggestion}`].map(
    (text) => text.slice(0, text.search(/\S/)) + oneLine(text),
  );
}

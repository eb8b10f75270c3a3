import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { Recording } from '../../training/studio/lap-archive.ts';
import type { StudioClient } from '../../workers/client/studio-client.ts';
import { isTrusted } from '../state/opened-link.ts';
import { raceSpecOf } from '../state/race-setup.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { NOT_TRUSTED, NOTHING_SCORED } from '../state/studio-state.ts';
import { DraftInquiry } from './draft-inquiry.ts';
import type { RunningDriver } from './driving-controller.ts';
import { recordingForProfile } from './lap-recording.ts';
import type { LapsSources } from './laps-controller.ts';

/** How long typing must rest before the reward is profiled anew, ms: it takes about a second. */
const REST = 600;

/** What the profile controller needs of the session. */
export interface ProfileSources extends Pick<LapsSources, 'driving' | 'draft'> {
  readonly client: Pick<StudioClient, 'profile'>;
}

/** Has the reward in the editor profiled along laps of the policy that drives, while that is open. */
export class ProfileController {
  readonly #store: Store<RaceState>;
  readonly #sources: ProfileSources;
  readonly #inquiry: DraftInquiry<RewardProfile>;
  /** The newest recording, kept so that its laps are driven once. */
  #recording: Recording | null = null;

  constructor(store: Store<RaceState>, sources: ProfileSources) {
    this.#store = store;
    this.#sources = sources;
    this.#inquiry = new DraftInquiry({
      rest: REST,
      ask: () => this.#ask(),
      shown: () => store.state.profile,
      show: (profile) => store.update({ profile }),
      // What was measured of a text that is not there any more would stand beside other lines.
      outlasts: ([before], [now]) => before === now,
    });
  }

  /** From now on the profile follows the state. Call once. */
  start(): void {
    this.#store.subscribe(() => this.#follow());
    this.#follow();
  }

  #follow(): void {
    const { drafts, language, track, setup, openTool } = this.#store.state;
    const draft = drafts[language];
    const { car, race, seed } = setup;
    const { driver } = this.#sources.driving;
    if (openTool !== 'profile') this.#inquiry.drop(NOTHING_SCORED);
    else if (!isTrusted(draft)) this.#inquiry.drop(NOT_TRUSTED);
    // While a run trains, its policy is another every few seconds, and drives much the same laps.
    else if (driver !== null) this.#inquiry.about([draft, driver.track, driver.name]);
    else this.#inquiry.about([draft, track, null, car, race, seed]);
  }

  #ask(): ReturnType<StudioClient['profile']> {
    const { track, setup } = this.#store.state;
    const { driving, client } = this.#sources;
    const reward = this.#sources.draft();
    const { driver } = driving;
    if (driver === null) {
      const { car, race, seed } = setup;
      return client.profile(null, { reward, track, car, race: raceSpecOf(race), seed });
    }
    const recording = this.#record(driver);
    const { race, seed } = recording;
    return client.profile(recording, { reward, track: recording.track, car: driver.policy.car, race, seed });
  }

  #record(driver: RunningDriver): Recording {
    const known = this.#recording;
    if (known?.track === driver.track && known.drives[0].policy === driver.policy) return known;
    return (this.#recording = recordingForProfile(driver));
  }
}

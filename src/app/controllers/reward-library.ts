import { readRewardFile, RewardFileError, rewardNameOf } from '../share/reward-file.ts';
import { plainName } from '../../track/plain-name.ts';
import { freshName } from '../state/fresh-name.ts';
import { messageOf } from '../state/message-of.ts';
import { isTrusted } from '../state/opened-link.ts';
import {
  byLastSaved,
  MAX_REWARD_NAME,
  newestVersion,
  type OwnReward,
  withVersion,
} from '../state/own-reward.ts';
import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { RunStorage } from '../storage/run-storage.ts';
import { readRewards } from '../storage/saved-rewards.ts';
import { type DraftController, draftOf, fileOf } from './draft-controller.ts';
import type { NoticeBoard } from './notice-board.ts';

/** What a reward library needs from outside. */
interface RewardPlatform {
  readonly storage: Pick<RunStorage, 'listRewards' | 'putReward' | 'removeReward'>;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
}

/** Rewards that can be put into the editor: templates, those of runs, and those that the person has saved, with their history. */
export class RewardLibrary {
  readonly #store: Store<RaceState>;
  readonly #draft: DraftController;
  readonly #notices: NoticeBoard;
  readonly #platform: RewardPlatform;
  /** Whether the last write, which may be under way, has gone well. */
  #written = Promise.resolve(true);
  readonly #onStorageError: (error: unknown) => void;

  constructor(
    store: Store<RaceState>,
    draft: DraftController,
    notices: NoticeBoard,
    platform: RewardPlatform,
    onStorageError: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#draft = draft;
    this.#notices = notices;
    this.#platform = platform;
    this.#onStorageError = onStorageError;
  }

  /** Reads what earlier visits have saved. */
  async load(): Promise<void> {
    const rewards = readRewards(await this.#platform.storage.listRewards());
    this.#store.update({ rewards: rewards.sort(byLastSaved) });
  }

  /** Saves the draft in view: as the next version of the reward that it comes from, or as a new one. Says so once it is written. */
  async save(): Promise<void> {
    const { language } = this.#store.state;
    const before = this.#ofDraft(language);
    const reward = this.#keep(language);
    // What could not be written, and has been told, is tried again when somebody asks for it once more.
    if (reward === before && !(await this.#written)) this.#put(reward);
    if (!(await this.#written)) return;
    const { length } = (this.#find(reward.id) ?? reward).versions;
    this.#notices.show({
      tone: 'info',
      kind: 'saved reward',
      text:
        reward === before
          ? `“${reward.name}” is saved already.`
          : `“${reward.name}” is saved${length > 1 ? `, version ${length}` : ' among your rewards'}.`,
    });
  }

  /** Saves a draft that is about to be replaced, without a word, unless it is to be had elsewhere. */
  keepDraft(language: EditorLanguage): void {
    if (!isUntouched(this.#store.state.drafts[language], language)) this.#keep(language);
  }

  /** Puts a template into the editor. */
  useTemplate(templateId: string): void {
    const { language } = this.#store.state;
    this.#replace(language, draftOf(templateId, language), 'The template has replaced your reward.');
  }

  /** Puts the reward of a run into the editor. */
  openRun(runId: string): void {
    const run = this.#store.state.runs.find(({ id }) => id === runId);
    if (run === undefined) return;
    const { language, file, code } = run.config.reward;
    const target: EditorLanguage = language === 'python' ? 'python' : 'typescript';
    // Whose it is must be told as long as nobody has asked to run it.
    const origin = isTrusted(run) ? {} : { isUntrusted: true as const, name: run.name };
    const draft = { file, code, templateId: null, ...origin };
    this.#replace(target, draft, `The reward of “${run.name}” has replaced yours.`);
  }

  /** Puts one of the person's own rewards into the editor. @param version its index; the newest if left out */
  open(id: string, version?: number): void {
    const reward = this.#find(id);
    const chosen = reward && (version === undefined ? newestVersion(reward) : reward.versions[version]);
    if (!chosen) return;
    const { name, language, isUntrusted } = reward;
    const draft = { file: fileOf(language), code: chosen.code, templateId: null, rewardId: id };
    const trust = isUntrusted === true ? { isUntrusted } : {};
    const isRestored = chosen !== newestVersion(reward);
    const what = isRestored ? `Version ${reward.versions.indexOf(chosen) + 1} of “${name}”` : `“${name}”`;
    const offers = this.#replace(language, { ...draft, ...trust }, `${what} has replaced your reward.`);
    if (isRestored && !offers) {
      const text = `${what} is in the editor. Save makes it the newest.`;
      this.#notices.show({ tone: 'info', kind: 'restored version', text });
    }
  }

  /** Puts a reward out of a file into the editor. What is no reward is said in one line, and changes nothing. */
  async import(files: readonly File[]): Promise<void> {
    try {
      if (files.length !== 1)
        throw new RewardFileError(`Open one file at a time (these are ${files.length}).`);
      const [file] = files;
      const { language, code } = await readRewardFile(file);
      const name = rewardNameOf(file.name);
      const draft = { file: fileOf(language), code, templateId: null, ...(name === '' ? {} : { name }) };
      this.#notices.dismissKind('reward file');
      this.#replace(language, draft, `${file.name} has replaced your reward.`);
    } catch (error) {
      // A file can also be gone by the time it is read.
      const text = messageOf(error);
      this.#notices.show({ tone: 'error', text, kind: 'reward file' });
    }
  }

  rename(id: string, name: string): void {
    const reward = this.#find(id);
    const plain = plainName(name, MAX_REWARD_NAME);
    if (reward === null || plain === '' || plain === reward.name) return;
    this.#put({ ...reward, name: freshName(plain, this.#names()) });
  }

  /** The newest version under a name of its own. */
  duplicate(id: string): void {
    const reward = this.#find(id);
    if (reward === null) return;
    const { code } = newestVersion(reward);
    this.#put({
      ...reward,
      id: this.#platform.newId(),
      name: freshName(`${reward.name.slice(0, MAX_REWARD_NAME - 10)} copy`, this.#names()),
      versions: [{ code, savedAt: this.#platform.now() }],
    });
  }

  /** Takes a reward off the list with all its versions; a notice offers to put it back. */
  remove(id: string): void {
    const reward = this.#find(id);
    if (reward === null) return;
    this.#store.update({ rewards: this.#store.state.rewards.filter((other) => other !== reward) });
    this.#write(this.#platform.storage.removeReward(id));
    this.#notices.offerUndo(`“${reward.name}” was removed.`, () => this.#put(reward));
  }

  /** Saves a draft. @returns the reward that it is now the newest version of */
  #keep(language: EditorLanguage): OwnReward {
    const { [language]: draft } = this.#store.state.drafts;
    const savedAt = this.#platform.now();
    const known = this.#ofDraft(language);
    const { isUntrusted: _, ...trusted } = known ?? {
      id: this.#platform.newId(),
      name: freshName(this.#draft.titleOf(language), this.#names()),
      language,
      versions: [{ code: draft.code, savedAt }],
    };
    const trust = isTrusted(draft) ? {} : { isUntrusted: true as const };
    const isSaved = known !== null && newestVersion(known).code === draft.code;
    if (isSaved && known.isUntrusted === draft.isUntrusted) return known;
    const reward = { ...withVersion(trusted, draft.code, savedAt), ...trust };
    this.#put(reward);
    this.#draft.put(language, { ...draft, file: fileOf(language), templateId: null, rewardId: reward.id });
    return reward;
  }

  /** Adds or changes a reward, in the list and in the storage. */
  #put(reward: OwnReward): void {
    const others = this.#store.state.rewards.filter(({ id }) => id !== reward.id);
    this.#store.update({ rewards: [reward, ...others].sort(byLastSaved) });
    this.#write(
      this.#platform.storage.putReward(reward).then((stored) => {
        const { rewards } = this.#store.state;
        // Another tab may have saved versions of its own.
        if (stored !== reward && rewards.includes(reward))
          this.#store.update({ rewards: rewards.map((other) => (other === reward ? stored : other)) });
      }),
    );
  }

  /** A notice offers to put back what was there, unless that is to be had elsewhere. @returns whether it does */
  #replace(language: EditorLanguage, draft: RewardDraft, text: string): boolean {
    const { drafts, language: languageBefore } = this.#store.state;
    const before = drafts[language];
    const isElsewhere = this.#isElsewhere(language);
    this.#store.update({ language });
    this.#draft.put(language, draft);
    if (before.code === draft.code || isElsewhere) return false;
    const undo = () => {
      this.#draft.put(language, before);
      this.#store.update({ language: languageBefore });
    };
    // What has been typed since then would be lost; and the editor's own undo may have brought back what was there.
    const applies = (): boolean => {
      const { [language]: now } = this.#store.state.drafts;
      return now.code !== before.code && (now.code === draft.code || this.#isElsewhere(language));
    };
    this.#notices.offerUndo(text, undo, { kind: 'replaced reward', applies });
    return true;
  }

  /** Whether the draft of a language is to be had elsewhere: as a template, or as a version of a saved reward. */
  #isElsewhere(language: EditorLanguage): boolean {
    const { [language]: draft } = this.#store.state.drafts;
    if (isUntouched(draft, language)) return true;
    return this.#ofDraft(language)?.versions.some(({ code }) => code === draft.code) ?? false;
  }

  #find(id: string): OwnReward | null {
    return this.#store.state.rewards.find((reward) => reward.id === id) ?? null;
  }

  /** The reward that a draft comes from; null where it was never saved. */
  #ofDraft(language: EditorLanguage): OwnReward | null {
    const { rewardId } = this.#store.state.drafts[language];
    const reward = rewardId === undefined ? null : this.#find(rewardId);
    return reward?.language === language ? reward : null;
  }

  #names(): string[] {
    return this.#store.state.rewards.map(({ name }) => name);
  }

  #write(writing: Promise<void>): void {
    this.#written = writing.then(
      () => true,
      (error: unknown) => {
        this.#onStorageError(error);
        return false;
      },
    );
  }
}

/** Whether a draft is a template as it ships. */
function isUntouched({ templateId, code }: RewardDraft, language: EditorLanguage): boolean {
  return templateId !== null && code === draftOf(templateId, language).code;
}

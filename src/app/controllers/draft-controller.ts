import type { RewardSource } from '../../reward/reward-scorer.ts';
import { REWARD_TEMPLATES, templateSource } from '../../reward/templates.ts';
import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';

const FIRST_TEMPLATE = 'fast-line';

/** A template as a draft. @throws Error for an id that no template has */
export function draftOf(templateId: string, language: EditorLanguage): RewardDraft {
  const template = REWARD_TEMPLATES.find(({ id }) => id === templateId);
  if (template === undefined) throw new Error(`There is no reward template "${templateId}"`);
  const { file, code } = templateSource(template, language);
  return { file, code, templateId };
}

/** What a reward of one's own is called in errors. */
export function fileOf(language: EditorLanguage): string {
  return language === 'python' ? 'reward.py' : 'reward.ts';
}

/** What the editor holds on the first visit. */
export function firstDrafts(): Record<EditorLanguage, RewardDraft> {
  return { python: draftOf(FIRST_TEMPLATE, 'python'), typescript: draftOf(FIRST_TEMPLATE, 'typescript') };
}

/** The reward in the editor: one draft per language, so that switching loses nothing. */
export class DraftController {
  readonly #store: Store<RaceState>;

  constructor(store: Store<RaceState>) {
    this.#store = store;
  }

  /** The draft in view, as the trainer takes it. */
  get source(): RewardSource {
    const { language, drafts } = this.#store.state;
    const { file, code } = drafts[language];
    return { language, file, code };
  }

  /** What a run with the draft in view is called. */
  get title(): string {
    return this.titleOf(this.#store.state.language);
  }

  /** What the draft of a language is called. */
  titleOf(language: EditorLanguage): string {
    const { drafts, rewards } = this.#store.state;
    const { templateId, code, rewardId, name = 'My reward' } = drafts[language];
    const own = rewards.find(({ id }) => id === rewardId);
    if (own !== undefined) return own.name;
    const template = REWARD_TEMPLATES.find(({ id }) => id === templateId);
    return template !== undefined && template[language] === code ? template.title : name;
  }

  /** Takes what was typed. */
  edit(code: string): void {
    const { language, drafts } = this.#store.state;
    const { templateId } = drafts[language];
    const original = templateId === null ? null : draftOf(templateId, language).code;
    this.put(
      language,
      code === original && templateId !== null
        ? draftOf(templateId, language)
        : { ...drafts[language], file: fileOf(language), code },
    );
  }

  /** Switches the language. A template that was not changed follows into the other language. */
  setLanguage(language: EditorLanguage): void {
    const { drafts, language: before } = this.#store.state;
    if (language === before) return;
    const from = drafts[before];
    const to = drafts[language];
    const isUntouched = (draft: RewardDraft, of: EditorLanguage) =>
      draft.templateId !== null && draft.code === draftOf(draft.templateId, of).code;
    const follow = from.templateId !== null && isUntouched(from, before) && isUntouched(to, language);
    this.#store.update({
      language,
      drafts: follow ? { ...drafts, [language]: draftOf(from.templateId, language) } : drafts,
      failure: null,
    });
  }

  /** Replaces the draft of a language. */
  put(language: EditorLanguage, draft: RewardDraft): void {
    const { drafts, failure } = this.#store.state;
    this.#store.update({
      drafts: { ...drafts, [language]: draft },
      failure: failure?.kind === 'reward' ? null : failure,
    });
  }
}

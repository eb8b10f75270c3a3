import { isTrusted } from '../state/opened-link.ts';
import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { type DraftController, draftOf } from './draft-controller.ts';
import type { NoticeBoard } from './notice-board.ts';

/** Rewards that can be put into the editor. What they replace there is never lost. */
export class RewardLibrary {
  readonly #store: Store<RaceState>;
  readonly #draft: DraftController;
  readonly #notices: NoticeBoard;

  constructor(store: Store<RaceState>, draft: DraftController, notices: NoticeBoard) {
    this.#store = store;
    this.#draft = draft;
    this.#notices = notices;
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
    const draft = { file, code, templateId: null };
    this.#replace(target, draft, `The reward of “${run.name}” has replaced yours.`);
  }

  /** A notice offers to put back what was there, unless that is to be had elsewhere. */
  #replace(language: EditorLanguage, draft: RewardDraft, text: string): void {
    const { drafts, language: languageBefore } = this.#store.state;
    const before = drafts[language];
    this.#store.update({ language });
    this.#draft.put(language, draft);
    if (before.code === draft.code || isUntouched(before, language)) return;
    this.#notices.offerUndo(text, () => {
      this.#draft.put(language, before);
      this.#store.update({ language: languageBefore });
    });
  }
}

/** Whether a draft is a template as it ships. */
function isUntouched({ templateId, code, ...draft }: RewardDraft, language: EditorLanguage): boolean {
  const isOurs = isTrusted({ templateId, code, ...draft });
  return isOurs && templateId !== null && code === draftOf(templateId, language).code;
}

import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TrackFile } from '../../track/track-file.ts';
import type { RaceSession } from '../controllers/race-session.ts';
import { StoreController } from '../controllers/store-controller.ts';
import type { ShareLink } from '../share/share-link.ts';
import type { OpenDraft } from '../controllers/track-drafts.ts';
import { type Drawing, type DrawingSubject, subjectKey } from '../state/drawing-subject.ts';
import { messageOf } from '../state/message-of.ts';
import type { RaceState } from '../state/race-state.ts';
import type { TrackDraft } from '../state/track-draft.ts';
import type { AppEvent } from './emit.ts';
import { saveFile } from './save-file.ts';

/** What is shown over the page, one at a time. */
type DialogName = 'help' | 'garage' | 'shelf' | 'share' | 'comparison' | 'editor';

/** Dialogs come when they are first asked for. */
const LOAD: Readonly<Record<DialogName, () => Promise<unknown>>> = {
  help: () => import('./help-dialog.ts'),
  garage: () => import('./garage/garage.ts'),
  shelf: () => import('./reward-shelf.ts'),
  share: () => import('./share-dialog.ts'),
  comparison: () => import('./run-comparison.ts'),
  editor: () => import('./track-editor/track-editor.ts'),
};

/** Whatever opens over the page: shows the session's state and passes on what people do there. */
@customElement('gp-app-dialogs')
export class AppDialogs extends LitElement {
  @property({ attribute: false }) session: RaceSession | null = null;
  @state() private shown: DialogName | null = null;
  @state() private share: ShareLink | null = null;
  /** Of the exported run that is shown how to be used elsewhere; empty: none. */
  @state() private tfjsFolder = '';
  /** What is being drawn, and what was kept of it before. */
  @state() private drawing: { readonly subject: Drawing; readonly draft: OpenDraft } | null = null;
  /** What of it is not saved. */
  #unsaved: TrackDraft | null = null;
  /** Told when what is open has gone. */
  readonly #closed: (() => void)[] = [];
  readonly #state = new StoreController<RaceState>(this);

  /** Whether one of them is open: shortcuts of the page wait until it is closed. */
  get isOpen(): boolean {
    return this.shown !== null || this.tfjsFolder !== '';
  }

  /** Opens a dialog; where another one is still going away, once it has. */
  async open(name: DialogName): Promise<void> {
    await LOAD[name]();
    while (this.shown !== null) {
      await new Promise<void>((resolve) => this.#closed.push(resolve));
      // It must be seen as closed before it is opened again.
      await this.updateComplete;
    }
    this.shown = name;
  }

  /** Writes the link to all of this, and shows it. */
  async openShare({ sharing }: RaceSession): Promise<void> {
    this.share = null;
    await this.open('share');
    this.share = await sharing.write(location.href.replace(/#.*$/s, ''));
  }

  /** Opens the track editor, with the draft that it was left with. */
  async drawTrack(session: RaceSession, subject: DrawingSubject): Promise<void> {
    try {
      const drawing = await session.drawingOf(subject);
      const draft = await session.trackDrafts.open(subjectKey(subject));
      this.#unsaved = null;
      await this.open('editor');
      this.drawing = { subject: drawing, draft };
    } catch (error) {
      const text = `The track editor could not be opened: ${messageOf(error)}.`;
      session.notices.show({ tone: 'error', kind: 'editor draft', text });
    }
  }

  /** Saves a run as one file, and shows how to use it elsewhere where that is asked for. */
  async exportRun({ exchange }: RaceSession, runId: string): Promise<void> {
    const file = await exchange.export(runId, (folder) => {
      void import('./tfjs-dialog.ts').then(() => (this.tfjsFolder = folder));
    });
    if (file !== null) saveFile(file.name, new Blob([file.bytes], { type: 'application/zip' }));
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    return html`<gp-help-dialog ?open=${this.shown === 'help'} @gp-help-close=${this.#close}></gp-help-dialog>
      <gp-garage
        ?open=${this.shown === 'garage'}
        .cars=${state.cars}
        .drafts=${state.carDrafts}
        chosen=${state.setup.car}
        .track=${state.track}
        theme=${state.theme}
        @gp-setup=${({ detail }: AppEvent<'gp-setup'>) => session.setUp(detail)}
        @gp-car-draft=${({ detail }: AppEvent<'gp-car-draft'>) =>
          session.cars.keepDraft(detail.id, detail.car)}
        @gp-save-car=${({ detail }: AppEvent<'gp-save-car'>) => session.cars.save(detail)}
        @gp-remove-car=${({ detail }: AppEvent<'gp-remove-car'>) => session.cars.remove(detail)}
        @gp-import-car=${({ detail }: AppEvent<'gp-import-car'>) => void session.cars.import(detail)}
        @gp-garage-close=${() => this.#leaveGarage(session)}
      ></gp-garage>
      <gp-reward-shelf
        ?open=${this.shown === 'shelf'}
        .rewards=${state.rewards}
        .draft=${state.drafts[state.language].code}
        draft-of=${state.drafts[state.language].rewardId ?? ''}
        @gp-open-reward=${({ detail: { id, version } }: AppEvent<'gp-open-reward'>) =>
          session.rewards.open(id, version)}
        @gp-rename-reward=${({ detail: { id, name } }: AppEvent<'gp-rename-reward'>) =>
          session.rewards.rename(id, name)}
        @gp-duplicate-reward=${({ detail }: AppEvent<'gp-duplicate-reward'>) =>
          session.rewards.duplicate(detail)}
        @gp-remove-reward=${({ detail }: AppEvent<'gp-remove-reward'>) => session.rewards.remove(detail)}
        @gp-shelf-close=${this.#close}
      ></gp-reward-shelf>
      <gp-share-dialog
        ?open=${this.shown === 'share'}
        .link=${this.share}
        track=${state.tracks.find(({ id }) => id === state.setup.trackId)?.name ?? ''}
        @gp-share-close=${this.#close}
      ></gp-share-dialog>
      <gp-run-comparison
        .pair=${session.comparison.pair}
        .evaluations=${session.comparison.evaluations}
        ?open=${this.shown === 'comparison'}
        @gp-comparison=${this.#close}
      ></gp-run-comparison>
      <gp-track-editor
        .draft=${this.drawing?.draft.data ?? null}
        notice=${describeDraft(this.drawing?.draft)}
        .subject=${this.drawing?.subject ?? null}
        .readTrack=${(file: File) => session.readTrack(file)}
        .findIdealLap=${(track: TrackFile) => session.ideal.drawn(track)}
        @gp-track-draft=${({ detail }: AppEvent<'gp-track-draft'>) => this.#keepDraft(session, detail)}
        @gp-keep-track=${({ detail }: AppEvent<'gp-keep-track'>) =>
          session.tracks.keepDrawn(detail.track, detail.replacedId)}
        @gp-editor-close=${() => this.#leaveEditor(session)}
      ></gp-track-editor>
      <gp-tfjs-dialog
        folder=${this.tfjsFolder}
        @gp-tfjs=${({ detail }: AppEvent<'gp-tfjs'>) => (this.tfjsFolder = detail)}
      ></gp-tfjs-dialog>`;
  }

  #keepDraft({ trackDrafts }: RaceSession, draft: TrackDraft | null): void {
    this.#unsaved = draft;
    trackDrafts.keep(draft);
  }

  #leaveGarage(session: RaceSession): void {
    sayUnsaved(session, session.store.state.carDrafts.at(-1), 'garage');
    this.#close();
  }

  #leaveEditor(session: RaceSession): void {
    sayUnsaved(session, this.#unsaved, 'editor');
    this.#unsaved = null;
    this.drawing = null;
    void session.trackDrafts.close();
    this.#close();
  }

  readonly #close = (): void => {
    this.shown = null;
    for (const resolve of this.#closed.splice(0)) resolve();
  };
}

/** Says that nothing is lost of what was left unsaved. */
function sayUnsaved(
  { notices }: RaceSession,
  draft: { readonly name: string } | null | undefined,
  place: 'garage' | 'editor',
): void {
  if (draft === null || draft === undefined) return;
  const text = `“${draft.name}” is not saved yet; the ${place} opens it as you left it.`;
  notices.show({ tone: 'info', kind: `${place} draft`, text });
}

/** What one should know of a draft that is not the only one. */
function describeDraft(draft: OpenDraft | undefined): string {
  if (draft?.isElsewhere === true)
    return 'Another tab draws this track, too: what you draw here is kept beside it, as a draft of its own.';
  if (draft?.hasOthers === true)
    return 'Another draft of this track is kept; it opens when this one is saved or started over.';
  return '';
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-app-dialogs': AppDialogs;
  }
}

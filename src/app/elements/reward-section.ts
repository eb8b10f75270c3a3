import { html, nothing } from 'lit';
import type { RaceSession } from '../controllers/race-session.ts';
import type { RaceState } from '../state/race-state.ts';
import type { AppDialogs } from './app-dialogs.ts';
import type { AppEvent, AppEvents } from './emit.ts';
import { exportReward } from './session-files.ts';
import { notesOf } from './text-notes.ts';

/** The reward with everything that is said about it, and the button that trains by it. */
export function rewardSection(
  session: RaceSession,
  state: Readonly<RaceState>,
  waitingFor: string,
  dialogs: Pick<AppDialogs, 'open' | 'openShare'>,
) {
  const notes = notesOf(state.review, state.typeNotes, state.failure);
  return html`<section class="reward" aria-label="Reward">
    <gp-reward-panel
      language=${state.language}
      .draft=${state.drafts[state.language]}
      .failure=${state.failure}
      .link=${state.link}
      .rewards=${state.rewards}
      name=${session.draft.title}
      .notes=${notes.all}
      .names=${session.names}
      .profile=${state.profile.result}
      @gp-edit=${(event: AppEvent<'gp-edit'>) => {
        session.draft.edit(event.detail);
        session.studio.review.edited();
        session.types.wake();
      }}
      @gp-language=${(event: AppEvent<'gp-language'>) => session.draft.setLanguage(event.detail)}
      @gp-template=${(event: AppEvent<'gp-template'>) => session.rewards.useTemplate(event.detail)}
      @gp-save=${() => void session.rewards.save()}
      @gp-import-reward=${({ detail }: AppEvent<'gp-import-reward'>) => void session.rewards.import(detail)}
      @gp-export-reward=${() => exportReward(session)}
      @gp-shelf=${() => void dialogs.open('shelf')}
      @gp-open-reward=${({ detail }: AppEvent<'gp-open-reward'>) => session.rewards.open(detail.id)}
      @gp-link=${(event: AppEvent<'gp-link'>) => decide(session, event.detail)}
      @gp-share=${() => void dialogs.openShare(session)}
    >
      <gp-reward-tools
        slot="tools"
        .open=${state.openTool}
        .review=${state.review}
        .typeNotes=${notes.ofTypes}
        language=${state.language}
        .profile=${state.profile}
        .code=${state.drafts[state.language].code}
        .laps=${state.laps}
        .logs=${state.lapsLog}
        .chosenLap=${state.chosenLap}
        .field=${state.field}
        .manner=${state.fieldManner}
        .printed=${state.printed}
        theme=${state.theme}
        @gp-tool=${({ detail }: AppEvent<'gp-tool'>) => session.studio.open(detail)}
        @gp-lap=${({ detail }: AppEvent<'gp-lap'>) => session.studio.laps.choose(detail)}
        @gp-logs=${({ detail }: AppEvent<'gp-logs'>) => session.studio.laps.showLogs(detail)}
        @gp-field=${({ detail }: AppEvent<'gp-field'>) => session.studio.field.show(detail)}
        @gp-manner=${({ detail }: AppEvent<'gp-manner'>) => session.studio.field.setManner(detail)}
        @gp-term=${({ detail }: AppEvent<'gp-term'>) => session.studio.field.setTerm(detail)}
      ></gp-reward-tools>
    </gp-reward-panel>
    ${
      session.rewardSwap.isPossible
        ? html`<gp-reward-swap
            ?asked=${session.rewardSwap.isAsked}
            ?paused=${state.training.phase === 'paused'}
            @gp-swap-reward=${(event: AppEvent<'gp-swap-reward'>) => session.rewardSwap.swap(event.detail)}
          ></gp-reward-swap>`
        : nothing
    }
    <gp-train-bar
      .training=${state.training}
      .numCars=${state.setup.numCars}
      .waitingFor=${waitingFor}
      @gp-train=${() => session.runs.train()}
      @gp-pause=${() => session.training.pause()}
      @gp-continue=${() => session.training.resume()}
      @gp-stop=${() => session.training.stop()}
    ></gp-train-bar>
  </section>`;
}

function decide({ sharing }: RaceSession, about: AppEvents['gp-link']): void {
  if (about === 'trust') sharing.trust();
  else if (about === 'keep') sharing.keep();
  else sharing.goBack();
}

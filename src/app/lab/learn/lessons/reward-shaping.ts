import { html } from 'lit';
import { checkOwnReward } from '../checks/check-runs.ts';
import type { Lesson } from '../lesson.ts';

/** Hints that help, and hints that mislead. */
export const rewardShaping: Lesson = {
  id: 'reward-shaping',
  title: 'Reward shaping',
  about: 'Hints on the way make learning quicker, or teach the wrong thing.',
  screens: [
    {
      heading: 'Hints on the way',
      body: () =>
        html`<p>
            “1 for a finished lap, else 0” says exactly what we want. But a car that stumbles about hardly
            ever finishes one, and as long as it does not, it learns nothing. So we pay for good signs on the
            way: for being near the middle, for speed, for progress. That is <b>shaping</b>.
          </p>
          <p>
            The danger: a learner does what is <b>paid</b>, not what was <b>meant</b>. A famous bicycle that
            was paid for riding towards its goal rode in circles, because turning back cost nothing.
          </p>`,
    },
    {
      heading: 'Two kinds of hints',
      body: () =>
        html`<p>
          The corridor again. A <b>bonus</b> for each step to the right sounds helpful. <b>Potentials</b> are
          more careful: each cell has a height, a step up is paid and a step down costs the same again.
          Walking to and fro earns nothing then. Let each learn for 40 episodes.
        </p>`,
      toy: () => html`<gp-corridor-toy shaped></gp-corridor-toy>`,
    },
    {
      heading: 'Test your own reward',
      body: () =>
        html`<p>
          Before you train, ask of a reward: what is the laziest way to be paid by it? Standing still? Driving
          in circles? Zigzagging along the edge? In the race tab, <b>Review</b> looks for such holes, and when
          the reward rises while laps get slower or vanish, the run warns you.
        </p>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Change a reward, be it by one number, and train with it. It counts when a run whose reward is none of
        the templates has been tested once.
      </p>`,
    door: { label: 'Open the race tab with the reward and its review', href: '#track=home&tool=review' },
    check: checkOwnReward,
  },
  maths: () =>
    html`<p>Add to the reward of a step from s to s′ a difference of potentials:</p>
      <p class="formula">F(s, s′) = γ Φ(s′) − Φ(s), with Φ = 0 where an episode ends</p>
      <p>
        Along any way the sum of γᵗ F is telescopic: only −Φ(s₀) is left, whatever is done between. So what
        actions are worth changes by the same amount for all actions of a state,
      </p>
      <p class="formula">Q′*(s, a) = Q*(s, a) − Φ(s)</p>
      <p>
        and the best policy stays the best. Ng, Harada and Russell proved that no other kind of extra reward
        has this property in every world. In the corridor the bonus of 0.4 makes turning round before the goal
        worth γ 0.4 / (1 − γ²) = 1.89, and arriving only 1.4. Potentials do what better first values would do
        (Wiewiora).
      </p>`,
  sources: [
    'A. Ng, D. Harada & S. Russell 1999, Policy Invariance Under Reward Transformations: Theory and Application to Reward Shaping, ICML',
    'J. Randløv & P. Alstrøm 1998, Learning to Drive a Bicycle Using Reinforcement Learning and Shaping, ICML',
    'E. Wiewiora 2003, Potential-Based Shaping and Q-Value Initialization Are Equivalent, Journal of Artificial Intelligence Research 19',
  ],
};

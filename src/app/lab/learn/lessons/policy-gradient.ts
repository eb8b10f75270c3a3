import { html } from 'lit';
import { checkPolicyGradient } from '../checks/check-runs.ts';
import type { Lesson } from '../lesson.ts';

/** Changing the probabilities of actions by what they brought. */
export const policyGradient: Lesson = {
  id: 'policy-gradient',
  title: 'Policy gradient',
  about: 'What turned out better than usual becomes more likely, what turned out worse less.',
  screens: [
    {
      heading: 'A policy is made of probabilities',
      body: () =>
        html`<p>
            A car that learns does not always do the same in the same place. Its <b>policy</b> says how likely
            each action is: 70 % left, 30 % straight on. Then it throws dice. So it tries several things, and
            can notice which of them pays.
          </p>
          <p>
            Learning means changing these probabilities a little, again and again. In which direction? That is
            what the <b>policy gradient</b> says.
          </p>`,
    },
    {
      heading: 'Two levers',
      body: () =>
        html`<p>
          Each lever pays 1 or nothing, by chance. After a pull, REINFORCE compares the payout with the mean
          so far. Was it more? Then the lever just pulled becomes more likely; else less likely. Rare actions
          are pushed harder, so that each gets its fair say.
        </p>`,
      toy: () => html`<gp-bandit-toy kind="gradient"></gp-bandit-toy>`,
    },
    {
      heading: 'The same for a car',
      body: () =>
        html`<p>
          For a car a second network says what was to be expected, in the place of the mean payout. REINFORCE
          adds up the rewards of a whole stretch, and makes its actions more likely where that was more than
          expected. A2C trusts the second network sooner: less noise, but it can be wrong. PPO takes several
          small steps from the same experience, and never goes far from the policy that drove. That is why it
          is the first choice here.
        </p>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Train a run with REINFORCE, the oldest of them. It needs four to five times as many steps as PPO;
        watch how unsteady its curve is. A run with A2C counts as well (Run, then Algorithm).
      </p>`,
    door: {
      label: 'Open the race tab with REINFORCE',
      href: '#track=home&reward=fast-line&algorithm=reinforce',
    },
    check: checkPolicyGradient,
  },
  maths: () =>
    html`<p>The levers have preferences θ, and the policy is their softmax:</p>
      <p class="formula">π(k) = e^θₖ / Σⱼ e^θⱼ</p>
      <p>The expected payout J grows fastest along</p>
      <p class="formula">∇J = E[ (r − b) ∇ ln π(a) ], ∂ ln π(a) / ∂θₖ = 1{k = a} − π(k)</p>
      <p>
        The baseline b, here the mean payout so far, changes nothing on average, because E[∇ ln π(a)] = 0; it
        only makes the steps less noisy. For two levers that pay with the chances p₀ and p₁ the mean step in
        θ₁ is α π₀ π₁ (p₁ − p₀). The factor that a rare action is pushed harder by is 1 − π(a). Over many
        decisions r is replaced by the return that follows the action.
      </p>`,
  sources: [
    'R. Williams 1992, Simple Statistical Gradient-Following Algorithms for Connectionist Reinforcement Learning, Machine Learning 8 (REINFORCE)',
    'R. Sutton, D. McAllester, S. Singh & Y. Mansour 2000, Policy Gradient Methods for Reinforcement Learning with Function Approximation',
    'V. Mnih et al. 2016, Asynchronous Methods for Deep Reinforcement Learning, arXiv:1602.01783 (A2C’s parent)',
    'J. Schulman et al. 2017, Proximal Policy Optimization Algorithms, arXiv:1707.06347',
  ],
};

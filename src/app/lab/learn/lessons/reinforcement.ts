import { html } from 'lit';
import { checkCleanRun } from '../checks/check-runs.ts';
import type { Lesson } from '../lesson.ts';

/** Learning by trying, for a reward. */
export const reinforcement: Lesson = {
  id: 'reinforcement',
  title: 'Reinforcement learning',
  about: 'A machine tries things out, is told how good it was, and does more of what was good.',
  screens: [
    {
      heading: 'A reward instead of an answer',
      body: () =>
        html`<p>
            Nobody shows the car how to drive. It acts, something happens, and it gets a number: the
            <b>reward</b>. High is good. What it should have done instead, it is not told. It has to find out
            by trying.
          </p>
          <p>
            The hard part is time. A mistake shows seconds after it was made, and so does a clever move. The
            question is not “what pays now?” but “what pays in all from here on?”
          </p>`,
    },
    {
      heading: 'Worth flows backwards',
      body: () =>
        html`<p>
          A walker in a corridor. Only the last cell pays. For each cell it keeps two numbers: what a step to
          the left and what one to the right is <b>worth</b>. After each step it corrects the number by what
          it got and by the worth of where it came to.
        </p>`,
      toy: () => html`<gp-corridor-toy></gp-corridor-toy>`,
    },
    {
      heading: 'From a corridor to a car',
      body: () =>
        html`<p>
          A car sees numbers that are hardly ever the same twice, so it cannot keep a table. A neural network
          takes its place: it says for whatever it sees what to do (the <b>policy</b>), and another one says
          how good things look (the <b>value</b>). Sixty-four cars try things out at once, and after each half
          second that they have driven both networks are corrected.
        </p>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Train a car until all of its ten test laps are clean. The button opens the race tab with a track and a
        reward that work; press <b>Train 64 cars</b> there.
      </p>`,
    door: {
      label: 'Open the race tab with “Follow the line, fast”',
      href: '#track=home&reward=fast-line',
    },
    check: checkCleanRun,
  },
  maths: () =>
    html`<p>What is to be made large is the return, the discounted sum of rewards:</p>
      <p class="formula">G = r₁ + γ r₂ + γ² r₃ + …</p>
      <p>
        The worth of action a in state s, for one who does the best afterwards, fulfils Bellman’s equation
      </p>
      <p class="formula">Q*(s, a) = E[ r + γ maxₐ′ Q*(s′, a′) ]</p>
      <p>and Q-learning walks towards it with every step taken:</p>
      <p class="formula">Q(s, a) ← Q(s, a) + α (r + γ maxₐ′ Q(s′, a′) − Q(s, a))</p>
      <p>
        It gets there with probability 1 if every pair is tried for ever and the rates fall slowly enough (Σ α
        = ∞, Σ α² &lt; ∞). In the corridor nothing is by chance but the walker, and α = ½ does it. A step to
        the right that is n steps before the goal is worth γⁿ⁻¹.
      </p>`,
  sources: [
    'R. Bellman 1957, Dynamic Programming',
    'C. Watkins & P. Dayan 1992, Q-learning, Machine Learning 8',
    'R. Sutton & A. Barto 2018, Reinforcement Learning: An Introduction, second edition, chapters 3 and 6',
  ],
};

import { html } from 'lit';
import { checkPairOf } from '../checks/check-pair.ts';
import type { Lesson } from '../lesson.ts';

/** How much later rewards count. */
export const discount: Lesson = {
  id: 'discount',
  title: 'Discount',
  about: 'How far ahead a learner looks: what later rewards count now.',
  screens: [
    {
      heading: 'Now or later',
      body: () =>
        html`<p>
            Would you rather have a sweet now, or one in a year? Most learners count later rewards less, too.
            Each decision that a reward is farther away makes it smaller by the same factor, the
            <b>discount factor γ</b> (gamma), a number between 0 and 1.
          </p>
          <p>
            With γ near 0 the car wants only the next reward, and enters a bend too fast because braking pays
            later. With γ near 1 it looks far ahead, but then a reward depends on so many decisions that it is
            hard to say which of them earned it.
          </p>`,
    },
    {
      heading: 'How far is far?',
      body: () =>
        html`<p>
          The car decides 15 times a second. Added up, all weights are 1/(1 − γ): it is as if so many
          decisions counted fully and the rest not at all. That is its <b>horizon</b>. Move the sliders: does
          it see past the next bend?
        </p>`,
      toy: () => html`<gp-discount-toy></gp-discount-toy>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Train two runs that differ in γ alone. In the race tab, under <b>Run</b>, open <b>Try 3 values</b>,
        choose <b>Discount factor γ</b> and press <b>Train 3 runs</b>: they are alike in all else. Two of them
        are enough.
      </p>`,
    door: {
      label: 'Open the race tab with “Follow the line, fast”',
      href: '#track=home&reward=fast-line',
    },
    check: checkPairOf('gamma'),
  },
  maths: () =>
    html`<p>A reward that comes n decisions later counts γⁿ. For 0 ≤ γ &lt; 1 the weights sum up to</p>
      <p class="formula">1 + γ + γ² + … = 1 / (1 − γ)</p>
      <p>
        and a reward counts half after ln ½ / ln γ decisions. At v metres a second a horizon of h decisions is
        h v / 15 metres. Another way to see it: γ is the chance that the world goes on after each decision;
        then 1/(1 − γ) is how long it lasts on average. Without discount an endless drive would have an
        endless sum, and two of them could not be compared.
      </p>`,
  sources: [
    'R. Sutton & A. Barto 2018, Reinforcement Learning: An Introduction, second edition, section 3.3',
    'D. Blackwell 1962, Discrete Dynamic Programming, Annals of Mathematical Statistics 33 (γ near 1)',
  ],
};

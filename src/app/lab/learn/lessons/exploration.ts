import { html } from 'lit';
import { checkPairOf } from '../checks/check-pair.ts';
import type { Lesson } from '../lesson.ts';

/** Trying what does not look best. */
export const exploration: Lesson = {
  id: 'exploration',
  title: 'Exploration',
  about: 'Who always does what looks best never finds out what is better.',
  screens: [
    {
      heading: 'The restaurant that you never tried',
      body: () =>
        html`<p>
            You know a place where the food is fine. Do you go there again, or try the new one next door?
            Going again is <b>exploiting</b> what you know. Trying is <b>exploring</b>: mostly it costs you a
            worse evening, and sometimes it finds the best place in town.
          </p>
          <p>
            A learner has the same trouble with every action. If it stops trying too early, it stays with the
            first thing that worked. If it never stops, it never gets good.
          </p>`,
    },
    {
      heading: 'A bonus for staying open',
      body: () =>
        html`<p>
          <b>Entropy</b> measures how evenly a policy chooses: 0 when it always does the same, most when all
          actions are equally likely. Add a bit of it to the reward, and the policy stays open for longer.
          Compare how many of twenty learners find the best lever: with the weight 0, and with more.
        </p>`,
      toy: () => html`<gp-bandit-toy kind="exploration"></gp-bandit-toy>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Train two runs that differ in the entropy alone. In the race tab, under <b>Run</b>, open
        <b>Try 3 values</b>, choose <b>Entropy</b> and press <b>Train 3 runs</b>: they are alike in all else.
        Two of them are enough.
      </p>`,
    door: {
      label: 'Open the race tab with “Follow the line, fast”',
      href: '#track=home&reward=fast-line&algorithm=ppo',
    },
    check: checkPairOf('entCoef'),
  },
  maths: () =>
    html`<p>The entropy of a policy is, in nats,</p>
      <p class="formula">H(π) = − Σ π(k) ln π(k), between 0 and ln n</p>
      <p>
        With the weight β the learner climbs J + β H. For softmax preferences ∂H/∂θₖ = −π(k) (ln π(k) + H).
        Where both forces balance, the policy is
      </p>
      <p class="formula">π(k) ∝ e^(r(k) / β)</p>
      <p>
        so that β acts as a temperature: near 0 the best action takes all, and with a large β all become
        equally likely. A car that steers by a range of commands explores by the spread σ of a normal
        distribution, whose entropy is ½ ln(2π e σ²).
      </p>`,
  sources: [
    'R. Williams & J. Peng 1991, Function Optimization Using Connectionist Reinforcement Learning Algorithms, Connection Science 3 (the entropy bonus)',
    'V. Mnih et al. 2016, Asynchronous Methods for Deep Reinforcement Learning, arXiv:1602.01783, section 4',
    'T. Haarnoja et al. 2018, Soft Actor-Critic, arXiv:1801.01290 (entropy as part of the aim)',
  ],
};

import { html } from 'lit';
import { checkCloning } from '../checks/check-deeds.ts';
import type { Lesson } from '../lesson.ts';

/** Learning from labelled examples. */
export const supervised: Lesson = {
  id: 'supervised',
  title: 'Supervised learning',
  about: 'A machine is shown examples with their answers, and learns to answer like that.',
  screens: [
    {
      heading: 'Questions with answers',
      body: () =>
        html`<p>
            Somebody who can drive shows how it is done. At each moment we write down two things: what the car
            saw, and what the driver did. The first is the <b>question</b>, the second the <b>answer</b>, or
            label. Ten laps are several hundred such pairs.
          </p>
          <p>
            Supervised learning looks for a rule that turns each question into its answer. It is called
            supervised because every question comes with its answer, as if a teacher stood behind the pupil.
          </p>`,
    },
    {
      heading: 'Downhill to fewer misses',
      body: () =>
        html`<p>
          Here the question is how much the road bends, and the answer how far to steer. The rule is a line.
          How wrong it is on average is called the <b>loss</b>. Each step of <b>gradient descent</b> asks:
          which small change makes the loss fall fastest? It does that, and asks again. A neural network
          learns in the same way, with thousands of numbers instead of two.
        </p>`,
      toy: () => html`<gp-line-toy></gp-line-toy>`,
    },
    {
      heading: 'Where copies go wrong',
      body: () =>
        html`<p>
            A copy of a driver has seen only what a good driver sees: the middle of the road. One small
            mistake takes it to a place that no example shows. There it does something odd, which takes it
            farther away still. Mistakes add up, although the loss on the examples was tiny.
          </p>
          <p>
            The cure is to let the copy drive, and to ask the expert what it should have done in the places it
            came to. Those answers are added to the examples, and it learns again. That is DAgger.
          </p>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        In the Lab’s first room, record some laps, your own or those of the ideal line, and press
        <b>Clone the driver</b>: a network copies them, and drives. It counts when at least one of its ten
        laps is clean: without leaving the road. If none is, let the copy ask the expert (DAgger): its laps
        count, too.
      </p>`,
    door: { label: 'Open the room Three ways to learn', href: '#lab/compare' },
    check: checkCloning,
  },
  maths: () =>
    html`<p>The line answers ŷ = w x + b. Over n examples its loss is the mean squared error</p>
      <p class="formula">L(w, b) = (1/n) Σ (w xᵢ + b − yᵢ)²</p>
      <p>and a step of gradient descent with the learning rate α is</p>
      <p class="formula">w ← w − α · (2/n) Σ (w xᵢ + b − yᵢ) xᵢ <br />b ← b − α · (2/n) Σ (w xᵢ + b − yᵢ)</p>
      <p>
        It lands on the best line, w = Σ (xᵢ − x̄)(yᵢ − ȳ) / Σ (xᵢ − x̄)², as long as α is below 2 / λ, λ being
        the largest curvature of L. Here λ is 2, so that a rate above 1 flies apart. A copy that errs with
        probability ε in each of T decisions may lose in the order of ε T² in all; with DAgger it is ε T.
      </p>`,
  sources: [
    'A. Cauchy 1847, Méthode générale pour la résolution des systèmes d’équations simultanées (gradient descent)',
    'D. Pomerleau 1989, ALVINN: An Autonomous Land Vehicle in a Neural Network (cloning a driver)',
    'S. Ross, G. Gordon & J. Bagnell 2011, A Reduction of Imitation Learning and Structured Prediction to No-Regret Online Learning, arXiv:1011.0686 (DAgger)',
  ],
};

import { html } from 'lit';
import { checkGeneralisation } from '../checks/check-deeds.ts';
import type { Lesson } from '../lesson.ts';

/** Learning by heart, and understanding. */
export const overfitting: Lesson = {
  id: 'overfitting',
  title: 'Overfitting and generalisation',
  about: 'Knowing the examples by heart is not the same as having understood them.',
  screens: [
    {
      heading: 'Learnt by heart',
      body: () =>
        html`<p>
            A pupil who learns last year’s answers by heart is perfect in last year’s exam, and lost in this
            year’s. A machine can do the same: with enough numbers to adjust it can reproduce every example,
            noise and mistakes included. That is <b>overfitting</b>.
          </p>
          <p>
            So we keep some examples back. The machine never learns from them; they are its exam. How well it
            does there is what counts: how well it <b>generalises</b>.
          </p>`,
    },
    {
      heading: 'Stiff, right, wild',
      body: () =>
        html`<p>
          Twelve points that were measured badly, and curves that can bend more with each degree. Watch two
          numbers: the miss on the points that it has seen, and on those held out. One of them always falls.
        </p>`,
      toy: () => html`<gp-polynomial-toy></gp-polynomial-toy>`,
    },
    {
      heading: 'A car that knows one track',
      body: () =>
        html`<p>
          A car that has learnt on one track may know it by heart: “here comes the long left one”. Its exam is
          a track that it has never seen, and the same track with less grip. The Lab’s first room lets every
          technique take both.
        </p>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Let at least two techniques learn in the Lab’s first room (<b>Let all three learn</b>), and compare
        their clean laps where they learnt with those on a track never seen.
      </p>`,
    door: { label: 'Open the room Three ways to learn', href: '#lab/compare' },
    check: checkGeneralisation,
  },
  maths: () =>
    html`<p>
        Let y = f(x) + noise of variance σ², and f̂ be what was learnt from examples by chance. Averaged over
        the examples that one might have got, the squared miss at a new point is
      </p>
      <p class="formula">E[(y − f̂(x))²] = σ² + (f(x) − E f̂(x))² + Var f̂(x)</p>
      <p>
        noise + bias² + variance. Stiff models have bias, wild ones variance. A polynomial of degree n − 1
        goes through n points whatever they are. Here the fit is by least squares in polynomials that are
        orthogonal on the points, which stays exact for high degrees. This is not the whole story: networks
        with far more numbers than examples can generalise well again (“double descent”).
      </p>`,
  sources: [
    'S. Geman, E. Bienenstock & R. Doursat 1992, Neural Networks and the Bias/Variance Dilemma, Neural Computation 4',
    'G. Forsythe 1957, Generation and Use of Orthogonal Polynomials for Data-Fitting with a Digital Computer',
    'M. Belkin et al. 2019, Reconciling Modern Machine Learning Practice and the Bias-Variance Trade-Off, arXiv:1812.11118',
    'K. Cobbe et al. 2019, Quantifying Generalization in Reinforcement Learning, arXiv:1812.02341',
  ],
};

import { html } from 'lit';
import { checkArranged } from '../checks/check-music.ts';
import type { Lesson } from '../lesson.ts';

/** Two networks that teach each other. */
export const gan: Lesson = {
  id: 'gan',
  title: 'Generative adversarial networks',
  about: 'One network makes things up, another judges them, and both get better by it.',
  screens: [
    {
      heading: 'The forger and the expert',
      body: () =>
        html`<p>
            A forger paints, an expert tells real from fake. At first both are bad at it. The expert learns
            what gives the fakes away; the forger learns what the expert looks for. In the end the forger
            paints so well that the expert can only guess.
          </p>
          <p>
            A <b>GAN</b> is such a pair of networks. The forger is called generator, the expert discriminator
            or critic. In the Music tab they are the <b>orchestra</b> and the <b>conductor</b>. Nobody labels
            which note is good: real songs are all that is needed.
          </p>`,
    },
    {
      heading: 'On a line',
      body: () =>
        html`<p>
          Here each piece of music is a point. The triangles are real, the dots are made. The conductor’s
          score is the dashed line, and each dot walks to where the score is higher. Try it without the
          penalty, too.
        </p>`,
      toy: () => html`<gp-gan-toy></gp-gan-toy>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        Let a trained orchestra play along with a melody. In the Music tab choose a melody, then press
        <b>Generate</b>. It counts when a song of yours has parts that a generator has made.
      </p>`,
    door: { label: 'Open the Music tab', href: '#music' },
    check: checkArranged,
  },
  maths: () =>
    html`<p>In the first GANs the discriminator D says how likely something is real, and both play for</p>
      <p class="formula">min over G, max over D: E[ln D(x)] + E[ln(1 − D(G(z)))]</p>
      <p>
        The Music tab’s are of the Wasserstein kind: the critic f gives scores whose slope is held near 1, and
        the difference of mean scores estimates how far the generated pieces are from the real ones,
      </p>
      <p class="formula">W = max over f with slopes of at most 1: E[f(x)] − E[f(G(z))]</p>
      <p>
        The slope is held by a penalty λ E[(‖∇f‖ − 1)²] on points between real and made ones. The orchestra
        climbs the critic’s score. On a line the best f and W are known exactly, which is what the figures
        above compare with.
      </p>`,
  sources: [
    'I. Goodfellow et al. 2014, Generative Adversarial Networks, arXiv:1406.2661',
    'M. Arjovsky, S. Chintala & L. Bottou 2017, Wasserstein GAN, arXiv:1701.07875',
    'I. Gulrajani et al. 2017, Improved Training of Wasserstein GANs, arXiv:1704.00028',
    'H.-W. Dong et al. 2018, MuseGAN, arXiv:1709.06298',
  ],
};

import { html } from 'lit';
import { checkClusters } from '../checks/check-deeds.ts';
import type { Lesson } from '../lesson.ts';

/** Finding order without labels. */
export const unsupervised: Lesson = {
  id: 'unsupervised',
  title: 'Unsupervised learning',
  about: 'A machine finds groups in data that nobody has labelled.',
  screens: [
    {
      heading: 'Nobody says what is right',
      body: () =>
        html`<p>
            Take the same recorded drive, and throw the answers away. What is left are hundreds of moments:
            how fast, how far from the middle, how the road bends. Nobody says what they mean.
          </p>
          <p>
            Yet there is order in them. Moments on a straight are alike, and so are moments in a left bend.
            Unsupervised learning finds such groups, or odd moments that fit into none: a crash stands out
            without anybody having explained what a crash is.
          </p>`,
    },
    {
      heading: 'Groups by two simple steps',
      body: () =>
        html`<p>
          <b>k-means</b> needs one decision from us: how many groups, k. It puts k centres somewhere, and then
          repeats two half steps: give each point to the nearest centre; move each centre to the middle of its
          points.
        </p>`,
      toy: () => html`<gp-cluster-toy></gp-cluster-toy>`,
    },
    {
      heading: 'What it is good for, and what not',
      body: () =>
        html`<p>
          Groups drive no car: they do not know what to do. But they show where on the track the same thing
          happens, which places are hard, and which laps are unusual. And the names of the groups are ours.
          The machine says only “these belong together”, by the distances that we let it measure.
        </p>`,
    },
  ],
  task: {
    body: () =>
      html`<p>
        In the Lab’s first room, under Unsupervised, press <b>Find order</b>. A drive is sorted without
        labels. Look at where on the track the clusters lie: are they straights and bends?
      </p>`,
    door: { label: 'Open the room Three ways to learn', href: '#lab/compare' },
    check: checkClusters,
  },
  maths: () =>
    html`<p>k-means looks for centres c₁ … c_k that make the spread small:</p>
      <p class="formula">J = Σ ‖xᵢ − c₍ᵢ₎‖², c₍ᵢ₎ being the centre that xᵢ belongs to</p>
      <p>
        The nearest centre is the best one for fixed centres, and the mean is the best centre for fixed
        groups. So neither half step can make J larger, and as there are finitely many ways to form groups, it
        ends. It may end in a valley that is not the deepest: hence several first centres are tried, and the
        smallest J is kept.
      </p>`,
  sources: [
    'S. Lloyd 1982 (written 1957), Least Squares Quantization in PCM, IEEE Transactions on Information Theory 28',
    'J. MacQueen 1967, Some Methods for Classification and Analysis of Multivariate Observations (the name)',
    'D. Arthur & S. Vassilvitskii 2007, k-means++: The Advantages of Careful Seeding (better first centres)',
  ],
};

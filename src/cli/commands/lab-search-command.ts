import { searchDocuments } from '../../app/catalogue/search-documents.ts';
import { answerQuestion } from '../../lab/search/answer-question.ts';
import { assessSearch, type SearchAssessment } from '../../lab/search/assess-search.ts';
import { ClickMemory } from '../../lab/search/click-memory.ts';
import { TUNING_QUESTIONS } from '../../lab/search/question-set.ts';
import { RANK_FEATURES } from '../../lab/search/rank-features.ts';
import { learnRanking } from '../../lab/search/ranking.ts';
import type { RetrievalFigures } from '../../lab/search/retrieval-metrics.ts';
import { SearchEngine } from '../../lab/search/search-engine.ts';
import { readTrack, trackIds } from '../files.ts';
import { flag, type Options } from '../options.ts';
import { type CommandResult, oneLine, table } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** Results that are printed. */
const MOST = 10;

/** `lab search`: what is found for a question, and why; with `--assess`, how well the search does. @throws UsageError */
export function labSearchCommand(words: readonly string[], options: Options): CommandResult {
  const documents = searchDocuments(trackIds().map(readTrack));
  if (flag(options, 'assess')) {
    if (words.length > 0)
      throw new UsageError('lab search --assess takes no question: it asks those of its set');
    const assessment = assessSearch(documents);
    return { json: assessment, text: describe(assessment) };
  }
  const question = words.join(' ');
  if (question.trim() === '')
    throw new UsageError('lab search: what is looked for is missing, as in lab search "why does it zigzag"');
  const engine = new SearchEngine(documents);
  const none = new ClickMemory([], (text) => engine.weigh(text));
  const answer = answerQuestion(engine, question, learnRanking(engine, TUNING_QUESTIONS), none, MOST);
  const rows = answer.results.map(({ document, score, shares }) => [
    document.id,
    oneLine(document.title),
    score.toFixed(2),
    ...RANK_FEATURES.map((feature) => shares[feature].toFixed(2)),
  ]);
  const text = [
    ...answer.notes.map(oneLine),
    ...(rows.length === 0 ? [] : [table([['id', 'title', 'score', ...RANK_FEATURES], ...rows])]),
  ].join('\n');
  return { json: { question, ...answer }, text };
}

function describe({ documents, questions, rankings, weights, clickEffect }: SearchAssessment): string {
  const { tuning, heldOut, control } = questions;
  const three = (figures: readonly RetrievalFigures[], name: keyof RetrievalFigures): string[] =>
    figures.map((one) => one[name].toFixed(3));
  const { asked, others, clicks } = clickEffect;
  return [
    `${documents} documents; questions: ${tuning} to choose by, ${heldOut} held out, ${control} written last`,
    '',
    table([
      [
        '',
        'recall@3: chosen by',
        'held out',
        'last',
        'nDCG@10: chosen by',
        'held out',
        'last',
        'MRR: chosen by',
        'held out',
        'last',
      ],
      ...rankings.map(({ name, figures }) => {
        const sets = [figures.tuning, figures.heldOut, figures.control];
        return [name, ...three(sets, 'recallAt3'), ...three(sets, 'ndcgAt10'), ...three(sets, 'mrr')];
      }),
    ]),
    '',
    `weights: ${RANK_FEATURES.map((feature) => `${feature} ${weights[feature].toFixed(2)}`).join(', ')}`,
    '',
    `after ${clicks} simulated clicks on the held-out questions, position bias 1/rank, seed 1:`,
    table([
      ['', 'recall@3 before', 'after', 'nDCG@10 before', 'after', 'MRR before', 'after'],
      ...[
        { name: 'questions that were clicked on', pair: asked },
        { name: 'other questions (written last)', pair: others },
      ].map(({ name, pair }) => [
        name,
        ...three(pair, 'recallAt3'),
        ...three(pair, 'ndcgAt10'),
        ...three(pair, 'mrr'),
      ]),
    ]),
  ].join('\n');
}

import { assessGenre } from '../../music/assessment/assess-genre.ts';
import { PUBLISHED } from '../../music/assessment/published.ts';
import { GeneratorPass } from '../../music/gan/generator-pass.ts';
import { PARTS } from '../../music/roll/roll-layout.ts';
import { genreOption, readModel } from '../music-files.ts';
import { type Options, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';

/** `music metrics`: how good a generator is at a genre, and whether it may be shipped. @throws UsageError, SongError */
export function musicMetricsCommand(options: Options): CommandResult {
  const genre = genreOption(options);
  const model = readModel(options);
  const assessment = assessGenre(
    new GeneratorPass(model.weights),
    genre,
    wholeNumber(options, 'seed', 0) ?? 1,
  );
  const {
    gap,
    gapOfData,
    metrics,
    lift,
    diversity,
    otherSeed,
    unique,
    nearest,
    drumPatterns,
    keptGrooves,
    gates,
  } = assessment;
  const missed = gates.filter(({ isMet }) => !isMet);
  const text = [
    table(
      [
        ['', 'data', 'generated', 'MuseGAN, of its data', 'MuseGAN, best'],
        ['gap', gapOfData, gap],
        ...Object.entries(metrics).map(([name, { data, made }]) => [
          name,
          data,
          made,
          PUBLISHED[name]?.data ?? null,
          PUBLISHED[name]?.best ?? null,
        ]),
        ['agreement lift', lift.data, lift.made],
        ...PARTS.map((part) => [`diversity ${part}`, diversity[part].data, diversity[part].made]),
        ...PARTS.map((part) => [`other seed ${part}`, null, otherSeed[part]]),
        ['unique', unique.data, unique.made],
        ['nearest learnt', nearest.data, nearest.made],
        ['drum patterns', drumPatterns.data, drumPatterns.made],
        ['grooves kept', keptGrooves.data, keptGrooves.made],
      ].map((row) => row.map(cell)),
    ),
    '',
    table(
      gates.map(({ name, value, goal, isMet }) => [name, value.toFixed(3), goal, isMet ? 'met' : 'MISSED']),
    ),
    '',
    `${gates.length - missed.length} of ${gates.length} goals met`,
  ].join('\n');
  return { json: { genre, model: model.id, ...assessment, met: missed.length === 0 }, text };
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  return typeof value === 'number' ? value.toFixed(3) : value;
}

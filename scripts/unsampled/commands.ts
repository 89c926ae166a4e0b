import { familyOfFormat, openText } from '../../src/problems/explicit.ts';
import { FieldError } from '../../src/problems/field-error.ts';
import { type Arguments, checkKnown, wholeNumber } from './arguments.ts';
import { batch } from './batch.ts';
import { answerOpened, type Named, openInstance, readMethod } from './estimate.ts';
import type { Command } from './help.ts';
import { answerSample, answerTruth, type Draw } from './sampling.ts';
import { sweep } from './sweep.ts';
import { answerTails } from './tails.ts';

/** What a command reads from and writes to. */
export interface Surroundings {
  /** The text of a file, or of standard input for `-`. @throws FieldError if it cannot be read. */
  read(path: string): Promise<string>;
  lines(): AsyncIterable<string>;
  /** Resolves when more may be written. */
  write(text: string): Promise<void>;
  /** A line that is no result. */
  say(line: string): void;
  /** How far a long command is; shown only to a person. */
  progress(done: number, total: number): void;
}

type Run = (given: Arguments, around: Surroundings) => Promise<void>;

const SEED = [1, 0, Number.MAX_SAFE_INTEGER] as const;
const MOST = 2 ** 40;

function only(positionals: readonly string[], what: string): string {
  const [first, second] = positionals;
  if (first === undefined) throw new FieldError(what, 'is missing');
  if (second !== undefined) throw new FieldError(second, `is one too many after ${what}`);
  return first;
}

async function instanceOf({ positionals }: Arguments, around: Surroundings): Promise<unknown> {
  const path = only(positionals, 'FILE');
  try {
    return JSON.parse(await around.read(path)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new FieldError(path, `is not JSON: ${error.message}`);
    throw error;
  }
}

/** The instance of a file: a formula or a matrix by its ending, JSON of the family that is named otherwise. */
async function openFile(given: Arguments, around: Surroundings): Promise<Named> {
  const path = only(given.positionals, 'FILE');
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  const named = given.options['family'];
  const family = familyOfFormat(ending);
  if (family === undefined) {
    const usual = named ?? 'mlp';
    return { family: usual, opened: openInstance(usual, await instanceOf(given, around)) };
  }
  if (named !== undefined && named !== family) throw new FieldError('--family', `.${ending} files hold ${family}`);
  return { family, opened: openText(ending, await around.read(path)) };
}

const estimate: Run = async (given, around) => {
  const { family: _, method, ...options } = given.options;
  if (method === undefined) throw new FieldError('--method', 'is missing');
  const named = await openFile(given, around);
  await around.write(`${JSON.stringify(answerOpened(named, { method, options }))}\n`);
};

const drawing =
  (answer: typeof answerTruth, usual: number, least: number): Run =>
  async (given, around) => {
    const { family: _, ...options } = given.options;
    checkKnown(options, ['samples', 'seed']);
    const draw: Draw = {
      samples: wholeNumber(options, 'samples', [usual, least, MOST]),
      seed: wholeNumber(options, 'seed', SEED),
    };
    const { family, opened } = await openFile(given, around);
    await around.write(`${JSON.stringify(answer(opened, draw, family))}\n`);
  };

/** `1.5,2,2.5`. @throws FieldError for what are no numbers. */
function thresholdsIn(text: string | undefined): readonly number[] | undefined {
  const values = text?.split(',').map((each) => (each.trim() === '' ? NaN : Number(each)));
  if (values?.every(Number.isFinite)) return values;
  if (text === undefined) return undefined;
  throw new FieldError('--thresholds', `must be numbers between commas, not ${text}`);
}

const tails: Run = async (given, around) => {
  const { family = 'mlp', method, output = '0', thresholds, samples, seed, ...options } = given.options;
  if (method === undefined) throw new FieldError('--method', 'is missing');
  const numbers = { output, ...(samples !== undefined && { samples }), ...(seed !== undefined && { seed }) };
  const question = {
    output: wholeNumber(numbers, 'output', [0, 0, MOST]),
    thresholds: thresholdsIn(thresholds),
    samples: wholeNumber(numbers, 'samples', [0, 0, MOST]),
    seed: wholeNumber(numbers, 'seed', SEED),
  };
  const opened = openInstance(family, await instanceOf(given, around));
  const wanted = readMethod(family, opened, method, options);
  if (wanted.layers) throw new FieldError('options.layers', 'is not for tails');
  await around.write(`${JSON.stringify(answerTails(opened, { ...question, method: wanted.method }))}\n`);
};

const sweeping: Run = async ({ positionals, options }, around) => {
  checkKnown(options, ['csv', 'json']);
  if (options['csv'] && options['json']) throw new FieldError('--json', 'and --csv exclude each other');
  const report = { issue: (line: string) => around.say(line), progress: around.progress.bind(around) };
  await around.write(await sweep(only(positionals, 'LINK'), options['json'] ? 'json' : 'csv', report));
};

const batching: Run = async ({ positionals, options }, around) => {
  checkKnown(options, []);
  if (positionals.length > 0) throw new FieldError(positionals[0] ?? '', 'is not wanted: batch reads standard input');
  for await (const answer of batch(around.lines())) await around.write(`${answer}\n`);
};

/** Every command of the command line. */
export const commands: Readonly<Record<Command, Run>> = {
  estimate,
  sample: drawing(answerSample, 65536, 1),
  truth: drawing(answerTruth, 1048576, 4096),
  tails,
  sweep: sweeping,
  batch: batching,
};

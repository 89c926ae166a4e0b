import { csvOf } from '../../src/experiments/csv.ts';
import { ENGINE_REVISION, taskKey } from '../../src/experiments/engine.ts';
import { perform } from '../../src/experiments/perform.ts';
import { plan } from '../../src/experiments/plan.ts';
import { rowsOf } from '../../src/experiments/rows.ts';
import { createResultTable, type ResultTable } from '../../src/experiments/table.ts';
import { createCodec } from '../../src/permalink/codec.ts';
import { describeIssue } from '../../src/permalink/describe.ts';
import { type Experiments, experimentsOf } from '../../src/permalink/experiments.ts';
import { families } from '../../src/problems/catalogue.ts';
import { type Curves, curvesOf } from '../../src/state/selectors.ts';
import { putStored } from '../truth/read.ts';

/** Where a sweep says what is not its result: what a link had replaced, and how far it is. */
export interface SweepReport {
  issue(sentence: string): void;
  progress(done: number, total: number): void;
}

export type Format = 'csv' | 'json';

const codec = createCodec(families, ENGINE_REVISION);

/** Lets signals in: a sweep may take hours. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function fill(table: ResultTable, { main, companion }: Experiments, report: SweepReport): Promise<void> {
  const specs = [main, ...(companion ? [companion] : [])];
  putStored(table, specs);
  const tasks = plan(...specs).filter((task) => !table.known(taskKey(task)));
  for (const [done, task] of tasks.entries()) {
    report.progress(done, tasks.length);
    const work = perform(task);
    let next = work.next();
    for (let steps = 1; !next.done; steps++) {
      if (steps % 16 === 0) await breathe();
      next = work.next();
    }
    table.put(task, next.value, true);
  }
  report.progress(tasks.length, tasks.length);
}

function printed(link: string, { main, companion, digits }: Curves, format: Format): string {
  const summaries = [main, ...(companion ? [companion] : [])];
  if (format === 'csv') return csvOf(summaries.flatMap(rowsOf));
  return `${JSON.stringify({ link, engine: ENGINE_REVISION, digits, sweeps: summaries }, null, 2)}\n`;
}

/** The data behind the curves of a link, a whole address or its fragment: the very numbers that its page shows. */
export async function sweep(link: string, format: Format, report: SweepReport): Promise<string> {
  const { document, issues } = codec.decode(link.includes('#') ? link.slice(link.indexOf('#')) : link);
  for (const issue of issues) report.issue(describeIssue(issue, families));
  const experiments = experimentsOf(document);
  const table = createResultTable();
  await fill(table, experiments, report);
  return printed(codec.encode(document), curvesOf(table, experiments), format);
}

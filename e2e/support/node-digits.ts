import { putStored } from '../../scripts/truth/read.ts';
import { ENGINE_REVISION, taskKey } from '../../src/experiments/engine.ts';
import { perform } from '../../src/experiments/perform.ts';
import { plan } from '../../src/experiments/plan.ts';
import { createResultTable } from '../../src/experiments/table.ts';
import { setBackend } from '../../src/numerics/backend.ts';
import { plainBackend } from '../../src/numerics/plain/backend.ts';
import { createCodec } from '../../src/permalink/codec.ts';
import { experimentsOf } from '../../src/permalink/experiments.ts';
import { families } from '../../src/problems/catalogue.ts';
import { finish } from '../../src/problems/work.ts';
import { type Curves, curvesOf } from '../../src/state/selectors.ts';

// Plain TypeScript: the browsers' kernels are held against it.
setBackend(plainBackend);

export const codec = createCodec(families, ENGINE_REVISION);

/** The curves of a link, computed here: the same engine without page and workers. Small configurations only. */
export function nodeSummary(link: string): Curves {
  const experiments = experimentsOf(codec.decode(link).document);
  const { main, companion } = experiments;
  const table = createResultTable();
  const specs = [main, ...(companion ? [companion] : [])];
  putStored(table, specs);
  for (const task of plan(...specs)) {
    if (!table.known(taskKey(task))) table.put(task, finish(perform(task)), true);
  }
  const curves = curvesOf(table, experiments);
  if (!curves.complete) throw new Error(`${link} is not complete`);
  return curves;
}

/** The digits of a link; see above. */
export function nodeDigits(link: string): string {
  return nodeSummary(link).digits;
}

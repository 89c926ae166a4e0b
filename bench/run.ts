/** `npm run -s bench -- [name…] [--json FILE]`: measures, prints a table, writes the same as JSON. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { advantage } from './advantage.bench.ts';
import type { Benchmark, Row } from './benchmark.ts';
import { engines } from './engines.bench.ts';
import { kernelStart } from './kernel-start.bench.ts';
import { scaling } from './scaling.bench.ts';
import { describeMachine, loadNow } from './machine.ts';
import { pageBlocking } from './page-blocking.bench.ts';
import { pageLoad } from './page-load.bench.ts';
import { pageSlider } from './page-slider.bench.ts';
import { pageStaleWork } from './page-stale-work.bench.ts';
import { references } from './references.bench.ts';
import { seconds } from './seconds.bench.ts';
import { tails } from './tails.bench.ts';
import { lineOf } from './table.ts';

const benchmarks: readonly Benchmark[] = [
  ...engines,
  kernelStart,
  scaling,
  references,
  tails,
  seconds,
  advantage,
  pageSlider,
  pageStaleWork,
  pageBlocking,
  pageLoad,
];

const NAME_WIDTH = 52;

/** Those whose names begin with one of `names`; all if there is none. Throws where a name fits nothing. */
function chosen(names: readonly string[]): readonly Benchmark[] {
  const wrong = names.find((name) => !benchmarks.some((each) => each.name.startsWith(name)));
  if (wrong !== undefined) {
    throw new Error(`no benchmark is called ${wrong}; there are ${benchmarks.map(({ name }) => name).join(', ')}`);
  }
  return names.length === 0
    ? benchmarks
    : benchmarks.filter((each) => names.some((name) => each.name.startsWith(name)));
}

async function measure(each: Benchmark): Promise<Row[]> {
  console.log(`\n${each.name}: ${each.about}`);
  const rows: Row[] = [];
  for await (const row of each.run()) {
    rows.push(row);
    console.log(lineOf(row, NAME_WIDTH));
  }
  return rows;
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
  const selection = chosen(positionals);
  const load = loadNow();
  const { processor, cores, node } = describeMachine(load);
  console.log(`${processor}, ${cores} cores, Node ${node}, load ${load}; medians; (n ×): times better than that`);
  const rows: Row[] = [];
  for (const each of selection) rows.push(...(await measure(each)));
  const machine = describeMachine(load);
  console.log(`\nload at the end ${machine.load.end}`);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
}

await main();

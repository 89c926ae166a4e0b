/**
 * `npm test`: browsers, kernels, static checks, build, size, unit tests, end-to-end tests. Everything is run even if something
 * before it failed, except what cannot be without it. Closes with the line `N passed, N failed`, where a failed check
 * counts as one failure.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { ensure } from './browsers/ensure.ts';
import { engines, type Engine } from './browsers/locate.ts';
import { add, honest, lineOf, none, oneFailure, tallyPlaywright, tallyVitest, type Tally } from './test/reports.ts';
import { step } from './test/step.ts';

const reports = '.cache/reports';

const checks = [
  ['lock', 'tsx scripts/check-lock.ts'],
  ['types', 'tsc -b'],
  ['lint', 'oxlint'],
  ['format', 'prettier --check --log-level warn .'],
  ['unused', 'knip --no-config-hints'],
] as const;

async function main(): Promise<Tally> {
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  const { ready, missing, variables } = await browsers();
  const env = { ...process.env, ...variables };

  let total = missing;
  const check = async (name: string, command: string): Promise<boolean> => {
    const passed = await step(name, command, 'if-failed', env);
    if (!passed) total = add(total, oneFailure);
    return passed;
  };
  await check('kernels', 'tsx scripts/kernels.ts');
  for (const [name, command] of checks) await check(name, command);
  const built = await check('build', 'vite build');
  if (built) await check('size', 'size-limit');
  total = add(total, await unitTests(env));
  return built && ready.includes('chromium') ? add(total, await endToEndTests(ready, env)) : total;
}

/** Finds or installs the browsers. Without Chromium there is no test of the page; the others may be left out. */
async function browsers(): Promise<{ ready: Engine[]; missing: Tally; variables: Record<string, string> }> {
  const ready: Engine[] = [];
  const variables: Record<string, string> = {};
  let missing = none;
  for (const engine of engines) {
    const found = await ensure(engine);
    if (found) {
      ready.push(engine);
      Object.assign(variables, found.variables);
      console.log(`✓ ${engine} ${found.version}`);
    } else {
      const required = engine === 'chromium' || process.env.REQUIRE_ENGINES === '1';
      if (required) missing = add(missing, oneFailure);
      console.log(`${required ? '✗' : '–'} ${engine} is not here and could not be installed: its tests are left out`);
    }
  }
  return { ready, missing, variables };
}

async function unitTests(env: NodeJS.ProcessEnv): Promise<Tally> {
  const report = `${reports}/vitest.json`;
  const command = `vitest run --reporter=default --reporter=json --outputFile.json=${report}`;
  const exitedWell = await step('unit tests', command, 'shown', env);
  const found = await read<Parameters<typeof tallyVitest>[0]>(report);
  return honest(found ? tallyVitest(found) : none, exitedWell);
}

async function endToEndTests(ready: readonly Engine[], env: NodeJS.ProcessEnv): Promise<Tally> {
  const projects = ready.map((engine) => `--project=${engine}`).join(' ');
  const exitedWell = await step('end-to-end tests', `playwright test ${projects}`, 'shown', env);
  const found = await read<Parameters<typeof tallyPlaywright>[0]>(`${reports}/playwright.json`);
  const tallies = found ? tallyPlaywright(found) : new Map<string, Tally>();
  const ofEach = ready.map((engine) => honest(tallies.get(engine) ?? none, true));
  ready.forEach((engine, i) => console.log(`  ${engine}: ${lineOf(ofEach[i] ?? none)}`));
  return honest(ofEach.reduce(add, none), exitedWell);
}

/** A report, or undefined if its runner did not get as far as writing one. */
const read = <Report>(path: string): Promise<Report | undefined> =>
  readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Report,
    () => undefined,
  );

const total = await main().catch((error: unknown) => {
  console.error(error);
  return oneFailure;
});
process.exitCode = total.failed > 0 ? 1 : 0;
console.log(`\n${lineOf(total)}`);

import { mkdir, readFile, stat } from 'node:fs/promises';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const special = 'src/numerics/special';

/** The compiled kernels, made by `buildKernels`; git does not know them. */
export const kernelsFile = join(root, 'assembly/build/kernels.wasm');

/** The part of the compiler that is used. Its own types would bring the globals of its language into this project's. */
interface Compiler {
  main(
    args: readonly string[],
    host: { readFile(name: string, folder: string): Promise<string | null> },
  ): Promise<{ readonly error: Error | null; readonly stderr: { toString(): string } }>;
}
const compiler: string = 'assemblyscript/asc';

const options = ['--runtime', 'stub', '--enable', 'simd', '-O3', '--noAssert'];

/** The special functions are compiled from the engine's own source, but for how they see a double's bits. */
const replaced = new Map([[`${special}/bits.ts`, 'assembly/bits.ts']]);

function sources(): string[] {
  const here = ['scripts/kernels/build.ts', 'package-lock.json'];
  const files = ['assembly', special].flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map(({ name }) => `${folder}/${name}`),
  );
  return [...files, ...here].map((file) => join(root, file));
}

async function isFresh(): Promise<boolean> {
  const made = await stat(kernelsFile).catch(() => undefined);
  return made !== undefined && sources().every((file) => statSync(file).mtimeMs <= made.mtimeMs);
}

async function readSource(name: string, folder: string): Promise<string | null> {
  const path = relative(root, join(folder, name));
  return readFile(join(root, replaced.get(path) ?? path), 'utf8').catch(() => null);
}

/**
 * Compiles `assembly/` to `kernels.wasm` unless that is newer than all its sources. The same sources give the same bytes.
 * @throws with the compiler's words if it fails
 */
export async function buildKernels(): Promise<void> {
  if (await isFresh()) return;
  await mkdir(dirname(kernelsFile), { recursive: true });
  const args = ['assembly/index.ts', '--outFile', relative(root, kernelsFile), '--baseDir', root, ...options];
  const { main } = (await import(compiler)) as Compiler;
  const { error, stderr } = await main(args, { readFile: readSource });
  if (error) throw new Error(`assembly/ does not compile: ${error.message}\n${stderr.toString()}`);
}

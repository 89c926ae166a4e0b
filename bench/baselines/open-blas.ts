import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('open-blas.py', import.meta.url));
const SIZES = ['32', '64', '128', '256', '512'];
/** An old numpy with settings of another machine would run another kernel. */
const { OPENBLAS_CORETYPE: _coreType, OPENBLAS_L2_SIZE: _size, ...environment } = process.env;

async function measured(python: string): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    const env = { ...environment, OPENBLAS_NUM_THREADS: '1' };
    const { stdout } = await promisify(execFile)(python, [script, ...SIZES], { env });
    return new Map(Object.entries(JSON.parse(stdout) as Record<string, number>));
  } catch {
    return undefined;
  }
}

/** GFLOP/s of numpy's products by the names of our rows; empty, with a message, where no Python has numpy. */
export async function openBlas(): Promise<ReadonlyMap<string, number>> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const speeds = await measured(python);
    if (speeds) return speeds;
  }
  console.log('no numpy here: native OpenBLAS is left out');
  return new Map();
}

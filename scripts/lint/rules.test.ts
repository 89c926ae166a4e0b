import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const oxlint = fileURLToPath(new URL('../../node_modules/oxlint/bin/oxlint', import.meta.url));
const plugin = fileURLToPath(new URL('./plugin.js', import.meta.url));

/** Lints a small tree of files with one rule of ours and returns the paths with a complaint, sorted. */
async function complaints(rule: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), 'rules-'));
  try {
    await writeFile(
      join(root, '.oxlintrc.json'),
      JSON.stringify({
        jsPlugins: [plugin],
        plugins: [],
        categories: { correctness: 'off' },
        rules: { [rule]: 'error' },
      }),
    );
    for (const [path, code] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), code);
    }
    const ended = await promisify(execFile)(process.execPath, [oxlint, '--format=json'], { cwd: root }).catch(
      (error: unknown) => error as { stdout: string },
    );
    const { diagnostics } = JSON.parse(ended.stdout) as { diagnostics: { filename: string }[] };
    return diagnostics.map((d) => d.filename).toSorted();
  } finally {
    await rm(root, { recursive: true });
  }
}

describe('the layers', () => {
  it('allows what points down and reports the rest', async () => {
    const allowed = {
      'src/permalink/codec.ts': `import '../experiments/spec.ts';`,
      'src/problems/mlp/index.ts': `import '../contract.ts';`,
      'src/problems/registry.ts': `import './mlp/index.ts';`,
      'src/problems/mlp/view.tsx': `import '../../charts/frame.tsx';`,
      'src/lab/lab.tsx': `import '../ui/slider.tsx'; import 'react';`,
      'src/runtime/kernels.ts': `import '../../assembly/build/kernels.wasm?url';`,
      'src/charts/table.tsx': `import 'd3-scale'; import '../numerics/special/exp.ts';`,
    };
    const forbidden = {
      'src/charts/store.tsx': `import '../state/store.ts';`,
      'src/experiments/packages.ts': `import 'd3-array';`,
      'src/experiments/up.ts': `import '../runtime/pool.ts';`,
      'src/lab/sideways.tsx': `import '../lessons/lesson.tsx';`,
      'src/numerics/special/up.ts': `import '../../problems/scaled.ts';`,
      'src/problems/mlp/family.ts': `import '../sat/index.ts';`,
      'src/problems/mlp/registry.ts': `import '../registry.ts';`,
      'src/state/kernels.ts': `import '../../assembly/build/kernels.wasm?url';`,
      'src/state/lazy.ts': `import('../app/app.ts');`,
      'src/state/re-export.ts': `export * from '../app/app.ts';`,
      'src/ui/worker.tsx': `import '../runtime/pool.ts';`,
      'src/unknown/file.ts': `import '../numerics/a.ts';`,
    };
    expect(await complaints('unsampled/layers', { ...allowed, ...forbidden })).toEqual(
      Object.keys(forbidden).toSorted(),
    );
  });
});

describe('exact arithmetic', () => {
  it('allows only operations that every engine computes to the same bit', async () => {
    const found = await complaints('unsampled/exact-arithmetic', {
      'allowed.ts': 'export const x = Math.sqrt(2) * Math.fround(Math.PI); export const y = x.Math;',
      'assign.ts': 'let a = 2; a **= 2;',
      'computed.ts': `export const x = Math['log'](1);`,
      'destructured.ts': 'export const { sin } = Math;',
      'exp.ts': 'export const x = Math.exp(1);',
      'power.ts': 'export const x = (a: number) => a ** 2;',
      'random.ts': 'export const x = Math.random();',
    });
    expect(found).toEqual(['assign.ts', 'computed.ts', 'destructured.ts', 'exp.ts', 'power.ts', 'random.ts']);
  });
});

import { conjugate64 } from '../../linalg/conjugate64.ts';
import { forward32 } from '../../linalg/forward32.ts';
import { backend } from '../../backend.ts';
import { computer } from '../../tensor/machine.ts';
import { modeProducts } from '../../tensor/modes.ts';
import { tensorOf } from '../../tensor/tensor.ts';
import { orthonormaliseRows32 } from '../../linalg/orthonormal32.ts';
import { multiplyTransposed32 } from '../../linalg/product32.ts';
import { multiply64, multiplyTransposed64, symmetricProduct64 } from '../../linalg/product64.ts';
import { fold, key } from '../../rng/key.ts';
import { fillNormal32 } from '../../rng/normal32.ts';
import { mapSpecial } from '../../special/map.ts';
import type { Special } from '../../special/names.ts';
import { momentsOf } from '../../statistics/moments.ts';
import { band, type Case, size, Source } from './cases.ts';

function transposed32(index: number): Case {
  const source = new Source('product32', index);
  const [rows, inner, cols] = [size(source), size(source) - 1, size(source)];
  const [x, w] = [source.f32(rows * inner, true), source.f32(cols * inner, true)];
  const [from, to] = band(source, rows);
  return {
    name: `f32 product ${rows} × ${inner} × ${cols}, rows ${from}…${to}`,
    compute() {
      const out = new Float32Array(rows * cols).fill(7);
      multiplyTransposed32(x, w, out, inner, cols, from, to);
      return [out];
    },
  };
}

function products64(index: number): Case {
  const source = new Source('product64', index);
  const [rows, inner, cols] = [size(source), size(source) - 1, size(source)];
  const [a, b] = [source.f64(rows * inner, true), source.f64(cols * inner, true)];
  const [from, to] = band(source, rows);
  return {
    name: `f64 products ${rows} × ${inner} × ${cols}, rows ${from}…${to}`,
    compute() {
      const outs = [0, 1].map(() => new Float64Array(rows * cols).fill(7));
      multiplyTransposed64(a, b, outs[0]!, inner, cols, from, to);
      multiply64(a, b, outs[1]!, inner, cols, from, to);
      return outs;
    },
  };
}

function symmetric64(index: number): Case {
  const source = new Source('symmetric64', index);
  const [n, inner] = [size(source), size(source)];
  const [a, b] = [source.f64(n * inner, true), source.f64(n * inner, true)];
  const [from, to] = band(source, n);
  return {
    name: `f64 symmetric product ${n} × ${inner}, rows ${from}…${to}`,
    compute() {
      const out = new Float64Array(n * n).fill(7);
      symmetricProduct64(a, b, out, inner, n, from, to);
      return [out];
    },
  };
}

function conjugation(index: number): Case {
  const source = new Source('conjugate64', index);
  const [outputs, inputs] = [size(source), size(source)];
  const [w, c] = [source.f64(outputs * inputs), source.f64(inputs * inputs)];
  const [from, to] = band(source, outputs);
  return {
    name: `W·C·Wᵀ ${outputs} × ${inputs}, in bands ${from}, ${to}`,
    compute() {
      const out = new Float64Array(outputs * outputs).fill(7);
      for (const [a, b] of [
        [from, to],
        [0, from],
        [to, outputs],
      ] as const) {
        conjugate64(w, c, out, outputs, inputs, a, b);
      }
      return [out];
    },
  };
}

function modes(index: number): Case {
  const source = new Source('modes', index);
  const [outputs, inputs] = [source.int(1, 11), source.int(1, 11)];
  const [w, tensor] = [source.f64(outputs * inputs), source.f64(inputs * inputs * inputs)];
  return {
    name: `mode products ${outputs} × ${inputs}`,
    compute() {
      const [matrix, cube] = [tensorOf([outputs, inputs], w), tensorOf([inputs, inputs, inputs], tensor)];
      const work = modeProducts(computer(), matrix, cube);
      let next = work.next();
      while (!next.done) next = work.next();
      return [next.value.data];
    },
  };
}

/** Sums of products by rows, some of them again and again, with as many factors as there may be. */
function rowSums(index: number): Case {
  const source = new Source('rows64', index);
  const [rows, count] = [size(source), size(source)];
  const tensors = [0, 1, 2].slice(0, source.int(0, 3)).map(() => source.f64(rows * count, true));
  const [scales, given] = [source.f64(rows, true), source.f64(rows * count, true)];
  const start = (): Uint32Array => Uint32Array.from({ length: rows }, () => count * source.int(0, rows - 1));
  const factors = tensors.map((data) => ({ data, at: start() }));
  const at = start();
  return {
    name: `sums over ${rows} rows of ${count}, ${factors.length} factors`,
    compute() {
      const data = given.slice();
      backend().addRows64({ out: { data, at }, scales, count, factors });
      return [data];
    },
  };
}

/** The same products and sums, with some of the operands in memory that was borrowed for them. */
function borrowed(index: number): Case {
  const source = new Source('borrowed', index);
  const [n, inner] = [size(source), size(source)];
  const given = [n * inner, n * inner, inner * inner, n * n].map((length) => source.f64(length, true));
  const isLent = given.map(() => source.int(0, 3) > 0);
  const [from, to] = band(source, n);
  return {
    name: `borrowed memory: ${n} × ${inner}, rows ${from}…${to}, lent ${isLent.join()}`,
    compute() {
      const largest = Math.max(n, inner) * Math.max(n, inner);
      const loan = backend().borrow({ numbers: 8 * largest + 64, largest });
      const allot = (length: number, lent: boolean): Float64Array =>
        (lent ? loan?.allot(length) : undefined) ?? new Float64Array(length);
      const [a, b, square, out] = given.map((values, i) => {
        const placed = allot(values.length, isLent[i]!);
        placed.set(values);
        return placed;
      }) as [Float64Array, Float64Array, Float64Array, Float64Array];
      const outs = [0, 1, 2].map(() => allot(n * n, true));
      multiplyTransposed64(a, b, outs[0]!, inner, n, from, to);
      symmetricProduct64(a, b, outs[1]!, inner, n, from, to);
      conjugate64(a, square, outs[2]!, n, inner, from, to);
      const plainly = allot(n * inner, true);
      multiply64(a, square, plainly, inner, inner, from, to);
      const at = Uint32Array.from({ length: n }, (_, row) => row * n);
      const factors = [{ data: outs[0]!, at }];
      backend().addRows64({ out: { data: out, at }, scales: a.slice(0, n), count: n, factors });
      const results = [...outs, plainly, out].map((each) => each.slice());
      loan?.release();
      return results;
    },
  };
}

function forward(index: number): Case {
  const source = new Source('forward', index);
  const widths = Array.from({ length: source.int(2, 5) }, () => size(source));
  const matrices = widths.slice(1).map((outer, layer) => source.f32(outer * widths[layer]!, true));
  const biases = widths.slice(1).map((outer) => (source.int(0, 1) ? source.f32(outer) : undefined));
  const network = {
    widths,
    matrix32: (layer: number) => matrices[layer]!,
    bias32: (layer: number) => biases[layer],
  };
  const other = { widths: [3, 2], matrix32: () => Float32Array.of(1, 2, 3, 4, 5, 6), bias32: () => undefined };
  const rows = size(source);
  const inputs = source.f32(rows * widths[0]!, true);
  const middle = source.int(0, rows);
  return {
    name: `forward pass ${widths.join(' → ')}, ${rows} rows`,
    compute() {
      const out = new Float32Array(rows * widths.at(-1)!);
      const between = new Float32Array(2);
      forward32(network, inputs, out, 0, middle);
      forward32(other, Float32Array.of(1, -1, 0.5), between, 0, 1);
      forward32(network, inputs, out, middle, rows);
      return [out, between];
    },
  };
}

function frames(index: number): Case {
  const source = new Source('frames', index);
  const [a, b] = [size(source), size(source)];
  const [rows, n] = [Math.min(a, b), Math.max(a, b)];
  const matrix = source.f32(rows * n);
  return {
    name: `orthonormal rows ${rows} × ${n}`,
    compute() {
      const q = matrix.slice();
      orthonormaliseRows32(q, rows, n);
      return [q];
    },
  };
}

function normals(index: number): Case {
  const length = new Source('normals', index).int(0, 40_000);
  return {
    name: `${length} normal numbers`,
    compute() {
      const out = new Float32Array(length);
      fillNormal32(out, fold(key(index), 'normals'));
      return [out];
    },
  };
}

function columnMoments(index: number): Case {
  const source = new Source('moments', index);
  const [rows, width] = [size(source), size(source)];
  const values = source.f32(rows * width, index % 3 === 0);
  return {
    name: `moments of ${rows} × ${width}`,
    compute() {
      const { mean, m2 } = momentsOf(values, rows, width);
      return [mean, m2];
    },
  };
}

const SPECIALS: readonly Special[] = ['exp', 'log', 'erf', 'erfc', 'normalCdf', 'normalPdf'];

function special(index: number): Case {
  const source = new Source('special', index);
  const name = SPECIALS[index % SPECIALS.length]!;
  const scale = [1, 3, 20, 400, 1e-8, 1e-300][source.int(0, 5)]!;
  const values = source.f64(source.int(1, 500), true).map((value) => value * scale);
  return { name: `${name} of ${values.length} numbers`, compute: () => [mapSpecial(name, values)] };
}

const KINDS = [
  transposed32,
  products64,
  symmetric64,
  conjugation,
  modes,
  rowSums,
  borrowed,
  forward,
  frames,
  normals,
  columnMoments,
  special,
] as const;

/** `count` cases of every kernel, the same on every engine. */
export function cases(count: number): Case[] {
  return KINDS.flatMap((kind) => Array.from({ length: count }, (_, index) => kind(index)));
}

/*
 * The special functions, f64, over arrays: compiled from the very source that the TypeScript engine runs
 * (src/numerics/special), so that there is one definition. Only its access to a double's bits is replaced, by bits.ts.
 */
import { erf, erfc } from '../src/numerics/special/erf';
import { exp } from '../src/numerics/special/exp';
import { log } from '../src/numerics/special/log';
import { normalCdf, normalPdf } from '../src/numerics/special/normal';

const SIZE: usize = sizeof<f64>();

export function mapExp(from: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count * SIZE; at += SIZE) store<f64>(to + at, exp(load<f64>(from + at)));
}

export function mapLog(from: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count * SIZE; at += SIZE) store<f64>(to + at, log(load<f64>(from + at)));
}

export function mapErf(from: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count * SIZE; at += SIZE) store<f64>(to + at, erf(load<f64>(from + at)));
}

export function mapErfc(from: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count * SIZE; at += SIZE) store<f64>(to + at, erfc(load<f64>(from + at)));
}

export function mapNormalCdf(from: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count * SIZE; at += SIZE) store<f64>(to + at, normalCdf(load<f64>(from + at)));
}

export function mapNormalPdf(from: usize, to: usize, count: usize): void {
  for (let at: usize = 0; at < count * SIZE; at += SIZE) store<f64>(to + at, normalPdf(load<f64>(from + at)));
}

import { denseForm } from './dense.ts';
import { factoredForm3 } from './factored3.ts';
import { factoredForm4 } from './factored4.ts';
import type { CumulantSpec } from './spec.ts';

export function formOf(spec: CumulantSpec) {
  if (spec.order === 3 && spec.factored) return { form: factoredForm3({ ...spec, order: 3 }) };
  if (spec.order === 4 && spec.factored && spec.variant === 'simple') return { form: factoredForm4(spec) };
  return { form: denseForm(spec) };
}

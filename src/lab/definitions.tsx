import type { ReactElement, ReactNode } from 'react';
import { Term } from '../ui/term.tsx';

interface Definition {
  readonly name: string;
  readonly text: ReactNode;
  readonly formula?: ReactNode;
}

/** Two sentences for every number that the lab shows. */
const DEFINITIONS = {
  error: {
    name: 'Normalised mean squared error',
    text: 'The squared difference between estimate and truth, averaged over outputs and networks, divided by the variance of a single pass. One sample has error 1; N samples have 1 ÷ N.',
    formula: (
      <>
        E[(<i>G</i> − E<i>M</i>)²] ÷ Var <i>M</i>
      </>
    ),
  },
  band: {
    name: '95 % interval',
    text: 'Where the average over all networks of this size lies, as far as these networks and the noise of their references tell. It is Student’s interval on the logarithm, raised for the skewness of such errors, so it is wider above than below.',
    formula: (
      <>
        exp(ln <i>ē</i> ± <i>t</i>
        <sub>0.975</sub> · se ÷ <i>ē</i>)
      </>
    ),
  },
  flops: {
    name: 'FLOPs',
    text: 'Additions, multiplications, divisions and roots of one estimate, counted by a formula that a test checks by counting. The sampler’s random numbers are not charged, in its favour.',
  },
  worth: {
    name: 'Worth in samples',
    text: 'How many independent samples have the same mean squared error. It is the reciprocal of the normalised error.',
    formula: (
      <>
        <i>N</i> = Var ÷ MSE
      </>
    ),
  },
  price: {
    name: 'Price in samples',
    text: 'How many samples the operations of one estimate would buy, rounded down and at least one. The sampler is drawn at this cost.',
    formula: (
      <>
        <i>N</i> = FLOPs ÷ FLOPs of one pass
      </>
    ),
  },
  floor: {
    name: 'Noise floor of the reference',
    text: 'The truth is itself sampled, from a stream that no method uses, and its noise is taken out of every error. An error that cannot be told from zero becomes an upper limit.',
  },
  stored: {
    name: 'Stored references',
    text: 'Computed beforehand by this same engine, from far more samples than a page has time for, and loaded as files. Recomputing them here takes minutes and must give the same digits.',
  },
  constant: {
    name: 'Constant networks',
    text: 'Every reference sample gave the same outputs: narrow, deep networks can be dead. With no variance there is nothing to divide their error by, so they are in no average.',
  },
  digits: {
    name: 'Digits',
    text: 'A fingerprint of every number behind these curves. The same link shows the same eight characters in every browser.',
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type DefinitionId = keyof typeof DEFINITIONS;

/** A word or number whose definition is one click away. */
export function Defined({ id, children }: { readonly id: DefinitionId; readonly children: ReactNode }): ReactElement {
  const { name, text, formula }: Definition = DEFINITIONS[id];
  return (
    <Term name={name} definition={text} formula={formula}>
      {children}
    </Term>
  );
}

import type { ReactElement, ReactNode } from 'react';
import { useFamily } from '../state/services.ts';
import type { DefinitionId } from './definitions.tsx';

interface Definition {
  readonly text: ReactNode;
  readonly formula?: ReactNode;
}

/** Two sentences for every number that the lab shows. */
const DEFINITIONS = {
  error: {
    text: 'The squared difference between estimate and truth, averaged over outputs and networks, divided by the variance of a single pass. One sample has error 1; N samples have 1 ÷ N.',
    formula: (
      <>
        E[(<i>G</i> − E<i>M</i>)²] ÷ Var <i>M</i>
      </>
    ),
  },
  band: {
    text: 'Where the average over all networks of this size lies, as far as these networks and the noise of their references tell. It is Student’s interval on the logarithm, raised for the skewness of such errors, so it is wider above than below.',
    formula: (
      <>
        exp(ln <i>ē</i> ± <i>t</i>
        <sub>0.975</sub> · se ÷ <i>ē</i>)
      </>
    ),
  },
  predicted: {
    text: 'What the method itself expects of its squared error, reckoned from its own estimate and that of the order below: not one sample is drawn. Fitted for ReLU networks with He weights, it speaks of the ensemble (two networks in three are within 1.7 times of it) and bounds no single one; the thin line ends at 2σ, four times higher.',
    formula: (
      <>
        mean<sub>j</sub> <i>σ</i>
        <sub>j</sub>
        <sup>2</sup> ÷ Var <i>M</i>
      </>
    ),
  },
  ratio: {
    text: 'How far an estimate is from the reference, in units of the error that it predicted for itself. Outputs count where the reference’s variance is at most 1/16 of σ²; that variance is part of the unit.',
    formula: (
      <>
        (<i>G</i>
        <sub>j</sub> − <i>M</i>
        <sub>j</sub>) ÷ √(<i>σ</i>
        <sub>j</sub>
        <sup>2</sup> + se<sup>2</sup>)
      </>
    ),
  },
  tail: {
    text: 'The saddlepoint formula of Lugannani and Rice on the cumulants that a method knows of the output; without a third one it is the Gaussian. Cumulants do not determine rare events: what is said of them was right within a factor of 2 at 10⁻³ and of 12 at 10⁻⁶ for nine outputs in ten, in networks of width 64 and more.',
    formula: (
      <>
        <i>Q</i>(<i>w</i>) + <i>φ</i>(<i>w</i>) (1/<i>u</i> − 1/<i>w</i>)
      </>
    ),
  },
  flops: {
    text: 'Additions, multiplications, divisions and roots of one estimate, counted by a formula that a test checks by counting. The sampler’s random numbers are not charged, in its favour.',
  },
  worth: {
    text: 'How many independent samples have the same mean squared error. It is the reciprocal of the normalised error.',
    formula: (
      <>
        <i>N</i> = Var ÷ MSE
      </>
    ),
  },
  price: {
    text: 'How many samples the operations of one estimate would buy, rounded down and at least one. The sampler is drawn at this cost.',
    formula: (
      <>
        <i>N</i> = FLOPs ÷ FLOPs of one pass
      </>
    ),
  },
  energy: {
    text: 'The mean square of the product so far over all inputs. Parts of different degree, which involve so many inputs at once, are orthogonal, so that their energies add up; what a projection forgets is the energy of what it drops.',
    formula: (
      <>
        E[<i>g</i>²] = Σ<sub>ℓ</sub> E[<i>g</i>
        <sub>ℓ</sub>
        <sup>2</sup>]
      </>
    ),
  },
  floor: {
    text: 'The truth is itself sampled, from a stream that no method uses, and its noise is taken out of every error. An error that cannot be told from zero becomes an upper limit.',
  },
  stored: {
    text: 'Computed beforehand by this same engine, from far more samples than a page has time for, and loaded as files. Recomputing them here takes minutes and must give the same digits.',
  },
  constant: {
    text: 'Every reference sample gave the same outputs: narrow, deep networks can be dead. With no variance there is nothing to divide their error by, so they are in no average.',
  },
  digits: {
    text: 'A fingerprint of every number behind these curves. The same link shows the same eight characters in every browser.',
  },
} as const satisfies Readonly<Record<DefinitionId, Definition>>;

/** Of products of random factors, where other words hold than of networks. */
const OF_PRODUCTS: Partial<Record<DefinitionId, Definition>> = {
  error: {
    text: 'The squared difference between estimate and exact value, averaged over instances, divided by the variance of a single plain sample averaged over all instances of this size. One plain sample has error 1; N samples have 1 ÷ N.',
    formula: (
      <>
        E[(<i>G</i> − <i>q</i>)²] ÷ E[Var <i>M</i>]
      </>
    ),
  },
  band: {
    text: 'Where the average over all instances of this size lies, as far as these instances tell. It is Student’s interval on the logarithm, raised for the skewness of such errors, so it is wider above than below. The thin line is the exact average, known without any instance.',
    formula: DEFINITIONS.band.formula,
  },
  predicted: {
    text: 'What the method itself expects of its squared error: the energy that each projection forgot, times what the factors still to come make of it on average. It is exact on average over random instances, and means nothing for structured ones; the thin line ends at 2σ, four times higher.',
    formula: (
      <>
        Σ<sub>i</sub> ‖lost<sub>i</sub>‖² <i>λ</i>(<i>m</i> − <i>i</i>) ÷ E[Var <i>M</i>]
      </>
    ),
  },
  worth: {
    text: 'How many independent plain samples have the same mean squared error. It is the reciprocal of the normalised error.',
    formula: DEFINITIONS.worth.formula,
  },
  floor: {
    text: 'The exact values come with a known error of their own, from the lattice they were computed on, and it is taken out of every error. An error that cannot be told from zero becomes an upper limit.',
  },
  constant: {
    text: 'Samples of these instances never vary. With no variance there is nothing to divide their error by, so they are in no average.',
  },
};

/** The text of a definition, and its formula. Loaded with the first definition that is opened. */
export function Definition({ id }: { readonly id: DefinitionId }): ReactElement {
  const { factor } = useFamily();
  const { text, formula }: Definition = (factor === undefined ? undefined : OF_PRODUCTS[id]) ?? DEFINITIONS[id];
  return (
    <>
      <span className="u-term__definition">{text}</span>
      {formula !== undefined && <span className="u-term__formula">{formula}</span>}
    </>
  );
}

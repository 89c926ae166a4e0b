import { lazy, type ReactElement, type ReactNode } from 'react';
import { Term } from '../ui/term.tsx';

const Definition = lazy(async () => ({ default: (await import('./definition.tsx')).Definition }));

/** Every number that the lab shows, by its full name. */
const NAMES = {
  error: 'Normalised mean squared error',
  band: '95 % interval',
  predicted: 'Predicted error',
  ratio: 'Error ÷ predicted error',
  tail: 'Deduced tail',
  flops: 'FLOPs',
  worth: 'Worth in samples',
  price: 'Price in samples',
  energy: 'Energy by degree',
  floor: 'Noise floor of the reference',
  stored: 'Stored references',
  constant: 'Constant networks',
  digits: 'Digits',
} as const;

export type DefinitionId = keyof typeof NAMES;

interface DefinedProps {
  readonly id: DefinitionId;
  readonly children: ReactNode;
  /** What can be done about it; below the definition. */
  readonly after?: ReactNode;
}

/** A word or number whose definition is one click away. */
export function Defined({ id, children, after }: DefinedProps): ReactElement {
  const definition = (
    <>
      <Definition id={id} />
      {after}
    </>
  );
  return (
    <Term name={NAMES[id]} definition={definition}>
      {children}
    </Term>
  );
}

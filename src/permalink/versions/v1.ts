import type { Family } from '../../problems/contract.ts';
import { invariant } from '../../numerics/invariant.ts';
import type { Document } from '../document.ts';
import { DOCUMENT_FIELDS, DOCUMENT_KEYS, MEASURE_FIELD } from '../fields.ts';
import type { Pair } from '../fragment.ts';
import type { Report } from '../issues.ts';
import { type FrozenOptions, readMethods, writeMethods } from '../methods.ts';
import { type Frozen, readValue, readValues, writeValues } from '../values.ts';
import type { Version } from './version.ts';

/** What version 1 promises for a family; what is not promised is written into every link. */
interface FrozenFamily {
  readonly params: Frozen;
  /** As a link writes them; absent where links always name their methods. */
  readonly methods?: string;
  readonly options: FrozenOptions;
}

/**
 * The frozen defaults of version 1: what a link means that does not say. Nothing here ever changes, because links that
 * lean on it are out there; a new family, parameter or option may add its own before the first link can name it.
 */
const DEFAULTS = { family: 'mlp', seed: 1, instances: 8, samples: 8192, measure: 'normalised' } as const;
const FAMILIES: Readonly<Record<string, FrozenFamily>> = {
  mlp: {
    params: {
      width: 64,
      depth: 4,
      activation: 'relu',
      init: 'he',
      q: 1,
      weightVariance: 2,
      biasMean: 0,
      biasVariance: 0,
    },
    methods: 'mean,covariance',
    options: {
      cumulants: { order: 3, variant: 'simple', factored: 'true', metric: 'exact', fallback: 'none' },
    },
  },
  halfspaces: {
    params: {
      dimension: 64,
      count: 8,
      threshold: 0,
      step: 'hard',
      slope: 1,
      inputs: 'gaussian',
      sampler: 'early-exit',
    },
    methods: 'degree:degree=0,degree:degree=1,degree,degree:degree=3',
    options: { degree: { degree: 2, basis: 'sphere', orders: '1' } },
  },
  sat: {
    params: { variables: 20, density: 2, clause: 3, kind: 'sat', sampler: 'parallel' },
    methods: 'degree:degree=0,degree:degree=1,degree,degree:degree=4',
    options: { degree: { degree: 2, order: 'natural' }, 'top-terms': { terms: 256, order: 'frontier' } },
  },
  permanents: {
    params: { size: 20, entries: 'bernoulli', p: 0.5, sampler: 'rasmussen' },
    methods: 'degree:degree=0,degree:degree=1,degree',
    options: { degree: { degree: 2, lines: 'rows' } },
  },
};

function frozenOf(family: Family): FrozenFamily {
  return FAMILIES[family.id] ?? { params: {}, options: {} };
}

function readFamily(found: string, families: readonly Family[], report: Report): Family {
  const family = families.find(({ id }) => id === found);
  if (family) return family;
  const usual = families.find(({ id }) => id === DEFAULTS.family);
  invariant(usual, `family ${DEFAULTS.family}, which old links mean, exists`);
  report({ field: 'family', problem: 'unknown', found, used: usual.id });
  return usual;
}

function reportUnknown(texts: ReadonlyMap<string, string>, family: Family, report: Report): void {
  const known = new Set([...DOCUMENT_KEYS, ...Object.keys(family.params)]);
  for (const [field, found] of texts) {
    if (!known.has(field)) report({ field, problem: 'unknown', found, used: '' });
  }
}

function read(texts: ReadonlyMap<string, string>, families: readonly Family[], report: Report): Document {
  const family = readFamily(texts.get('family') ?? DEFAULTS.family, families, report);
  const frozen = frozenOf(family);
  const whole = (name: 'seed' | 'instances' | 'samples') =>
    Number(readValue(name, DOCUMENT_FIELDS[name], texts.get(name), DEFAULTS[name], report));
  const measure = MEASURE_FIELD.choices.find(
    (choice) => choice === readValue('measure', MEASURE_FIELD, texts.get('measure'), DEFAULTS.measure, report),
  );
  const document = {
    family: family.id,
    params: readValues(family.params, texts, frozen.params, report),
    seed: whole('seed'),
    methods: readMethods(texts.get('methods') ?? frozen.methods ?? '', family, frozen.options, report),
    instances: whole('instances'),
    samples: whole('samples'),
    ...(measure && measure !== 'normalised' && { measure }),
  };
  reportUnknown(texts, family, report);
  return document;
}

function write(document: Document, families: readonly Family[]): readonly Pair[] {
  const family = families.find(({ id }) => id === document.family);
  invariant(family, `no family ${document.family}`);
  const frozen = frozenOf(family);
  const methods = writeMethods(document.methods, family, frozen.options);
  const whole = (name: 'seed' | 'instances' | 'samples'): Pair[] =>
    document[name] === DEFAULTS[name] ? [] : [[name, String(document[name])]];
  return [
    ...(family.id === DEFAULTS.family ? [] : [['family', family.id] as const]),
    ...writeValues(family.params, document.params, frozen.params),
    ...whole('seed'),
    ...(methods === frozen.methods ? [] : [['methods', methods] as const]),
    ...whole('instances'),
    ...whole('samples'),
    ...(document.measure ? [['measure', document.measure] as const] : []),
  ];
}

export const v1: Version = { read, write };

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodName } from '../experiments/method-name.ts';
import type { Family, MethodRef } from '../problems/contract.ts';
import { families } from '../problems/catalogue.ts';
import { type Field, parseField, type Schema, type Value, type Values } from '../problems/schema.ts';
import { createCodec } from './codec.ts';
import { describeIssue, describeIssues } from './describe.ts';
import type { Document } from './document.ts';
import { fakeFamilies } from './fakes/families.ts';
import { DOCUMENT_FIELDS, MEASURE_FIELD, MOST_METHODS } from './fields.ts';
import { valuesFrom } from './values.ts';

function valueOf(field: Field): fc.Arbitrary<Value> {
  if (field.type === 'choice') return fc.constantFrom(...field.choices);
  const { min, max } = field;
  const inside =
    field.type === 'int' ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true }).map((x) => x + 0);
  return fc.oneof(inside, fc.constantFrom(min, max, field.default));
}

function valuesOf(schema: Schema): fc.Arbitrary<Values<Schema>> {
  const fields = Object.entries(schema).map(([name, field]) => [name, valueOf(field)] as const);
  return fc.record(Object.fromEntries(fields)).map((values) => valuesFrom(Object.entries(values)));
}

function methodOf(family: Family): fc.Arbitrary<MethodRef> {
  return fc
    .constantFrom(...family.methods)
    .chain(({ id, options }) => valuesOf(options).map((values) => ({ id, options: values })));
}

function documentOf(family: Family): fc.Arbitrary<Document> {
  return fc.record(
    {
      family: fc.constant(family.id),
      params: valuesOf(family.params),
      seed: valueOf(DOCUMENT_FIELDS.seed).map(Number),
      methods: fc.uniqueArray(methodOf(family), { maxLength: MOST_METHODS, selector: methodName }),
      instances: valueOf(DOCUMENT_FIELDS.instances).map(Number),
      samples: valueOf(DOCUMENT_FIELDS.samples).map(Number),
      measure: fc.constantFrom('samples', 'relative', 'unexplained'),
    },
    {
      requiredKeys: ['family', 'params', 'seed', 'methods', 'instances', 'samples'],
      noNullPrototype: true,
    },
  );
}

function fits(schema: Schema, values: Values<Schema>): boolean {
  const names = Object.keys(schema);
  return (
    Object.keys(values).length === names.length &&
    names.every((name) => {
      const [field, value] = [schema[name]!, values[name]];
      const { value: read, problem } = parseField(field, String(value));
      return Object.is(read, value) && problem === undefined;
    })
  );
}

function isValid(document: Document, known: readonly Family[]): boolean {
  const { family: id, params, methods, measure = 'normalised', ...whole } = document;
  const family = known.find((each) => each.id === id);
  return (
    family !== undefined &&
    fits(family.params, params) &&
    fits(DOCUMENT_FIELDS, whole) &&
    MEASURE_FIELD.choices.includes(measure) &&
    methods.length <= MOST_METHODS &&
    new Set(methods.map(methodName)).size === methods.length &&
    methods.every((ref) => {
      const method = family.methods.find((each) => each.id === ref.id);
      return method !== undefined && fits(method.options, ref.options);
    })
  );
}

/** Pieces that links are made of, and pieces that trip up parsers. */
const pieces = fc.oneof(
  fc.constantFrom(
    '#',
    '&',
    '=',
    ',',
    ':',
    '%',
    '%2',
    '%00',
    '%ff',
    '%ED%A0%80',
    '\0',
    '\ud800',
    '\u202e',
    ' ',
    '+',
    '-0',
    '0x',
  ),
  fc.constantFrom(
    'v',
    'e',
    'family',
    'width',
    'depth',
    'seed',
    'methods',
    'instances',
    'samples',
    'alpha',
    'variables',
  ),
  fc.constantFrom(
    'mlp',
    'clauses',
    'mean',
    'covariance',
    'series',
    'order=',
    'factored=true',
    '__proto__',
    'constructor',
  ),
  fc.constantFrom('&width=', '&depth=', '&seed=', '&methods=', '&family=', '&v=', '&e=', '&__proto__=', '1e3', '٧'),
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.double().map(String),
  fc.string({ unit: 'binary', maxLength: 8 }),
);

const fromPieces = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

const edit = fc.record({ at: fc.nat(300), remove: fc.nat(12), insert: fc.oneof(fc.constant(''), pieces) });

function edited(link: string, edits: readonly { at: number; remove: number; insert: string }[]): string {
  return edits.reduce((text, { at, remove, insert }) => {
    const from = at % (text.length + 1);
    return text.slice(0, from) + insert + text.slice(from + remove);
  }, link);
}

describe.each([
  ['the registry', families],
  ['families with every kind of field and option', fakeFamilies],
])('for %s', (_, known) => {
  const { encode, decode } = createCodec(known, 1);
  const documents = fc.constantFrom(...known).chain(documentOf);
  const mutants = fc
    .tuple(documents, fc.array(edit, { minLength: 1, maxLength: 6 }))
    .map(([document, edits]) => edited(encode(document), edits));
  const anything = fc.oneof(mutants, fromPieces, fc.string({ unit: 'binary', maxLength: 200 }));

  it('every document comes back from its link as it was, without issues', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(decode(encode(document))).toStrictEqual({ document, issues: [] });
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('different documents have different links', () => {
    fc.assert(
      fc.property(documents, documents, (one, other) => {
        expect(encode(one) === encode(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 500, seed: 2 },
    );
  });

  it('any text gives a valid document, issues in plain words, and one canonical link', () => {
    fc.assert(
      fc.property(anything, (fragment) => {
        const { document, issues } = decode(fragment);
        expect(isValid(document, known)).toBe(true);
        expect(issues.length).toBeLessThanOrEqual(13);
        for (const issue of issues) expect(describeIssue(issue, known)).toMatch(/^[^\n]{1,240}\.$/u);
        expect(describeIssues(issues, known) === '').toBe(issues.length === 0);
        const link = encode(document);
        expect(decode(link)).toStrictEqual({ document, issues: [] });
        expect(encode(decode(link).document)).toBe(link);
      }),
      { numRuns: 5000, seed: 3 },
    );
  });
});

import type { Family } from '../problems/contract.ts';
import { invariant } from '../numerics/invariant.ts';
import type { Schema } from '../problems/schema.ts';
import { DOCUMENT_KEYS } from './fields.ts';

const NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const CHOICE = /^[A-Za-z0-9.-]+$/;

function checkSchema(schema: Schema, where: string): void {
  for (const [name, field] of Object.entries(schema)) {
    invariant(NAME.test(name), `a link can carry the name ${name} of ${where}`);
    const choices = field.type === 'choice' ? field.choices : [];
    for (const choice of choices) invariant(CHOICE.test(choice), `a link can carry ${name}=${choice} of ${where}`);
  }
}

function checkFamily(family: Family): void {
  invariant(NAME.test(family.id), `a link can carry the family ${family.id}`);
  checkSchema(family.params, family.id);
  for (const key of DOCUMENT_KEYS) {
    invariant(!Object.hasOwn(family.params, key), `no parameter of ${family.id} is called ${key}, which links use`);
  }
  for (const { id, options } of family.methods) {
    invariant(NAME.test(id), `a link can carry the method ${id} of ${family.id}`);
    checkSchema(options, `${family.id}:${id}`);
  }
}

/** Throws where a family's names would need escaping in a link, or mean something else there. */
export function checkNames(families: readonly Family[]): void {
  families.forEach(checkFamily);
}

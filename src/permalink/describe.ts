import type { Family } from '../problems/contract.ts';
import type { Field, Schema } from '../problems/schema.ts';
import type { Issue } from './document.ts';
import { DOCUMENT_FIELDS, MOST_METHODS } from './fields.ts';
import { splitAt } from './fragment.ts';

const WORDS = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

/** A count that begins a sentence: in words up to twelve. */
function counted(count: number): string {
  return WORDS[count] ?? String(count);
}

function fieldIn(schema: Schema, name: string): readonly Field[] {
  const field = Object.hasOwn(schema, name) ? schema[name] : undefined;
  return field ? [field] : [];
}

/** Fields that a link calls `name`, whatever the family: an issue does not say which one it was. */
function fieldsCalled(name: string, families: readonly Family[]): readonly Field[] {
  const [method, option] = splitAt(name, ':');
  return [
    ...fieldIn(DOCUMENT_FIELDS, name),
    ...families.flatMap(({ params }) => fieldIn(params, name)),
    ...families
      .flatMap(({ methods }) => methods.filter(({ id }) => id === method))
      .flatMap(({ options }) => fieldIn(options, option)),
  ];
}

/** `depth=99`, or the key alone where no value stood. */
function quoted({ field, found }: Issue): string {
  return found === '' ? field : `${field}=${found}`;
}

function expected(field: Field | undefined): string {
  if (field?.type === 'choice') return `one of ${field.choices.join(', ')}`;
  return field?.type === 'real' ? 'a number' : 'a whole number';
}

function describeMalformed(issue: Issue, families: readonly Family[]): string {
  const { field, found, used } = issue;
  if (field === 'e') return `${quoted(issue)} does not name an engine; digits may differ.`;
  if (field === 'v') return `${quoted(issue)} does not name a version; ${used} is used.`;
  if (found === '') return `${field} has no value; ${used} is used.`;
  return `${quoted(issue)} is not ${expected(fieldsCalled(field, families)[0])}; ${used} is used.`;
}

function describeOutOfRange(issue: Issue, families: readonly Family[]): string {
  if (issue.used === '') return `${quoted(issue)} left out; ${counted(MOST_METHODS).toLowerCase()} methods at most.`;
  const isMax = (field: Field) => field.type !== 'choice' && String(field.max) === issue.used;
  const bound = fieldsCalled(issue.field, families).some(isMax) ? 'largest' : 'smallest';
  return `${quoted(issue)} → ${issue.used}, the ${bound}.`;
}

function describeMore(count: number): string {
  return `${counted(count)} other ${count === 1 ? 'part' : 'parts'} could not be used either.`;
}

/** One sentence that says what in the link could not be used, and what took its place. */
export function describeIssue(issue: Issue, families: readonly Family[]): string {
  const { problem, found, used } = issue;
  switch (problem) {
    case 'unknown':
      return used === '' ? `${quoted(issue)} left out.` : `${quoted(issue)} is not known here; ${used} is used.`;
    case 'malformed':
      return describeMalformed(issue, families);
    case 'out-of-range':
      return describeOutOfRange(issue, families);
    case 'duplicate':
      return `${quoted(issue)} left out; the first one counts.`;
    case 'newer':
      return `This link is of version ${found}; this page reads version ${used}, so parts of it may be missing.`;
    case 'other-engine':
      return `This link was made with engine ${found}; this page runs engine ${used}, so digits may differ.`;
    case 'more':
      return describeMore(Number(found));
    default:
      return problem satisfies never;
  }
}

function isNews({ problem }: Issue): boolean {
  return problem === 'newer' || problem === 'other-engine';
}

/**
 * The sentence above a list of issues: `Two parts of this link could not be used.` Where every part could be used, it is
 * what remains to be said of version and engine; without issues it is empty.
 */
export function describeIssues(issues: readonly Issue[], families: readonly Family[]): string {
  const parts = issues.filter((issue) => !isNews(issue));
  const count = parts.reduce((sum, { problem, found }) => sum + (problem === 'more' ? Number(found) : 1), 0);
  if (count === 0) return issues.map((issue) => describeIssue(issue, families)).join(' ');
  return `${counted(count)} ${count === 1 ? 'part' : 'parts'} of this link could not be used.`;
}

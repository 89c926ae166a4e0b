import { FieldError } from '../field-error.ts';
import type { Literal } from './constraint.ts';
import { LIMITS } from './explicit.ts';
import { type Formula, formulaOf } from './instance.ts';

interface Header {
  readonly variables: number;
  readonly clauses: number;
}

const HEADER = /^p\s+cnf\s+(\d+)\s+(\d+)$/;
const WHOLE = /^[+-]?\d+$/;

function boundedAt(text: string, most: number, what: string, field: string): number {
  const value = Number(text);
  if (value <= most) return value;
  throw new FieldError(field, `announces ${value} ${what}; at most ${most} are read`);
}

function headerAt(line: string, field: string): Header {
  const [, variables, clauses] = HEADER.exec(line) ?? [];
  if (variables === undefined || clauses === undefined) {
    throw new FieldError(field, 'must be "p cnf", the number of variables and the number of clauses');
  }
  return {
    variables: boundedAt(variables, LIMITS.variables, 'variables', field),
    clauses: boundedAt(clauses, LIMITS.clauses, 'clauses', field),
  };
}

/** The variable and sign of a number other than 0; variables count from 1 in the file. */
function literalAt(token: string, { variables }: Header, field: string): Literal {
  const value = WHOLE.test(token) ? Number(token) : NaN;
  if (Math.abs(value) >= 1 && Math.abs(value) <= variables) {
    return { variable: Math.abs(value) - 1, sign: value > 0 ? 1 : -1 };
  }
  throw new FieldError(field, `${JSON.stringify(token)} is no literal of ${variables} variables`);
}

/** Lines that say something, each with its place in the file; a line "%" ends it, as in the files of SATLIB. */
function* linesOf(text: string): Generator<readonly [line: string, field: string], void> {
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '%') return;
    if (line !== '' && line !== 'c' && !line.startsWith('c ')) yield [line, `line ${index + 1}`];
  }
}

/** Clauses in the making: literals may run over lines, and 0 ends a clause. */
class Clauses {
  readonly list: Literal[][] = [];
  private open: Literal[] = [];
  private readonly header: Header;

  constructor(header: Header) {
    this.header = header;
  }

  take(token: string, field: string): void {
    if (token === '0') return this.close(field);
    this.open.push(literalAt(token, this.header, field));
    if (this.open.length > LIMITS.literals) {
      throw new FieldError(field, `has a clause of more than ${LIMITS.literals} literals`);
    }
  }

  /** Ends the open clause. */
  close(field: string): void {
    if (this.list.length === this.header.clauses) {
      throw new FieldError(field, `has a clause beyond the ${this.header.clauses} that are announced`);
    }
    this.list.push(this.open);
    this.open = [];
  }

  /** Ends the last clause, which may lack its 0, and checks their number. */
  finish(): readonly (readonly Literal[])[] {
    if (this.open.length > 0) this.close('end');
    if (this.list.length === this.header.clauses) return this.list;
    throw new FieldError('end', `has ${this.list.length} clauses, ${this.header.clauses} are announced`);
  }
}

/**
 * A formula from the text of a DIMACS CNF file: comments "c …", a header "p cnf VARIABLES CLAUSES", then literals counted from
 * 1, negative where negated, 0 after each clause.
 *
 * @throws FieldError that names the line, as `line 12`, and the reason.
 */
export function readDimacs(text: string): Formula {
  let clauses: Clauses | undefined;
  let variables = 0;
  for (const [line, field] of linesOf(text)) {
    if (!clauses) {
      const header = headerAt(line, field);
      [clauses, variables] = [new Clauses(header), header.variables];
    } else {
      for (const token of line.split(/\s+/)) clauses.take(token, field);
    }
  }
  if (!clauses) throw new FieldError('end', 'comes before a header "p cnf …"');
  return formulaOf({ kind: 'sat', variables }, clauses.finish());
}

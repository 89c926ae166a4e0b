import { FieldError } from '../../src/problems/field-error.ts';
import { parseArguments } from './arguments.ts';
import { commands, type Surroundings } from './commands.ts';
import { type Command, HELP } from './help.ts';

const isCommand = (name: string | undefined): name is Command => name !== undefined && Object.hasOwn(commands, name);

async function run(texts: readonly string[], around: Surroundings): Promise<void> {
  const [name, ...rest] = texts;
  if (name === undefined || name === '--help' || name === 'help') return around.write(HELP['']);
  if (!isCommand(name)) {
    throw new FieldError(name, `is no command; there are ${Object.keys(commands).join(', ')}`);
  }
  const given = parseArguments(rest);
  return given.options['help'] ? around.write(HELP[name]) : commands[name](given, around);
}

/** Runs a command line; resolves with the exit status: 2 where the input could not be used, and a line says why. */
export async function main(texts: readonly string[], around: Surroundings): Promise<number> {
  try {
    await run(texts, around);
    return 0;
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    around.say(error.message);
    return 2;
  }
}

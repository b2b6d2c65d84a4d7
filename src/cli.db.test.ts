import type { Command } from 'commander';
import { ROOMS } from './commands';
import { declaredExamples } from './platform/shell';
import { type Desk, everyCommand, stage, typedCommands, works } from './desk/testing/command-desk';
import { IDS } from './desk/testing/stages';
import { BEFORE } from './desk/testing/steps-before';

/**
 * The command as it is: every room's commands are listed with the words they use themselves, every command has an example,
 * and every example works, played in the order of the journey on a small ledger.
 */
typedCommands();

describe('the commands', () => {
  const program = everyCommand();
  const examples = [...new Set(declaredExamples())];

  it('are listed with their own words', () => {
    const listed = ROOMS.flatMap((room) => Object.entries(room.commands));
    expect(listed).toEqual(program.commands.map((command) => [command.name(), command.description()]));
  });

  it('each have an example', () => {
    const leaves = (command: Command, above: string): string[] =>
      command.commands.length === 0
        ? [`${above} ${command.name()}`]
        : command.commands.flatMap((below) => leaves(below, `${above} ${command.name()}`));
    const isShown = (command: string): boolean =>
      examples.some((line) => `${line} `.startsWith(`${command} `) || isDefault(program, command, line));
    expect(program.commands.flatMap((command) => leaves(command, 'duly')).filter((name) => !isShown(name))).toEqual([]);
  });
});

const commandOf = (line: string): string => line.split(' ')[1] ?? '';

describe('the examples in the help work', () => {
  const program = everyCommand();
  const examples = [...new Set(declaredExamples())];
  it.each(program.commands.map((command) => command.name()))('of duly %s', async (name) => {
    const lines = examples.filter((line) => commandOf(line) === name);
    expect(lines.length).toBeGreaterThan(0);
    let at = await stage(name);
    for (const line of lines) {
      for (const earlier of BEFORE[line] ?? []) {
        if (typeof earlier === 'string') await works(at, earlier);
        else at = await earlier(at);
      }
      await works(at, await withId(line, at));
    }
  });
});

async function withId(line: string, at: Desk): Promise<string> {
  const word = Object.keys(IDS).find((name) => line.split(' ').includes(name));
  if (word === undefined) return line;
  const [command, field] = IDS[word]!;
  const { out } = await works(at, command);
  return line.replace(word, new RegExp(`"${field}": "([^"]+)"`).exec(out)?.[1] ?? word);
}

/** `duly hold put` is what `duly hold` means. */
function isDefault(program: Command, command: string, line: string): boolean {
  const [, group, name] = command.split(' ');
  const parent = program.commands.find((one) => one.name() === group) as unknown as { _defaultCommandName?: string };
  return parent._defaultCommandName === name && line.split(' ')[1] === group;
}

import type { Command } from 'commander';
import { atCompany, common, dayOption, type Common } from '../companies/common.cli';
import { addDays } from '../kernel/day';
import { Refusal, WrongUse } from '../kernel/result';
import { momentText } from '../languages/said';
import { mayAt } from '../people/rights';
import { peopleOf } from '../people/store';
import { example, type Shell } from '../platform/shell';
import { setHours } from './actions';
import { spansText, spansTyped, USUAL_HOURS, type Span } from './hours';
import { hoursOf, listedCalls } from './store';

/** `duly calls`: calls that are agreed with customers, and the hours in which they can be. */
export function callCommands(program: Command, shell: Shell): void {
  const group = program.command('calls').description('calls that are agreed with customers, and the hours for them');
  example(
    common(group.command('list', { isDefault: true }))
      .description('who calls whom, when and on which number')
      .option('--from <day>', 'otherwise today')
      .option('--days <number>', 'so many days', '14')
      .action((options: ListOptions) => list(shell, options)),
    'duly calls',
  );
  example(
    common(group.command('hours [email]'))
      .description('the hours that colleagues offer; with an address, set them')
      .option('--times <times>', 'of each of these weekdays, such as "9:00-12:00, 14:00-16:00"; empty: none any more')
      .option('--weekdays <numbers>', '1 is Monday', '1,2,3,4,5')
      .option('--minutes <number>', 'for a call', String(USUAL_HOURS.slotMinutes))
      .option('--ahead <days>', 'at most', String(USUAL_HOURS.aheadDays))
      .option('--most <number>', 'calls a day', String(USUAL_HOURS.mostADay))
      .action((email: string | undefined, options: HoursOptions) => hours(shell, email, options)),
    'duly calls hours lea@acme.example --times "9:00-12:00, 14:00-16:00"',
  );
}

type ListOptions = Common & { readonly from?: string; readonly days: string };

async function list(shell: Shell, options: ListOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const from = options.from === undefined ? work.today : dayOption(options.from);
  const until = addDays(from, numberOf(options.days, '--days') - 1);
  const calls = await listedCalls(work.db.read, { companyId: company.id, from, until });
  const people = await peopleOf(work.db.read);
  const who = (id: number): string => people.find((person) => person.id === id)?.email ?? '';
  if (options.json) {
    shell.json(
      calls.map(({ id, customerCode, startsAt, endsAt, phone, about, personId, outcome }) => ({
        ...{ call: work.ids.seal('appointment', id), customer: customerCode, startsAt, endsAt, phone, about },
        ...{ who: who(personId), outcome },
      })),
    );
    return;
  }
  if (calls.length === 0) shell.print(`No call is agreed from ${from} to ${until}.`);
  for (const { startsAt, customer, customerCode, phone, personId, outcome, about } of calls) {
    const parts = [momentText(startsAt, 'en-GB', company.zone), `${customer} (${customerCode})`, phone, who(personId)];
    shell.print([...parts, outcome ?? 'agreed', about].join('  ').trimEnd());
  }
}

type HoursOptions = Common & {
  readonly times?: string;
  readonly weekdays: string;
  readonly minutes: string;
  readonly ahead: string;
  readonly most: string;
};

async function hours(shell: Shell, email: string | undefined, options: HoursOptions): Promise<void> {
  const { work, company } = await atCompany(shell, options);
  const people = await peopleOf(work.db.read);
  if (email !== undefined && options.times !== undefined) {
    const person = people.find((one) => one.email === email.toLowerCase());
    if (person === undefined || !mayAt(person, company.id, 'work'))
      throw new Refusal('no-such-person', `Nobody with the address ${email} works with customers here.`, 'See who does: duly people'); // prettier-ignore
    await setHours(work, {
      ...{ companyId: company.id, personId: person.id, spans: spansOf(options) },
      slotMinutes: numberOf(options.minutes, '--minutes'),
      ...{ aheadDays: numberOf(options.ahead, '--ahead'), mostADay: numberOf(options.most, '--most') },
    });
  }
  const known = await hoursOf(work.db.read, company.id);
  const said = known.map((one) => ({
    email: people.find(({ id }) => id === one.personId)?.email ?? '',
    hours: [1, 2, 3, 4, 5, 6, 7].flatMap((day) => {
      const text = spansText(one.spans, day);
      return text === '' ? [] : [{ weekday: day, times: text }];
    }),
    ...{ minutes: one.slotMinutes, aheadDays: one.aheadDays, mostADay: one.mostADay },
  }));
  if (options.json) {
    shell.json(said);
    return;
  }
  if (said.length === 0) shell.print('Nobody offers hours: customers can only ask to be called back.');
  for (const { email: whose, hours: of, minutes, aheadDays, mostADay } of said) {
    const days = of.map(({ weekday, times }) => `${DAYS[weekday - 1] ?? ''} ${times}`).join('; ');
    shell.print(`${whose}  ${days}  ${minutes} minutes, ${aheadDays} days ahead, ${mostADay} a day`);
  }
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function spansOf({ times = '', weekdays }: HoursOptions): Span[] {
  const days = weekdays.split(',').map((day) => numberOf(day.trim(), '--weekdays'));
  return [...new Set(days)].flatMap((day) => {
    const spans = day >= 1 && day <= 7 ? spansTyped(day, times) : undefined;
    if (spans === undefined) throw new WrongUse(`${times} are no hours.`, 'Write them as 9:00-12:00, 14:00-16:00.');
    return spans;
  });
}

function numberOf(text: string, option: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new WrongUse(`${text} is no number for ${option}.`, 'Write a whole number.');
}

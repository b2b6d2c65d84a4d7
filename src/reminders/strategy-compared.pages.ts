import type { Visit } from '../companies/visit.pages';
import { settingsOf } from '../companies/store';
import { customerById } from '../customers/store';
import type { Day } from '../kernel/day';
import { format } from '../kernel/money';
import { REMINDER_WORDS } from '../languages/reminder-words';
import type { ReminderWords } from '../languages/reminder-words.en';
import { STRATEGIES_WORDS } from '../languages/strategies-words';
import { countText, dayText, fill, inLanguage, labelled, numberText } from '../languages/said';
import type { Counterfactual, Move, Outcome } from './counterfactual';
import { DOES } from './reasons';

/** What would change, in figures that lead to the customers: the run of a day under two versions of a strategy. */
const SHOWN = 12;

export async function comparedBlanks(visit: Visit, on: Day, result: Counterfactual): Promise<unknown> {
  const { locale, work, company } = visit;
  const { compare: w } = inLanguage(STRATEGIES_WORDS, visit.language);
  const said = inLanguage(REMINDER_WORDS, visit.language);
  const day = dayText(on, locale);
  const total = numberText(result.customers, locale);
  const moves = [...result.moves.values()].sort((a, b) => b.customers - a.customers);
  const { maxMessagesPerDay } = await settingsOf(work.db.read, company.id);
  const rows = await Promise.all(moves.slice(0, SHOWN).map((move) => moveBlanks(visit, said, move)));
  return {
    headline: fill(result.changed === 0 ? w.same : countText(w.headline, result.changed, locale), { day, total }),
    caption: fill(w.caption, { day }),
    tallies: DOES.flatMap((does) => {
      const [before, after] = [result.before[does] ?? 0, result.after[does] ?? 0];
      if (before + after === 0) return [];
      return [
        {
          label: said.does[does],
          before: numberText(before, locale),
          after: numberText(after, locale),
          difference:
            after === before ? '' : `${after > before ? '+' : '−'}${numberText(Math.abs(after - before), locale)}`,
        },
      ];
    }),
    moves: rows,
    more: moves.length > SHOWN ? countText(w.more, moves.length - SHOWN, locale) : '',
    maximum: maxMessagesPerDay === null ? '' : fill(w.maximum, { n: numberText(maxMessagesPerDay, locale) }),
  };
}

async function moveBlanks(visit: Visit, said: ReminderWords, move: Move): Promise<unknown> {
  const { at, work, company, locale } = visit;
  const customers = await Promise.all(move.examples.map((id) => customerById(work.db.read, company.id, id)));
  return {
    from: outcomeText(visit, said, move.from),
    to: outcomeText(visit, said, move.to),
    customers: numberText(move.customers, locale),
    sum: [...move.sums]
      .filter(([, minor]) => minor > 0)
      .map(([currency, minor]) => format({ minor, currency }, locale))
      .join(' + '),
    examples: customers.map(({ id, name }) => ({ name, href: at.customer(work.ids.seal('customer', id)) })),
  };
}

/** `Send: reminder, step 2` or `Waits: step not reached`. */
function outcomeText(
  { language, locale }: Visit,
  said: ReminderWords,
  { do: does, because, step, kind }: Outcome,
): string {
  const acting = does === 'send' || does === 'approve' || does === 'call' || does === 'task' || does === 'propose';
  if (!acting || kind === null) return labelled(language, said.does[does], said.reason[because]);
  const n = step !== null && step > 0 ? ` (${fill(said.step, { n: numberText(step, locale) })})` : '';
  return labelled(language, said.does[does], `${said.kind[kind]}${n}`);
}

import { record } from '../../audit/actions';
import { Refusal } from '../../kernel/result';
import type { Work } from '../../platform/work';
import { answersOf, putAnswer, type FormScope } from './answers.store';
import { asksOf } from './routes';

/** Writes what a person says into the form of a route. Only what the form asks of people; what follows from the claim is mended there. */
const LONGEST = 10_000;

export async function answerForm(
  work: Work,
  scope: FormScope,
  given: Readonly<Record<string, string>>,
): Promise<number> {
  const asked = asksOf(scope.route);
  const cleaned = Object.entries(given).map(([box, value]) => ({ box, value: cleanedOf(value) }));
  for (const { box, value } of cleaned) {
    if (!asked.includes(box))
      throw new Refusal('no-such-box', `The form asks nobody for ${box}.`, `It asks for: ${asked.join(', ')}.`);
    if (value.length > LONGEST)
      throw new Refusal('answer-too-long', `The answer to ${box} is too long.`, 'Say it in fewer words.');
  }
  return work.db.transaction(async (tx) => {
    const before = await answersOf(tx, scope);
    const changed = cleaned.filter(({ box, value }) => (before[box] ?? '') !== value);
    for (const one of changed) await putAnswer(tx, work, scope, one);
    if (changed.length > 0) {
      const payload = { route: scope.route, boxes: changed.map(({ box }) => box) };
      const ref = `customer/${scope.customerId}`;
      await record(tx, work, { companyId: scope.companyId, kind: 'form.answered', ref, payload });
    }
    return changed.length;
  });
}

/** Line breaks of one kind, and no letter that nobody sees. */
const cleanedOf = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '') // eslint-disable-line no-control-regex
    .trim();

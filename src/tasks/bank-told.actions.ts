import { DELAY_HOURS, aboutBankChange, type BankChange } from '../companies/bank-change';
import type { BankChangeTold } from '../companies/bank-change.actions';
import { printedIban } from '../companies/iban';
import { companyById } from '../companies/store';
import { companyPaths } from '../kernel/paths';
import { asks } from '../languages/task-title';
import { HOUSE_MAIL_WORDS } from '../languages/house-mail-words';
import { fill, inLanguage, momentText } from '../languages/said';
import type { Company } from '../companies/company';
import { nameOf } from '../people/colleagues';
import { tellColleagues } from '../people/house-mail.actions';
import type { HouseMail } from '../people/house-mail';
import type { ListedPerson } from '../people/person';
import { mayAt } from '../people/rights';
import { peopleOf } from '../people/store';
import { closeTasksAbout, openTasks } from './actions';

/** Of a change of a bank account every other administrator hears twice: when it is proposed and when it is confirmed. */
export const bankChangeTold: BankChangeTold = async (tx, work, change) => {
  const { companyId, state } = change;
  const about = aboutBankChange(change.id);
  if (state === 'stopped' || state === 'in_force') {
    await closeTasksAbout(tx, work, {
      companyId,
      abouts: [about],
      outcome: state === 'stopped' ? 'stopped' : 'in force',
    });
    return;
  }
  const company = await companyById(tx, companyId);
  const people = await peopleOf(tx);
  const others = people.filter(
    (one) =>
      one.disabledAt === null && !one.invited && mayAt(one, companyId, 'administer') && one.email !== work.actor.name,
  );
  if (state === 'proposed') {
    const title = asks('bankChange', { currency: change.currency, iban: printedIban(change.iban) });
    await openTasks(
      tx,
      work,
      others.map(({ email }) => ({
        ...{ companyId, customerId: null, kind: 'bank_change', key: `${about}/${email}`, about },
        ...{ title, dueOn: work.today, assignee: email },
      })),
    );
  } else await closeTasksAbout(tx, work, { companyId, abouts: [about], outcome: 'confirmed' });
  const by = nameOf(people, work.actor.name);
  await tellColleagues(
    tx,
    work,
    others.map((person) => mailTo(person, { change, company, by })),
  );
};

function mailTo(
  person: ListedPerson,
  { change, company, by }: { readonly change: BankChange; readonly company: Company; readonly by: string },
): HouseMail {
  const { hello, bank: w } = inLanguage(HOUSE_MAIL_WORDS, person.language);
  const at = change.effectiveAt === null ? '' : momentText(change.effectiveAt, person.locale, company.zone);
  const { currency, holder } = change;
  const values = { ...{ name: person.name, company: company.legalName, by, currency, holder, at }, hours: DELAY_HOURS };
  const filled = (text: string): string => fill(text, { ...values, iban: printedIban(change.iban) });
  const proposed = change.state === 'proposed';
  return {
    companyId: company.id,
    key: `${aboutBankChange(change.id)}/${change.state}/${person.email}`,
    to: person,
    said: {
      subject: filled(proposed ? w.subject : w.confirmedSubject),
      paragraphs: proposed
        ? [filled(hello), filled(w.text), filled(w.confirm)]
        : [filled(hello), filled(w.confirmedText)],
      link: { href: companyPaths(company.code).under('/settings/bank'), label: w.link },
    },
  };
}

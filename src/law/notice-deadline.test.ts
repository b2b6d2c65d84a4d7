import { addDays, day, daysBetween, type Day } from '../kernel/day';
import { fc } from '../kernel/testing/chance';
import { LAWS, rulesOf, type Debtor } from './country-rules';
import { noticeDeadline, type NoticeFacts } from './notice-deadline';

/** law debtor | channel, sent (received) | pay by, days, counted from, unsure */
const NOTICES = `
  BE consumer    | letter 2023-09-18            | 2023-10-04 14 third_workday from 2023-09-21
  BE consumer    | email 2023-09-18             | 2023-10-02 14 day_after_sending from 2023-09-19
  BE company     | letter 2023-09-18            | 2023-10-02 14 sending from 2023-09-19; not_verified
  NL consumer    | letter 2026-03-02            | 2026-03-19 14 day_after_receipt from 2026-03-06; receipt_assumed
  NL consumer    | letter 2026-03-02 2026-03-04 | 2026-03-18 14 day_after_receipt from 2026-03-05
  NL consumer    | email 2026-03-02             | 2026-03-16 14 day_after_receipt from 2026-03-03; receipt_assumed
  NL unknown     | email 2026-03-02             | 2026-03-16 14 day_after_receipt from 2026-03-03; receipt_assumed, debtor_unknown
  UK consumer    | letter 2026-03-02            | 2026-04-01 30 sending from 2026-03-03
  UK sole_trader | email 2026-03-02             | 2026-04-01 30 sending from 2026-03-03
  UK company     | email 2026-03-02             | 2026-03-16 14 sending from 2026-03-03; not_verified
  UK unknown     | email 2026-03-02             | 2026-04-01 30 sending from 2026-03-03; debtor_unknown
  DK company     | email 2026-03-02             | 2026-03-12 10 sending from 2026-03-03
  DK company     | email 2026-03-25             | 2026-04-07 10 sending from 2026-03-26
  NO consumer    | email 2026-03-02             | 2026-03-16 14 sending from 2026-03-03
  SE company     | email 2026-03-02             | 2026-03-10 8 sending from 2026-03-03; not_verified
  FI consumer    | email 2026-03-02             | 2026-03-16 14 sending from 2026-03-03
  FR company     | letter 2026-03-02            | 2026-03-17 15 sending from 2026-03-03; not_verified
  DE company     | email 2026-03-02             | 2026-03-16 14 sending from 2026-03-03; not_verified
  CH company     | email 2026-03-02             | 2026-03-16 14 sending from 2026-03-03; not_verified
  AT company     | email 2026-03-02             | 2026-03-16 14 sending from 2026-03-03; not_verified
  IT company     | letter 2026-03-02 2026-03-05 | 2026-03-20 15 day_after_receipt from 2026-03-06; not_verified
  PL company     | email 2026-04-20             | 2026-05-04 14 sending from 2026-04-21; not_verified
  US company     | email 2026-03-02             | none no_rule`;

it.each(NOTICES.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim())))('%s | %s | %s', (who, sent, expected) => {
  const [law = '', debtor = ''] = who.split(/\s+/);
  const [channel = '', sentOn = '', receivedOn = null] = sent.split(' ');
  const facts = { law, debtor: debtor as Debtor, channel: channel as 'email', sentOn: sentOn as Day, receivedOn: receivedOn as Day | null };
  expect(said(facts)).toBe(expected);
}); // prettier-ignore

const said = (facts: NoticeFacts): string => {
  const found = noticeDeadline(facts);
  if ('none' in found) return `none ${found.none}`;
  const { payBy, days, counts, firstDay, unsure } = found;
  return `${payBy} ${days} ${counts} from ${firstDay}${unsure.length === 0 ? '' : `; ${unsure.join(', ')}`}`;
};

it('C13: a Norwegian notice before collection names a new day to pay, never fewer than fourteen days on', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.constantFrom<Debtor>('company', 'consumer', 'unknown'),
      (n, debtor) => {
        const sentOn = addDays(day('2022-01-01'), n);
        const found = noticeDeadline({ law: 'NO', debtor, channel: 'email', sentOn });
        expect('payBy' in found && daysBetween(sentOn, found.payBy)).toBeGreaterThanOrEqual(14);
      },
    ),
  );
});

it('gives a letter to another country more time on its way', () => {
  const facts: NoticeFacts = {
    law: 'NL',
    debtor: 'consumer',
    channel: 'letter',
    sentOn: day('2026-03-02'),
    abroad: true,
  };
  expect(said(facts)).toBe('2026-03-25 14 day_after_receipt from 2026-03-12; receipt_assumed');
});

it('names the day from which what it says may follow, and whether its costs must be exact', () => {
  const be = noticeDeadline({ law: 'BE', debtor: 'consumer', channel: 'letter', sentOn: day('2023-09-18') });
  expect(be).toMatchObject({ overFrom: '2023-10-05', minimum: 14, exactAmount: false });
  const nl = noticeDeadline({ law: 'NL', debtor: 'consumer', channel: 'email', sentOn: day('2023-09-18') });
  expect(nl).toMatchObject({ exactAmount: true });
});

it('takes more days than the law asks for, and no fewer: before a debt goes to collection in Norway there are fourteen', () => {
  const at = { law: 'NO', debtor: 'consumer', channel: 'email', sentOn: day('2026-03-02') } as const;
  expect(noticeDeadline({ ...at, days: 21 })).toMatchObject({ payBy: '2026-03-23' });
  expect(noticeDeadline({ ...at, days: 13 })).toEqual({ none: 'too_short', minimum: 14 });
  expect(noticeDeadline({ ...at, law: 'FR', days: 0 })).toEqual({ none: 'too_short', minimum: null });
});

it('never ends before the days of the law are over, in no country and on no day', () => {
  const debtors = fc.constantFrom<Debtor>('company', 'sole_trader', 'public_body', 'consumer', 'unknown');
  const sent = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays(day('2023-01-01'), days));
  fc.assert(
    fc.property(fc.constantFrom(...LAWS), debtors, fc.constantFrom('email', 'letter', 'sms'), sent, (law, debtor, channel, sentOn) => {
      const found = noticeDeadline({ law, debtor, channel, sentOn });
      if ('none' in found) throw new Error(`${law} has none`);
      expect(daysBetween(sentOn, found.payBy)).toBeGreaterThanOrEqual(found.minimum ?? 1);
      expect(found.firstDay > sentOn).toBe(true);
      expect(rulesOf(law)?.notices.map(({ key }) => key)).toContain(found.rule);
    }),
  ); // prettier-ignore
});

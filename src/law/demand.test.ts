import type { Day } from '../kernel/day';
import type { Debtor } from './country-rules';
import { demandThatCounts, type Demand } from './demand';

/** Which demand puts in default: any, only a formal one, only once its time is over; by its receipt where that is known. */
const day = (text: string): Day | null => (text === '-' ? null : (text as Day));

/** law debtor | the demands: (formal) channel left, received, until | demanded on, the last day before default */
const ROWS = `
  DE company  | plain email 2026-03-18 - 2026-03-25                                                     | 2026-03-18 2026-03-18
  CH consumer | plain letter 2026-03-18 2026-03-20 -                                                    | 2026-03-20 2026-03-20
  FR consumer | plain email 2026-03-18 - 2026-03-25                                                     | none
  FR consumer | plain email 2026-03-18 - 2026-03-25, formal letter 2026-04-01 - 2026-04-15              | 2026-04-01 2026-04-01
  FR consumer | formal letter 2026-04-01 2026-04-07 2026-04-15                                          | 2026-04-07 2026-04-07
  FR company  | plain email 2026-03-18 - 2026-03-25                                                     | 2026-03-18 2026-03-18
  NL consumer | plain letter 2026-03-18 - 2026-04-10                                                    | none
  NL consumer | formal letter 2026-03-18 2026-03-20 -                                                   | 2026-03-20 2026-04-03
  NL consumer | formal letter 2026-03-18 2026-03-20 2026-04-20                                          | 2026-03-20 2026-04-20
  NL consumer | formal email 2026-03-18 - -                                                             | 2026-03-18 2026-04-01
  BE consumer | plain email 2026-03-18 - 2026-03-20                                                     | 2026-03-18 2026-04-01
  FR consumer | formal letter 2026-02-20 - 2026-03-05                                                   | none
  FR unknown  | plain email 2026-03-18 - 2026-03-25                                                     | none`;

it.each(ROWS.trim().split('\n').map((row) => row.split('|').map((cell) => cell.trim())))('%s | %s | %s', (who, given, expected) => {
  const [law = '', debtor = ''] = who.split(' ');
  const demands = given.split(', ').map((text): Demand => {
    const [formal, channel, on = '', received = '-', until = '-'] = text.split(' ');
    return { formal: formal === 'formal', channel: channel as Demand['channel'], on: on as Day, receivedOn: day(received), until: day(until) };
  });
  const asked = { law, debtor: debtor as Debtor, issuedOn: '2026-02-08' as Day, dueOn: '2026-03-10' as Day, country: law, region: null };
  const found = demandThatCounts(asked, demands);
  expect(found === null ? 'none' : `${found.demandedOn} ${found.endsOn}`).toBe(expected);
}); // prettier-ignore

import fc from 'fast-check';
import { day } from '../kernel/day';
import { MAIL_LINES_WORDS } from '../languages/mail-lines-words';
import { partnerLines } from './partner-lines';

/** Lines of partners' mails: what each proposes, and what proposes nothing. */
const read = (text: string): string =>
  partnerLines(text, { today: day('2026-03-03'), currency: 'EUR' })
    .map(({ report: { kind, ...rest } }) => [kind, ...Object.values(rest)].join(' '))
    .join(' | ');

const TABLE = `
  PAID 1200.00 2026-03-02                 => paid 120000 2026-03-02
  paid 1,200.00 EUR 2026-03-02            => paid 120000 2026-03-02
  PAYÉ 1 200,50 2026-03-02                => paid 120050 2026-03-02
  paye: 1200,50 € 02.03.2026              => paid 120050 2026-03-02
  Bezahlt 1.200,50 2.3.2026               => paid 120050 2026-03-02
  BETALT 1200,50 2026-03-02               => paid 120050 2026-03-02
  RECEIVED                                => received
  REÇU D-77/2026                          => received D-77/2026
  ERHALTEN 12 K 34                        => received 12 K 34
  CALLED 2026-03-02 reached               => called 2026-03-02 reached
  APPELÉ 2026-03-02 sans réponse          => called 2026-03-02 no_answer
  ANGERUFEN 02.03.2026 nicht erreicht     => called 2026-03-02 no_answer
  RINGT 2026-03-02 nådd                   => called 2026-03-02 reached
  BESUCHT 2026-03-02 angetroffen          => visited 2026-03-02 met
  VISITED 2026-03-02 moved                => visited 2026-03-02 moved
  CLOSED returned                         => closed returned
  BEENDET uneinbringlich                  => closed uncollectable
  AVSLUTAT återlämnat                     => closed returned
  PAID 1200.00                            =>
  PAID 1200.00 2026-03-04                 =>
  PAID 0 2026-03-02                       =>
  PAID -5 2026-03-02                      =>
  PAID 1200.00 03/02/2026                 =>
  He has PAID 1200.00 2026-03-02          =>
  > PAID 1200.00 2026-03-02               =>
  RECEIVED your file with many thanks     =>
  CALLED 2026-03-02 and then he sang      =>
  CLOSED soon                             =>
`;

it.each(TABLE.trim().split('\n').map((row) => row.trim().split(/\s*=>\s*/)))('%s', (line = '', expected = '') => {
  expect(read(line)).toBe(expected);
}); // prettier-ignore

it('reads the form that our own mails end with, in each language', () => {
  for (const { block } of Object.values(MAIL_LINES_WORDS))
    expect(read(block).split(' | ').map((one) => one.split(' ')[0])).toEqual(['received', 'called', 'paid', 'closed']); // prettier-ignore
});

it('says each line once, whatever stands around it', () => {
  expect(read('Dear all,\n\nPAID 10 2026-03-02\nPAID  10 2026-03-02\n\nM. Durand')).toBe('paid 1000 2026-03-02');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      for (const { report } of partnerLines(text, { today: day('2026-03-03'), currency: 'EUR' }))
        if (report.kind === 'paid') expect(report.amountMinor).toBeGreaterThan(0);
    }),
  );
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkStrategy } from '../reminders/strategy';
import { importTold } from './import-told';
import { IMPORT_TOLD_WORDS } from './import-told-words';
import { REMINDER_WORDS } from './reminder-words';
import { LANGUAGES } from './said';
import { strategyFault } from './strategy-fault';
import { STRATEGY_FAULT_WORDS } from './strategy-fault-words';

/** What rooms tell in English sentences is said in every language of the desk, with its values in it. */
const blanks = (text: string): string[] => [...text.matchAll(/\{\d\}/g)].map(String).sort();
const french = { language: 'fr', locale: 'fr-FR' };

describe('what is told of an import', () => {
  it('is known in every language, each with the same values', () => {
    for (const [key, said] of Object.entries(IMPORT_TOLD_WORDS.en))
      for (const language of LANGUAGES)
        expect([key, language, blanks(IMPORT_TOLD_WORDS[language][key as keyof typeof IMPORT_TOLD_WORDS.en])]).toEqual([key, language, blanks(said)]); // prettier-ignore
  });

  it('is known of every file that the tests read', () => {
    const folder = join(__dirname, '../../fixtures/imports');
    const told = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.expected.txt'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
      .flatMap((line) => /^\s*assumed: (.+)$/.exec(line)?.[1] ?? []);
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((one) => importTold(one, french) === one)).toEqual([]);
  });

  it('says the parts of a sentence in that language too', () => {
    const said = importTold('Line 4: PAY-1 was not applied to F-1: less than that is open.', french);
    expect(said).toBe('Ligne 4\u00a0: PAY-1 n’a pas été imputé sur F-1\u00a0: moins que cela est ouvert.');
    expect(importTold('Due days were computed from the invoice date and the payment terms (3 times, first in line 4).', { language: 'de', locale: 'de-DE' })).toBe('Fälligkeiten wurden aus Rechnungsdatum und Zahlungsziel berechnet (3-mal, zuerst in Zeile 4).'); // prettier-ignore
    expect(importTold('The list was taken to show 2026-03-02.', { language: 'sv', locale: 'sv-SE' })).toBe('Listan antas visa läget den 2 mars 2026.'); // prettier-ignore
    expect(importTold('Something else.', french)).toBe('Something else.');
  });
});

describe('what is wrong with a strategy', () => {
  const step = (change: object): object => ({ n: 1, kind: 'reminder', trigger: { basis: 'due', days: 3 }, payByDays: 7, ...change }); // prettier-ignore
  const faultsOf = (steps: readonly object[], named = {}): readonly string[] => {
    const checked = checkStrategy({ code: 'own', name: 'Own', steps, ...named });
    return checked.ok ? [] : checked.errors;
  };
  const faults = [
    ...faultsOf([]),
    ...faultsOf([step({})], { code: 'A', name: '' }),
    ...faultsOf([step({})], { name: 'x'.repeat(81) }),
    ...faultsOf([step({ trigger: { basis: 'due', days: 'x' } }), step({ minGapDays: 0 }), step({ payByDays: 91 })]),
    ...faultsOf([step({ channel: 'fax' })]),
    ...faultsOf([step({}), step({ n: 2 }), step({ n: 3, kind: 'final', channel: 'sms' })]),
    ...faultsOf(Array.from({ length: 21 }, () => step({}))),
    ...faultsOf([step({}), step({ payByDays: null, channel: 'call' }), step({ n: 4, kind: 'final' })]),
    ...faultsOf([step({ kind: 'thank_you', n: 1, trigger: { basis: 'due', days: -1 }, channel: 'call' }), step({ kind: 'pre_due', n: 2 })]), // prettier-ignore
    ...faultsOf([step({ kind: 'first_invoice', n: -1 }), step({ kind: 'first_invoice', n: -2 }), step({ kind: 'propose_hand_over' }), step({ n: 2, kind: 'call' })]), // prettier-ignore
    ...faultsOf([step({ trigger: { basis: 'previous_step', days: 0 } }), step({ n: 2, trigger: { basis: 'invoice_date', days: 5 } }), step({ n: 3, trigger: { basis: 'settled', days: 5 } }), step({ n: -1, kind: 'pre_due', trigger: { basis: 'due', days: -3 }, payByDays: null })]), // prettier-ignore
    ...faultsOf([step({}), step({ n: 2 }), step({ n: 3, kind: 'final' }), step({ n: 4 })]),
    ...faultsOf([step({}), step({ n: 2 }), step({ n: 3, kind: 'formal_notice' }), step({ n: 4, kind: 'final' })]),
    ...faultsOf([step({ kind: 'call', claims: ['interest'] })]),
    ...faultsOf([step({ kind: 'propose_stop', attach: 'none' })]),
    ...faultsOf([
      step({ when: { count: 1 } }),
      step({ n: 2, when: { totalMinor: '5 €' } }),
      step({ n: 3, when: { days: 0 } }),
    ]),
    ...faultsOf([step({ when: { segments: ['A'], notSegments: ['A'] } }), step({ n: -1, kind: 'pre_due', when: { count: 2 } })]), // prettier-ignore
  ];

  it('is said in the words of the form, in every language', () => {
    expect(faults.length).toBeGreaterThan(30);
    for (const fault of faults)
      for (const language of LANGUAGES) {
        const said = strategyFault(fault, { language, locale: language }, REMINDER_WORDS[language].kind);
        expect([language, said]).not.toEqual([language, fault]);
        expect(said).not.toMatch(
          /payByDays|minGapDays|totalMinor|steps\[|expected|\{\d\}|first_invoice|propose_hand_over/,
        );
      }
  });

  it('uses every sentence that there is', () => {
    const said = faults.map((fault) => strategyFault(fault, { language: 'sv', locale: 'sv-SE' }, {})).join('\n');
    const unused = Object.entries(STRATEGY_FAULT_WORDS.sv).filter(([, words]) => !words.split(/\{\d\}/).every((part) => said.includes(part))); // prettier-ignore
    expect(unused.map(([key]) => key)).toEqual([]);
  });
});

import { fc, runs } from '../kernel/testing/chance';
import { fromDecimal } from '../kernel/money';
import { day } from '../kernel/day';
import type { ContentLine, CurrencySection } from './content';
import { demandOf } from './content';
import { speechOf } from './speech';
import { askedTables } from './tables';
import { email, letter } from './testing/press';
import { line, parties, sample, section, SPOKEN, type Spoken } from './samples';
import type { Facts } from './facts';

const saying = (
  language: Spoken,
  sections: readonly CurrencySection[],
  change: Partial<Facts['content']> = {},
): Facts => {
  const facts = sample('reminder-friendly', 'friendly', language);
  return { ...facts, content: { ...facts.content, sections, ...change } };
};

const named = (facts: Facts, name: string): Facts => ({
  ...facts,
  content: { ...facts.content, billedTo: name },
  parties: {
    ...facts.parties,
    customer: { code: '4711', name },
    recipient: { name, lines: [name.slice(0, 38), 'X 1'] },
    creditor: { ...facts.parties.creditor, name, legalName: name },
  },
});

describe('a reminder', () => {
  it('says in its subject how much of what, who asks and whose number, in each language', () => {
    const [en, fr, de, sv, nl, es] = (['en', 'fr', 'de', 'sv', 'nl', 'es'] as const).map(
      (language) =>
        email(saying(language, [section('EUR', { items: [line('F-1', 1_234_000, 3)] })]), 'reminder-firm').subject,
    );
    expect(en).toBe('Overdue: 1 invoice, €12,340.00 – Harbour Tools – customer 4711 – file A-00012');
    expect(fr).toBe(
      'Échéance dépassée\u00a0: 1 facture, 12\u202f340,00\u00a0€ – Ateliers Perrin – client 4711 – dossier A-00012',
    );
    expect(de).toBe(
      'Überfällig: 1 Rechnung, 12.340,00\u00a0€ – Nordlicht Beleuchtung – Kundennr. 4711 – Vorgang A-00012',
    );
    expect([sv, nl, es]).toEqual([
      'Förfallen betalning: 1 faktura, 12\u00a0340,00\u00a0€ – Norrsken Belysning – kundnr 4711 – ärende A-00012',
      'Betaaltermijn verstreken: 1 factuur, €\u00a012.340,00 – Van der Meer Verlichting – klantnr. 4711 – dossier A-00012',
      'Pago vencido: 1 factura, 12.340,00\u00a0€ – Iluminación Ribera – cliente 4711 – expediente A-00012',
    ]);
  });

  it('says what of it is a cash discount that was taken too late, in each language', () => {
    const late = { document: 'F-1', untilOn: day('2026-10-10'), paidOn: day('2026-10-24'), amountMinor: 2_000 };
    const asked = { ...section('EUR', { items: [line('F-1', 2_000, 3)] }), lateDiscounts: [late] };
    const said = (language: Spoken): string => email(saying(language, [asked]), 'reminder-friendly').text;
    expect(said('en')).toMatch(/Of this, cash discount taken after its last day[\s\S]*F-1[\s\S]*20\.00/);
    expect(said('de')).toContain('Davon nach Ablauf der Frist gezogenes Skonto');
    const none = email(saying('en', [{ ...asked, lateDiscounts: [] }]), 'reminder-friendly').text;
    expect(none).not.toContain('discount');
  });

  it('begins with the total, the oldest and the day asked for', () => {
    const { text } = email(sample('reminder-neutral', 'neutral', 'en'), 'reminder-neutral');
    const [, , , opening] = `Subject\n\n${text}`.split('\n\n').map((part) => part.replaceAll('\u00a0', ' '));
    expect(text.split('\n\n')[1]!.replaceAll('\u00a0', ' ')).toBe(
      '€12,090.00 is overdue on 3 invoices, the oldest due on 17 October 2026. Please pay by 30 November 2026.',
    );
    expect(opening).toMatch(/^Our books still show/);
  });

  it('C29: lists all invoices in one message, one table and one account per currency, never added up', () => {
    const facts = saying('en', [
      section('EUR', { items: [line('F-1', 100_00, 9), line('F-2', 200_00, 5)] }),
      section('GBP', { items: [line('F-3', 50_00, 3)] }),
    ]);
    const { subject, text } = email(facts, 'reminder-friendly');
    expect(subject).toContain('3 invoices, €300.00 and £50.00');
    expect(text).toContain('Overdue invoices · EUR');
    expect(text).toContain('Overdue invoices · GBP');
    expect(text.match(/^IBAN: .*/gm)).toEqual([
      'IBAN: FR76 3000 6000 0112 3456 7890 189',
      'IBAN: GB29 NWBK 6016 1331 9268 19',
    ]);
    expect(text).not.toContain('350');
  });

  it('shows the code to scan for euros only, and asks in it for what is undisputed', () => {
    const facts = saying('en', [
      section('EUR', { items: [line('F-1', 100_00, 9, { demandMinor: 60_00 })] }),
      section('GBP', { items: [line('F-3', 50_00, 3)] }),
    ]);
    const { codes } = email(facts, 'reminder-friendly');
    expect(codes.map(({ cid }) => cid)).toEqual(['pay-eur@duly']);
    expect(codes[0]!.code.split('\n')[7]).toBe('EUR60');
  });

  it('says in plain text and in HTML the same, number by number', () => {
    const { html, text } = email(sample('final-reminder', 'firm', 'de'), 'final-reminder');
    const figures = (of: string): string[] => [...new Set(of.match(/\d[\d.,]*\d|[A-Z]{2}-\d{4}/g))].sort();
    const shown = html.replace(/<(style|title)[\s\S]*?<\/\1>|<[^>]*>/g, ' ').replace(/&#x?\w+;/g, ' ');
    expect(figures(text).filter((figure) => !figures(shown).includes(figure))).toEqual([]);
  });

  it('C17: is wholly in one language', () => {
    const words = (language: Spoken): Set<string> => {
      const { html, text } = email(sample('final-reminder', 'firm', language), 'final-reminder');
      return new Set(`${text} ${html.replace(/<[^>]*>/g, ' ')}`.toLowerCase().match(/[a-zà-ÿ]{4,}/g));
    };
    const OWN = {
      ...{ en: ['overdue', 'invoice', 'please'], fr: ['facture', 'merci'], de: ['rechnung', 'bitte', 'fällig'] },
      ...{
        sv: ['fakturan', 'betalning', 'påminnelse'],
        nl: ['factuur', 'betalen'],
        es: ['factura', 'importe', 'pagar'],
      },
    };
    for (const language of SPOKEN) {
      const others = SPOKEN.filter((one) => one !== language).flatMap((one) => OWN[one]);
      expect([language, [...words(language)].filter((word) => others.includes(word))]).toEqual([language, []]);
      expect([language, OWN[language].some((word) => words(language).has(word))]).toEqual([language, true]);
    }
  });

  it('shows nothing for what nobody set: no empty brackets, no lone words', () => {
    const facts = sample('reminder-friendly', 'friendly', 'en');
    const bare = {
      ...facts,
      parties: {
        ...parties('en'),
        person: null,
        creditor: { ...facts.parties.creditor, phone: null, website: null, vatNo: null },
      },
    };
    const { text } = email(bare, 'reminder-friendly');
    expect(text).toContain('Just reply to this message.');
    expect(text).toContain('Kind regards\nHarbour Tools');
    expect(text).not.toMatch(/\(\)|undefined|null|· ·| ,/);
  });
});

describe('the tables of a message', () => {
  const euros = fc.integer({ min: 1, max: 5_000_000 });
  const anyLine = fc.record({ amount: euros, paid: fc.nat(99), held: fc.nat(99) }).map(({ amount, paid, held }) => {
    const paidMinor = Math.floor((amount * paid) / 100);
    const open = amount - paidMinor;
    return line('F', amount, 3, { paidMinor, demandMinor: open - Math.floor((open * held) / 100) });
  });
  const anyCredit = euros.map((minor): ContentLine => {
    const negative = -minor;
    return line('C', negative, 0, { type: 'credit_note', openMinor: negative, demandMinor: negative, dueOn: null });
  });

  it('add up with a pencil, whatever is in them', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1 }),
        fc.array(anyLine),
        fc.array(anyCredit),
        (items, alsoDue, credits) => {
          const made = section('EUR', { items, alsoDue, credits });
          const [asked] = askedTables({ ...saying('en', [made]), speech: speechOf('en') });
          const pence = (text: string): number => fromDecimal(text.replace(/[€,\s]/g, ''), 'EUR') ?? NaN;
          for (const { rows, foot, columns } of asked!.tables) {
            columns.forEach(({ numeric, head }, at) => {
              if (!numeric || head === 'Days late' || foot.length === 0) return;
              expect(rows.reduce((sum, row) => sum + pence(row[at]!), 0)).toBe(pence(foot[at]!));
            });
          }
          const sums = asked!.sums.map(({ amount }) => pence(amount));
          if (sums.length === 0) return;
          expect(sums.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(sums.at(-1));
          expect(sums.at(-1)).toBe(demandOf(made));
        },
      ),
      runs(60),
    );
  });
});

describe('hostile names', () => {
  it.each([
    ['line breaks', 'ACME\r\nBcc: all@example.com', 'ACME Bcc: all@example.com'],
    ['HTML', '<script>alert(1)</script> & <b>Co</b>', '<script>alert(1)</script> & <b>Co</b>'],
    ['template marks', '{{{payment}}} ** # -', '{{{payment}}} ** # -'],
    ['emoji', 'Café 🎉 GmbH', 'Café 🎉 GmbH'],
    ['controls that turn the reading direction', 'abc\u202egpj.exe', 'abc gpj.exe'],
    ['private signs that mark blocks', 'a\ue000payment\ue001b', 'a payment b'],
    ['style sheets', 'A"; } body { display: none } /*', 'A"; } body { display: none } /*'],
  ])('with %s stay names', (_, name, shown) => {
    const facts = named(sample('reminder-friendly', 'friendly', 'en'), name);
    const made = email(facts, 'reminder-friendly');
    expect(made.subject).toContain(shown);
    expect(made.text).toContain(`Invoiced to ${shown}`);
    expect(made.html).not.toMatch(/<script|<b>|\r/);
    const printed = letter(facts, 'reminder-friendly');
    expect(printed.html).not.toMatch(/<script|<b>/);
    expect(printed.style).not.toContain('display: none }');
  });

  it('from right to left do not turn the words around them', () => {
    const facts = named(sample('reminder-friendly', 'friendly', 'en'), 'شركة النور');
    expect(email(facts, 'reminder-friendly').text).toContain('Invoiced to \u2068شركة النور\u2069, customer 4711');
  });

  it('of 300 characters leave the subject readable', () => {
    const { subject } = email(
      named(sample('reminder-friendly', 'friendly', 'en'), 'Long '.repeat(60)),
      'reminder-friendly',
    );
    expect([...subject].length).toBeLessThanOrEqual(200);
    expect(subject.startsWith('Overdue: 3 invoices, €12,090.00 – Long')).toBe(true);
  });
});

describe('days and amounts', () => {
  it.each([
    ['en', '1 February 2026', '1 Feb 2026', '¥1,235', '1 invoice', '2 invoices'],
    ['fr', '1er février 2026', '1er févr. 2026', '1 235 JPY', '1 facture', '2 factures'],
    ['de', '1. Februar 2026', '01.02.2026', '1.235 ¥', '1 Rechnung', '2 Rechnungen'],
    ['sv', '1 februari 2026', '1 feb. 2026', '1 235 JPY', '1 faktura', '2 fakturor'],
    ['nl', '1 februari 2026', '1 feb 2026', '¥ 1.235', '1 factuur', '2 facturen'],
    ['es', '1 de febrero de 2026', '1 feb 2026', '1235 JPY', '1 factura', '2 facturas'],
  ])('in %s', (language, ...says) => {
    const [long, short, yen, one, two] = says;
    const speech = speechOf(language);
    const plain = (text: string): string => text.replace(/\s/g, ' ');
    expect(plain(speech.day(day('2026-02-01')))).toBe(long);
    expect(plain(speech.shortDay(day('2026-02-01')))).toBe(short);
    expect(plain(speech.money(1235, 'JPY')).replace('￥', '¥').replace('JP¥', '¥')).toBe(yen);
    expect([1, 2].map((n) => speech.count(speech.words.invoices, n))).toEqual([one, two]);
  });
});

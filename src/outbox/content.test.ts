import { contentFrom, stored, type ContentLine, type MessageContent } from './content';
import { day } from '../kernel/day';

const line = (itemId: number): ContentLine => ({
  itemId,
  document: `F-${itemId}`,
  type: 'invoice',
  poNo: itemId % 2 === 0 ? `PO-${itemId}` : null,
  issuedOn: day('2026-01-05'),
  dueOn: itemId === 5 ? null : day('2026-02-04'),
  amountMinor: itemId * 1000,
  paidMinor: itemId * 100,
  openMinor: itemId * 900,
  demandMinor: itemId * 800,
  daysLate: itemId,
  payByOn: itemId === 3 ? day('2026-02-20') : null,
});

const content: MessageContent = {
  kind: 'reminder',
  tone: 'neutral',
  fileNumber: '0000001',
  bookedUntil: day('2026-02-06'),
  payByOn: null,
  paragraphs: ['Dear “you”'],
  sections: [
    {
      currency: 'EUR',
      demandMinor: 2400,
      items: [line(1), line(2)],
      alsoDue: [line(3)],
      credits: [line(5)],
      onHold: [line(4)],
      notYetDue: [line(6), line(7)],
      payment: null,
    },
  ],
};

describe('what a message says, as it is kept', () => {
  it('is read as it was', () => {
    expect(contentFrom(stored(content))).toEqual(content);
  });

  it('is read by the columns that it was kept with, should their order ever change', () => {
    const text = stored(content);
    const { columns, sections, ...rest } = JSON.parse(text) as {
      columns: string[];
      sections: Record<string, unknown>[];
    };
    const turned = sections.map((section) =>
      Object.fromEntries(
        Object.entries(section).map(([name, rows]) => [
          name,
          Array.isArray(rows) ? rows.map((row: unknown[]) => [...row].reverse()) : rows,
        ]),
      ),
    );
    expect(contentFrom(JSON.stringify({ ...rest, columns: [...columns].reverse(), sections: turned }))).toEqual(
      content,
    );
  });
});

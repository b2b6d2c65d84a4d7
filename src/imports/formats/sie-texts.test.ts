import { saidIn } from './sie-texts';

/** A text, and what it says: customer | name | invoice. */
it.each([
  ['Kund 4711 faktura 1234', '4711||1234'],
  ['Kundnr: 4711, Faktnr: 1234', '4711||1234'],
  ['Kund 4711 Åsa Öberg AB, faktura 1234', '4711|Åsa Öberg AB|1234'],
  ['Faktura 1234 Namn AB', '|Namn AB|1234'],
  ['Faktura nr 1234 - Namn AB', '|Namn AB|1234'],
  ['Faktnr: 891, Namn: Karl Svensson', '|Karl Svensson|891'],
  ['FA30036/BP Bunkeflo', '|BP Bunkeflo|30036'],
  ['Kreditfaktura 77 Namn AB', '|Namn AB|77'],
  ['Faktura 1234, kund 4711 Namn AB', '4711|Namn AB|1234'],
  ['30083 Svenska Mässan i Göteborg, 12', '30083|Svenska Mässan i Göteborg|12'],
  ['Faktura 1234', '||1234'],
  ['Kund 4711', '4711||'],
  ['K133 / Karl Svensson', '|Karl Svensson|'],
  ['Rolf Petterssons Rör AB', '|Rolf Petterssons Rör AB|'],
  ['Fakturajournal nr 109', '|Fakturajournal nr 109|'],
  ['Faktura 1 ,;-', '||1'],
  ['', 'nothing'],
  ['20260304', 'nothing'],
  ['12 000,50', 'nothing'],
])('%s', (text, expected) => {
  const said = saidIn(text);
  expect(said === undefined ? 'nothing' : `${said.customer}|${said.name}|${said.invoice}`).toBe(expected);
});

it('takes no longer for a text that is made to take long', () => {
  const before = performance.now();
  for (const text of [`Kund 1${' ,'.repeat(5_000)}`, `Faktura 1 ${'-/ '.repeat(5_000)}x`, `111 ${'a ,'.repeat(5_000)}`])
    saidIn(text);
  expect(performance.now() - before).toBeLessThan(500);
});

import type { ProblemWords } from './problem-words.en';

/** Swedish words for what may be wrong in an imported file. */
export const sv: ProblemWords = {
  'empty-file': {
    fault: 'Filen är tom.',
    expected: 'en lista med rubriker och rader',
    remedy: 'Exportera den igen.',
  },
  'not-a-table': {
    fault: 'Filen är ingen lista: varken CSV eller en arbetsbok.',
    expected: 'en CSV-fil eller en arbetsbok (.xlsx, .xls, .ods)',
    remedy: 'Exportera listan som CSV eller .xlsx. Packa upp en ZIP först.',
  },
  password: {
    fault: 'Arbetsboken är skyddad med lösenord.',
    expected: 'en arbetsbok som öppnas utan lösenord',
    remedy: 'Öppna den i Excel, ta bort lösenordet och spara den under ett annat namn.',
  },
  'damaged-file': {
    fault: 'Arbetsboken är skadad eller överfördes inte i sin helhet.',
    expected: 'en arbetsbok som Excel öppnar',
    remedy: 'Exportera eller kopiera den igen.',
  },
  'too-big': {
    fault: 'Arbetsboken är för stor när den packas upp.',
    expected: 'en mindre arbetsbok',
    remedy: 'Spara bladet som CSV, som får vara hur stort som helst, eller dela upp det.',
  },
  'too-slow': {
    fault: 'Filen kunde inte tolkas i tid.',
    expected: 'en mindre fil',
    remedy: 'Spara bladet som CSV, som får vara hur stort som helst, eller dela upp det.',
  },
  'no-header': {
    fault: 'Ingen rad med rubriker hittades.',
    expected: 'en rad med rubriker som Kund, Fakturanummer, Förfallodatum, Belopp',
    remedy: 'Lägg till rubrikerna, eller ange nedan på vilken rad de står.',
  },
  'no-rows': {
    fault: 'Filen har rubriker men inga rader.',
    expected: 'minst en rad',
    remedy: 'Kontrollera exportens filter.',
  },
  'aged-summary': {
    fault: 'Det är en summerad åldersanalys: en rad per kund, utan fakturorna.',
    expected: 'en lista med en rad per faktura',
    remedy: 'Exportera den detaljerade reskontralistan i stället.',
  },
  'several-tables': {
    fault: 'Filen innehåller flera tabeller.',
    expected: 'en tabell per fil',
    remedy: 'Spara varje tabell som en egen fil, eller ange nedan rubrikraden för rätt tabell.',
  },
  'accounting-journal': {
    fault: 'Det är en bokföringsjournal, som inte säger vem som är skyldig vad och till när.',
    expected: 'en lista över öppna poster eller fakturor',
    remedy: 'Exportera kundreskontrans öppna poster med förfallodatum.',
  },
  'cash-basis': {
    fault: 'Den här bokföringen visar bara in- och utbetalningar; den säger inte vem som är skyldig vad.',
    expected: 'bokföring med fakturorna, eller en lista över öppna poster',
    remedy: 'Exportera de öppna fakturorna från faktureringsprogrammet.',
  },
  'no-receivables': {
    fault: 'Inget konto i filen visar vad kunderna är skyldiga.',
    expected: 'kundfordringskonton, till exempel 1510',
    remedy: 'Ange nedan vilka konton det är, eller exportera den bokföring som har dem.',
  },
  'balance-only': {
    fault: 'Raderna nämner ingen kund: filen säger bara vad kunderna är skyldiga tillsammans.',
    expected: 'rader som nämner kunden och fakturan',
    remedy: 'Exportera kundreskontran med förfallodagar och jämför dess summa med det här saldot.',
  },
  'other-format': {
    fault: 'Det är en fil av annat slag, inte en lista över öppna poster.',
    expected: 'en lista över öppna poster eller fakturor som CSV eller .xlsx',
    remedy: 'Exportera kundreskontrans öppna poster med förfallodatum.',
  },
  'bank-statement': {
    fault: 'Det är ett kontoutdrag från en bank, inte en lista över öppna poster.',
    expected: 'en lista över öppna poster eller fakturor som CSV eller .xlsx',
    remedy: 'Lämna in det under Importer › Kontoutdrag.',
  },
  'column-missing': {
    fault: 'En kolumn eller ett blad som källan hade förut saknas.',
    expected: 'samma kolumner som förra gången',
    remedy: 'Exportera som förut, eller välj nedan vad kolumnerna betyder nu.',
  },
  'field-missing': {
    fault: 'En kolumn som en sådan lista behöver hittades inte.',
    expected: 'kolumner för kund, dokumentnummer, belopp och datum',
    remedy: 'Välj nedan vilken kolumn som innehåller den, eller döp om rubriken.',
  },
  'no-due-date-column': {
    fault: 'Ingen kolumn med förfallodatum hittades.',
    expected: 'en kolumn för förfallodatum',
    remedy: 'Exportera listan med förfallodatum, eller ange betalningsvillkoren i dagar nedan.',
  },
  'nothing-to-book': {
    fault: 'Alla rader utelämnades.',
    expected: 'rader som en kund är skyldig',
    remedy: 'Kontrollera exportens filter. Utkast tas med om du väljer det nedan.',
  },
  'bad-day': {
    fault: 'Det är inget datum.',
    expected: 'ett datum som 2026-03-25',
    remedy: 'Rätta datumet i källan och exportera igen.',
  },
  'no-such-day': {
    fault: 'Den dagen finns inte i kalendern.',
    expected: 'en dag som finns',
    remedy: 'Rätta datumet i källan och exportera igen.',
  },
  'ambiguous-day': {
    fault: 'Datumet kan läsas på två sätt.',
    expected: 'ett datum i samma ordning som de andra',
    remedy: 'Skriv det som de andra, eller ange nedan i vilken ordning datum skrivs.',
  },
  'bad-amount': {
    fault: 'Det är inget belopp skrivet som de andra.',
    expected: 'ett belopp som 1234,56',
    remedy: 'Skriv det som de andra, eller välj filens decimaltecken nedan.',
  },
  'missing-amount': {
    fault: 'Beloppet är tomt.',
    expected: 'ett belopp som 1234,56',
    remedy: 'Fyll i det i källan och exportera igen.',
  },
  'missing-customer': {
    fault: 'Inget säger vems post det är.',
    expected: 'ett kundnummer eller kundnamn',
    remedy: 'Fyll i det i källan och exportera igen.',
  },
  'missing-document': {
    fault: 'Dokumentnumret är tomt.',
    expected: 'ett dokumentnummer',
    remedy: 'Fyll i det i källan och exportera igen.',
  },
  'missing-due-date': {
    fault: 'Förfallodatumet är tomt.',
    expected: 'ett förfallodatum eller betalningsvillkor',
    remedy: 'Fyll i det i källan, eller ange nedan betalningsvillkoren för sådana rader.',
  },
  'missing-date': {
    fault: 'Datumet är tomt.',
    expected: 'dokumentets datum',
    remedy: 'Fyll i det i källan och exportera igen.',
  },
  'unknown-currency': {
    fault: 'Valutan går inte att avgöra.',
    expected: 'en ISO-kod per rad, till exempel EUR',
    remedy: 'Skriv ISO-koden i källan, eller ange nedan valutan för rader utan valuta.',
  },
  'duplicate-document': {
    fault: 'Dokumentet finns redan i filen, med andra uppgifter.',
    expected: 'varje dokument en gång',
    remedy: 'Ta reda på vilken rad som är rätt och ta bort den andra.',
  },
  'duplicate-customer': {
    fault: 'Kunden finns redan i filen, med andra uppgifter.',
    expected: 'varje kund en gång',
    remedy: 'Ta reda på vilken rad som är rätt och ta bort den andra.',
  },
  'open-exceeds-amount': {
    fault: 'Mer är öppet än beloppet, eller med omvänt tecken.',
    expected: 'högst beloppet öppet, med samma tecken',
    remedy: 'Kontrollera båda beloppen i källan.',
  },
  'damaged-number': {
    fault: 'Ett kalkylprogram har kortat numret.',
    expected: 'hela numret',
    remedy: 'Formatera kolumnen som text i källan och exportera igen.',
  },
  'unknown-payer': {
    fault: 'Ingen kund har det numret eller namnet.',
    expected: 'numret på en kund som betalar själv',
    remedy: 'Rätta betalaren i källan, eller ta upp den som kund också.',
  },
  'payer-chain': {
    fault: 'En annan skulle betala för betalaren.',
    expected: 'en kund som betalar själv',
    remedy: 'Ange på varje rad vem som betalar till slut.',
  },
  'too-many-cells': {
    fault: 'Raden har fler celler än det finns rubriker.',
    expected: 'lika många celler som rubriker',
    remedy: 'Sätt text som innehåller avgränsaren inom citattecken.',
  },
  'open-quotation-mark': {
    fault: 'Ett citattecken öppnas men stängs aldrig.',
    expected: 'citattecken i par',
    remedy: 'Rätta citattecknen i källan och exportera igen.',
  },
  'stray-quotation-mark': {
    fault: 'Något står efter ett avslutande citattecken.',
    expected: 'avgränsaren efter ett avslutande citattecken',
    remedy: 'Rätta citattecknen i källan och exportera igen.',
  },
  'line-too-long': {
    fault: 'Raden är för lång för att vara en rad i en lista.',
    expected: 'en rad av vanlig längd',
    remedy: 'Se efter om en radbrytning saknas där.',
  },
  'nul-byte': {
    fault: 'Raden innehåller tecken som ingen text har.',
    expected: 'en text',
    remedy: 'Exportera igen; filen kan vara skadad.',
  },
  'cell-error': {
    fault: 'Kalkylbladet visar ett fel här.',
    expected: 'ett värde',
    remedy: 'Rätta formeln i arbetsboken och spara den.',
  },
  'no-cached-value': {
    fault: 'Formeln sparades utan sitt resultat.',
    expected: 'ett värde',
    remedy: 'Öppna arbetsboken i Excel, låt den räkna och spara den.',
  },
  'uneven-books': {
    fault: 'Debet och kredit i bokföringen är inte lika.',
    expected: 'bokföring där debet och kredit är lika',
    remedy: 'Exportera filen igen: rader saknas, är skadade eller kunde inte läsas.',
  },
  'other-company': {
    fault: 'Det här är ett annat företags bokföring.',
    expected: 'det här företagets bokföring',
    remedy:
      'Importera den till företaget vars bokföring det är; om det är det här, ange dess organisationsnummer i företagets inställningar.',
  },
  'books-differ': {
    fault: 'Det som togs med ger inte kontonas saldo.',
    expected: 'poster som ger filens saldo',
    remedy: 'Se på raderna med problem och på det som förts över: det de innehåller saknas.',
  },
  'other-seller': {
    fault: 'Den här fakturan har ett annat företag skrivit.',
    expected: 'en faktura som det här företaget har skrivit',
    remedy: 'Importera den i det företag som skrev den. Är det detta, ange dess momsnummer i inställningarna.',
  },
  'supplier-invoice': {
    fault: 'En leverantör har skrivit den här fakturan till oss: det är vi som är skyldiga.',
    expected: 'en faktura som det här företaget har skrivit',
    remedy: 'Ta bort den ur importen: leverantörers fakturor drivs inte in.',
  },
  'sum-differs': {
    fault: 'Fakturans summor stämmer inte med sina delar.',
    expected: 'summor som stämmer',
    remedy: 'Fråga den som gjorde fakturan vilket belopp som är rätt och låt skriva om den.',
  },
  'unreadable-document': {
    fault: 'Den här e-fakturan kan inte läsas.',
    expected: 'en e-faktura (UBL, CII, Factur-X, FatturaPA eller Facturae)',
    remedy: 'Hämta eller exportera den igen.',
  },
  'control-total': {
    fault: 'Raderna summerar inte till filens total.',
    expected: 'filens total',
    remedy: 'Leta efter rader som saknas eller står två gånger.',
  },
};

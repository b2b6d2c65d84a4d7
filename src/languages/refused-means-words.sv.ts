import type { RefusedMeansWords } from './refused-means-words.en';

/** Swedish words: Why something about a customer’s means or the search for it is refused. */
export const sv: RefusedMeansWords = {
  financeSaysNothing: 'Det här säger inget om kundens betalningsförmåga.',
  giveFigure: 'Ange siffran, och för en anteckning texten.',
  financeAhead: 'Det som är känt gäller en dag och ett år som redan har kommit.',
  mendDayOrYear: 'Rätta dagen eller året.',
  financeBelow: 'Bara resultat och eget kapital kan vara negativa.',
  mendFigure: 'Rätta siffran.',
  noFinance: 'Det finns ingen sådan uppgift om kunden.',
  seeFinances: 'Se vilka som finns: duly finances list CUSTOMER',
  traceDue: 'En sökning ska vara klar en dag som ännu inte har varit.',
  laterDay: 'Ange en senare dag.',
  traceThere: 'En sökning efter kunden pågår redan.',
  writeThere: 'Skriv där ner vad som slagits upp.',
  noTrace: 'Ingen sökning efter kunden pågår.',
  beginTrace: 'Börja en: duly trace start CUSTOMER',
  lookupAhead: 'Inget kan ha slagits upp en kommande dag.',
  mendDay: 'Rätta dagen.',
  noTraceToResume: 'Det finns ingen sökning att fortsätta.',
  prepaysAlready: 'Kunden får redan leveranser endast mot förskott.',
  prepaysNot: 'Kunden får leveranser mot faktura.',
  tooLong: 'Det här är längre än {1} tecken.',
  financesMany: 'Partner har lämnat så många uppgifter om den här gäldenärens medel som sparas.',
  writeInstead: 'Skriv ett meddelande eller skicka en handling.',
  makeShorter: 'Gör det kortare.',
};

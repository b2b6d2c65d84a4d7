import type { FinancesWords } from './finances-words.en';

/** Swedish words: What the desk says of a customer’s means. */
export const sv: FinancesWords = {
  title: 'Betalningsförmåga',
  none: 'Inget är känt om kundens betalningsförmåga.',
  old: 'gammalt: inga slutsatser dras av det',
  add: 'Lägg till det som är känt',
  addPartner: 'Lägg till det partnern fann',
  back: 'Ta tillbaka',
  history: 'Tidigare uppgifter',
  takenBack: 'tillbakataget',
  ofYear: '{figure} ({year})',
  asOf: 'per {day}',
  kinds: {
    assets: 'Tillgångar som kan tas i anspråk',
    employees: 'Anställda',
    turnover: 'Omsättning',
    result: 'Årets resultat',
    equity: 'Eget kapital',
    total_assets: 'Balansomslutning',
    note: 'Anteckning',
  },
  noAssets: 'inga',
  tellers: {
    us: 'vi tog reda på det',
    partner: 'partnern berättade det',
    customer: 'kunden berättade det',
    third: 'berättat av någon annan',
  },
  form: {
    title: 'Vad som är känt om {customer}s betalningsförmåga',
    intro:
      'Visas här och i kundens ärenden; partner och kund ser det inte. Av eget kapital, tillgångar och anställda följer i 18 månader vad som föreslås när ett ärende bedöms. Tidigare uppgifter står kvar i historiken.',
    kind: 'Vad',
    figure: 'Siffra',
    figureHint:
      'För anställda: hur många. Annars ett belopp; 0 för tillgångar betyder inga. Resultat och eget kapital kan vara negativa: -12 000.',
    currency: 'Valuta',
    year: 'Vilket år siffran gäller',
    yearHint: 'till exempel {year}',
    note: 'Med ord',
    source: 'Källa',
    sourceHint: 'Var det står: bokslut och register, ett meddelande från partnern, ett besök.',
    asOf: 'Per den',
    toldBy: 'Vem som berättade det',
    submit: 'Skriv ner det',
    done: 'Nedskrivet: {what}.',
    undone: 'nedskrivet av misstag',
    fault: {
      whole: 'Ange ett heltal.',
      currency: 'Tre bokstäver, till exempel EUR.',
      words: 'Säg det med ord.',
    },
  },
  ending: {
    title: 'Ta tillbaka en uppgift',
    intro: 'Den var fel och står kvar i historiken som tillbakatagen. Det som sagts före gäller igen.',
    why: 'Vad som var fel',
    submit: 'Ta tillbaka den',
    done: 'Tillbakatagen.',
  },
};

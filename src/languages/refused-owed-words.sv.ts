import type { RefusedOwedWords } from './refused-owed-words.en';

/** What is refused about interest and costs, in Swedish. */
export const sv: RefusedOwedWords = {
  claimsNothing: 'Bolaget kräver inget för sen betalning.',
  administratorCan: 'En administratör kan ändra det: Inställningar, Trösklar.',
  notCome: '{1} har inte kommit än.',
  upToToday: 'Kräv ränta till i dag eller en tidigare dag.',
  nothingOfThis: 'Inget av detta kan krävas nu.',
  lookWhy: 'Se kundens ränta och kostnader igen: där står varför.',
  notSure: 'Något i detta krav är inte säkert, och ingen har sagt sig ha kontrollerat det.',
  checkBeside: 'Kontrollera det som står bredvid, och säg att du gjort det.',
  wasPaid: 'Något av detta är betalt.',
  takeBackFirst: 'Ta först tillbaka det som bokförts på det, eller efterge det som är öppet.',
  changedMeanwhile: 'Detta har ändrats under tiden.',
  lookOwed: 'Se kundens ränta och kostnader igen.',
  noSuchCharge: 'Det finns inget sådant krav bredvid en faktura: {1}',
  nothingToNote: 'Vid sidan av kundens fakturor krävs inget som kan begäras.',
  claimFirst: 'Kräv först ränta eller kostnader, eller se vad som spärrar dem.',
  oneCurrency: 'En räntenota är i en valuta.',
  nameCurrency: 'Ange valutan: en av dem som något krävs i.',
  heldFrom: 'Räntan kan inte hållas inne från {1}.',
  aYearAhead: 'Ange en dag sedan 1990, högst ett år framåt.',
  heldTo: 'Det kan inte sluta {1}.',
  lastDayOrNone: 'Ange sista dagen, tidigast den första; eller ingen så länge det varar.',
  claimedOver: 'Ränta för dessa dagar är krävd: {1}.',
  reverseWith: 'Återta dessa krav samtidigt, eller efterge dem först.',
  noSuchInterestHold: 'Det innehållandet av ränta finns inte.',
};

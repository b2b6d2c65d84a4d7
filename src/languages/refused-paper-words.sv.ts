import type { RefusedPaperWords } from './refused-paper-words.en';

/** The same in Swedish. */
export const sv: RefusedPaperWords = {
  unknownDebtor: 'Ingen har sagt vad kunden är rättsligt: ingen rättslig handling kan skickas till den.',
  sayDebtor: 'Ange om det är ett företag, en enskild näringsidkare, ett offentligt organ eller en konsument.',
  noneChosen: 'Ingen öppen faktura är vald.',
  chooseThem: 'Välj de fakturor det gäller.',
  oneCurrency: 'En rättslig handling avser en valuta.',
  oneEach: 'Skriv en för varje valuta.',
  officialPdf: 'En officiell blankett sparas som PDF.',
  takePdf: 'Ta utgivarens PDF.',
  officialShut:
    'Denna PDF går inte att öppna: den är skadad eller skyddad och skulle inte kunna skrivas ut efter ett brev.',
  takeAgain: 'Hämta den på nytt hos utgivaren eller skriv ut den till en ny PDF utan skydd.',
  addressOrMail: 'Lägg till en adress, eller skicka den med e-post.',
  postOrAddress: 'Skicka den med post, eller lägg till en adress.',
  stopped: 'Handlingen får inte skickas så.',
  mendFirst: 'Åtgärda först det som står i vägen.',
  noPaper: 'Det finns ingen handling {1} av {2} för: {3}.',
  noOfficial: 'Det finns ingen officiell blankett {1}.',
  noPostal: 'Ingen postadress är känd för brevet.',
};

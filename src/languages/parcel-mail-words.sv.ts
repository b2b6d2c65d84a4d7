import type { ParcelMailWords } from './parcel-mail-words.en';

/** Swedish words of mails that carry a recovery file to a partner, as the partner reads them. */
export const sv: ParcelMailWords = {
  subject: '{creditor}: inkassoakt {number}',
  text: '{creditor} överlämnar inkassoakten {number} till er. Kapitalbelopp: {principal}.',
  enclosed: {
    all: 'Bifogat finns akten som PDF, samma akt som arkiv med alla handlingar och raden till er ärendelista.',
    pdfs: 'Bifogat finns akten som PDF. Arkivet med alla handlingar är för stort för e-post: det finns på ärendets sida.',
    link: 'Akten är för stor för e-post: den finns på ärendets sida.',
  },
  linkText: '{creditor} skickar er länken till inkassoakten {number} och dess sida.',
  receipt: 'Öppna gärna ärendets sida en gång, så att vi vet att det har nått er. Länken är bara till er.',
  open: 'Öppna ärendet',
  reopened: {
    subject: 'Ärendet {number} fortsätter',
    text: '{creditor} hade återkallat ärendet {number}. Det fortsätter från {day}: ta gärna vid där det stod.',
  },
  undone: {
    subject: 'Ärendet {number} var inte avsett för er',
    text: '{creditor} skickade inkassoakten {number} till er av misstag och tog tillbaka den {day}. Gör inget åt den och radera det ni har fått.',
  },
  trial: {
    subject: '{creditor}: ett test',
    text: '{creditor} provar om inkassoakter når er på den här adressen. Ni behöver inte göra något.',
  },
};

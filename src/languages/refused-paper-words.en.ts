/** Why a legal paper is not written or sent; the type that the other languages fill. */
export const en = {
  unknownDebtor: 'Nobody says what this customer is in law: no legal paper can be written to it.',
  sayDebtor: 'Say whether it is a company, a sole trader, a public body or a consumer.',
  noneChosen: 'No open invoice is chosen.',
  chooseThem: 'Choose the invoices that it is about.',
  oneCurrency: 'A legal paper asks for one currency.',
  oneEach: 'Write one for each currency.',
  officialPdf: 'An official paper is filed as a PDF.',
  takePdf: 'Take the PDF of its publisher.',
  officialShut: 'This PDF cannot be opened: it is damaged or protected, and could not be printed behind a letter.',
  takeAgain: 'Take it from its publisher again, or print it into a new PDF without protection.',
  addressOrMail: 'Record an address, or send it by email.',
  postOrAddress: 'Send it by post, or record an address.',
  stopped: 'This paper must not be sent as it is.',
  mendFirst: 'Mend what stands in its way first.',
  noPaper: 'There is no paper {1} of {2} for a {3}.',
  noOfficial: 'There is no official paper {1}.',
  noPostal: 'No postal address is known for this letter.',
};

export type RefusedPaperWords = typeof en;

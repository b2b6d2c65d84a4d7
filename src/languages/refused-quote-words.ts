import { inFrench, type Language } from './said';

/** Why a quote cannot be accepted, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  expired: 'The quote of {1} stood until {2}.',
  again: 'Ask again: the same question has its quote at once.',
  declined: 'The quote of {1} was declined.',
  accepted: 'The quote was accepted already.',
  lookCase: 'Look at its case.',
  none: 'There is no such quote.',
  noFile: 'This quote is of no recovery file.',
  makeFile: 'Make the file, and ask for its quote there.',
  older: 'The quote is of an older version of {1}.',
  gone: '{1} is no partner any more.',
  other: 'Choose another partner.',
  noOffer: '{1} has no quote for {2}.',
  seeWhy: 'See why beside the quotes of the others.',
  changed: 'The quote of {1} has changed since it was shown.',
  lookAgain: 'Look at it again, and decide then.',
};

type RefusedQuoteWords = typeof en;

const fr: RefusedQuoteWords = inFrench({
  expired: 'Le devis de {1} valait jusqu’au {2}.',
  again: 'Redemandez-le : la même question a aussitôt son devis.',
  declined: 'Le devis de {1} a été refusé.',
  accepted: 'Le devis a déjà été accepté.',
  lookCase: 'Voyez son affaire.',
  none: 'Ce devis n’existe pas.',
  noFile: 'Ce devis ne porte sur aucun dossier de recouvrement.',
  makeFile: 'Constituez le dossier et demandez-y son devis.',
  older: 'Le devis porte sur une version antérieure de {1}.',
  gone: '{1} n’est plus un partenaire.',
  other: 'Choisissez un autre partenaire.',
  noOffer: '{1} n’a pas de devis pour {2}.',
  seeWhy: 'La raison figure à côté des devis des autres.',
  changed: 'Le devis de {1} a changé depuis qu’il a été affiché.',
  lookAgain: 'Regardez-le à nouveau, puis décidez.',
});

const de: RefusedQuoteWords = {
  expired: 'Das Angebot von {1} galt bis {2}.',
  again: 'Fragen Sie neu an: Dieselbe Frage hat sofort ihr Angebot.',
  declined: 'Das Angebot von {1} wurde abgelehnt.',
  accepted: 'Das Angebot wurde schon angenommen.',
  lookCase: 'Sehen Sie sich seinen Fall an.',
  none: 'Dieses Angebot gibt es nicht.',
  noFile: 'Zu diesem Angebot gehört keine Inkassoakte.',
  makeFile: 'Erstellen Sie die Akte und holen Sie dort ihr Angebot ein.',
  older: 'Das Angebot gilt einer älteren Fassung von {1}.',
  gone: '{1} ist kein Partner mehr.',
  other: 'Wählen Sie einen anderen Partner.',
  noOffer: '{1} hat kein Angebot für {2}.',
  seeWhy: 'Der Grund steht neben den Angeboten der anderen.',
  changed: 'Das Angebot von {1} hat sich geändert, seit es gezeigt wurde.',
  lookAgain: 'Sehen Sie es erneut an und entscheiden Sie dann.',
};

const sv: RefusedQuoteWords = {
  expired: 'Offerten från {1} gällde till {2}.',
  again: 'Fråga igen: samma fråga får sin offert genast.',
  declined: 'Offerten från {1} avböjdes.',
  accepted: 'Offerten är redan godtagen.',
  lookCase: 'Se på dess ärende.',
  none: 'Den offerten finns inte.',
  noFile: 'Offerten gäller ingen inkassoakt.',
  makeFile: 'Ta fram akten och be om dess offert där.',
  older: 'Offerten gäller en äldre version av {1}.',
  gone: '{1} är inte längre partner.',
  other: 'Välj en annan partner.',
  noOffer: '{1} har ingen offert för {2}.',
  seeWhy: 'Skälet står bredvid de andras offerter.',
  changed: 'Offerten från {1} har ändrats sedan den visades.',
  lookAgain: 'Se på den igen och bestäm sedan.',
};

export const REFUSED_QUOTE_WORDS: Readonly<Record<Language, RefusedQuoteWords>> = { en, fr, de, sv };

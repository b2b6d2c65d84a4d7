import type { RefusedToldWords } from './refused-told-words.en';

/** Vad som inte går av det som kunder säger i portalen. */
export const sv: RefusedToldWords = {
  nothingToAsk: 'Det finns inget att fråga, eller för mycket.',
  writeUpTo: 'Skriv högst 4 000 tecken.',
  severalQuestions: 'Flera frågor väntar redan på svar här.',
  waitOrCall: 'Vänta på vårt svar eller ring oss.',
  noSuchQuestion: 'Det finns ingen sådan obesvarad fråga.',
  lookAtCustomer: 'Titta på kunden.',
  severalCorrections: 'Flera rättelser väntar redan på en person här.',
  noSuchCorrection: 'Det finns ingen sådan rättelse att avgöra.',
  nobodyHasToLook: 'Ingen behöver titta på det längre.',
  notInHardship: 'Kunden är inte i en utsatt situation.',
  sayWhy: 'Säg varför.',
  sayWhyEnds: 'Säg varför det upphör.',
  handOverHardship: 'Kunden är i en utsatt situation: det behövs ett skäl för att lämna över.',
  noCorrectionX: 'Det finns ingen rättelse {1}.',
  thatIsNotClaimedFor: 'Det begärs inte för {1}, eller så är det betalt eller avskrivet.',
  lookAtWhatIsClaimed: 'Se efter vad som nu begärs utöver fakturan.',
  linkOnItsWay: 'Ett e-postmeddelande med en länk är redan på väg till {1}.',
  linkOnItsWayThen: 'Det går iväg inom några minuter; därefter kan ett nytt skickas.',
  noPortalLinks: 'Meddelanden från det här bolaget har ingen länk till portalen.',
  setPublicUrl: 'Ange PUBLIC_URL och inställningen portalLinkDays.',
  accountElsewhere: 'En partner tar hand om det här kontot.',
  sentToPartner: 'Hänvisa den som frågar till partnern.',
  noMailContact: 'Kontakten kan inte nås med e-post.',
  chooseAnotherContact: 'Välj en annan, eller lägg till eller bekräfta en e-postadress.',
};

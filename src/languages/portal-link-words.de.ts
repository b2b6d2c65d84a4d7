import type { PortalLinkWords } from './portal-link-words.en';

/** German words around the link to a customer's portal. */
export const de: PortalLinkWords = {
  title: 'Portal von {customer}',
  text: 'Der Link öffnet das Konto des Kunden: was offen ist, wie man zahlt, einen Tag zusagen, beanstanden. Er öffnet einmal, binnen {days} Tagen; wer ihn hat, kann ihn öffnen. Frühere Links dieses Kunden enden.',
  none: 'Kein Link ist in Kraft.',
  live: 'Ein Link wurde gegeben; er lässt sich bis {day} öffnen.',
  used: 'Der Kunde hat den Link geöffnet; er gilt bis {day}.',
  make: 'Link erstellen',
  revoke: 'Link widerrufen',
  ended: 'Der Link öffnet nichts mehr. Wer drin war, ist draußen.',
  link: 'Link zum Kopieren, einmal gezeigt',
};

import type { PortalLinkWords } from './portal-link-words.en';

/** French words around the link to a customer's portal. */
export const fr: PortalLinkWords = {
  title: 'Espace de {customer}',
  text: 'Le lien ouvre le compte du client : ce qu’il doit, comment payer, promettre un jour, contester. Il s’ouvre une fois, dans les {days} jours ; quiconque le détient peut l’ouvrir. Les liens précédents de ce client prennent fin.',
  none: 'Aucun lien n’est en vigueur.',
  live: 'Un lien a été donné ; il peut être ouvert jusqu’au {day}.',
  used: 'Le client a ouvert le lien ; il vaut jusqu’au {day}.',
  make: 'Créer un lien',
  revoke: 'Révoquer le lien',
  ended: 'Le lien ne s’ouvre plus. Qui était entré est dehors.',
  link: 'Lien à copier, montré une seule fois',
};

import type { ShortPaymentWords } from './short-payment-words.en';

/** French words of the pages about short payments. */
export const fr: ShortPaymentWords = {
  title: 'Règlements incomplets',
  intro:
    'Des factures réglées à un petit reste près. Tant que personne ne décide, le reste est examiné et non relancé ; seul un escompte pris hors délai est réclamé aussitôt.',
  link: 'Règlements incomplets',
  caption: 'Restes qui attendent une décision',
  empty: 'Aucun reste n’attend de décision.',
  column: {
    document: 'Facture',
    customer: 'Client',
    rest: 'Reste',
    paidOn: 'Réglé le',
    reason: 'Motif probable',
    course: 'Proposé',
    decide: 'Décision',
  },
  course: { write_off: 'le passer en perte', case: 'l’examiner', ask: 'réclamé' },
  all: {
    submit: 'Proposer de passer en perte {n} : {sum}',
    reason: 'Restes de règlements incomplets : dans les délais ou dans la tolérance',
    done: 'Proposé : une seconde personne doit l’approuver',
  },
  rules: {
    title: 'Ce qu’est un règlement incomplet',
    most: 'Un reste jusqu’à tant de pour cent de la facture est un règlement incomplet ; au-delà, c’est un acompte, et il est relancé',
    text: 'Un reste qui n’excède ni le montant ni le pourcentage est proposé à la perte. Vide : aucun ne l’est.',
    amount: 'Tolérance en {currency}',
    percent: 'Pour cent de la facture, {currency}',
    submit: 'Conserver',
    done: 'Conservé',
    wrong:
      'Un montant supérieur à zéro avec 1 à 100 pour cent, ou les deux vides ; 50 pour cent au plus pour un règlement incomplet.',
  },
  form: {
    title: 'Règlement incomplet : {customer}',
    intro:
      'Ce que le client a retenu sur une facture : l’examiner comme un litige avec un responsable, le passer en perte ou le réclamer.',
    none: 'Aucun reste d’un règlement incomplet n’attend de décision.',
    item: 'Reste',
    line: '{document} : {rest} ({reason})',
    what: 'Ce qu’il devient',
    accept: 'l’accepter pour ce qu’il est, à côté du paiement',
    case: 'l’examiner : un litige avec un responsable',
    write_off: 'proposer la perte : une seconde personne approuve',
    ask: 'le réclamer : les relances reprennent',
    category: 'Objet du litige',
    note: 'En clair',
    submit: 'Décider',
    accepted: '{document} : le reste est abandonné à côté du paiement',
    cased: '{document} est désormais un litige',
    asked: '{document} : le reste est réclamé',
  },
  undo: {
    title: 'Le reste n’est finalement pas réclamé',
    intro: 'Il attend de nouveau une décision et n’est pas relancé.',
    submit: 'Ne pas le réclamer',
    done: 'Le reste attend de nouveau une décision',
  },
};

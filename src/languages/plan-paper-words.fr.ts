import type { PlanPaperWords } from './plan-paper-words.en';

/** French words of the papers about instalments and promises. */
export const fr: PlanPaperWords = {
  agreement: 'Accord d’échelonnement {number}',
  acknowledgement: 'Reconnaissance de dette {number}',
  madeOn: 'Établi le {day}',
  creditor: 'Créancier',
  debtor: 'Débiteur',
  represented: 'représenté par {name}',
  customerNo: 'Client n° {code}',
  owes: 'Le débiteur reconnaît devoir au créancier la somme de {sum} au titre des factures suivantes.',
  inWords: '{figures} ({words})',
  invoices: 'Factures',
  document: 'Facture',
  date: 'Date',
  due: 'Échéance',
  amount: 'Montant',
  total: 'Total',
  schedule: 'Paiement',
  pays: 'Le débiteur règle cette somme comme suit, en indiquant la référence {reference}.',
  no: 'N°',
  payOn: 'À payer le',
  account: 'À payer à',
  terms: 'Conditions',
  noInterest: 'Aucun intérêt ni frais n’est ajouté au titre de l’échelonnement.',
  whileKept: 'Tant que les échéances sont réglées, le créancier ne réclame pas les factures ci-dessus.',
  grace: 'Un paiement est à temps s’il arrive dans les {days} suivant son jour.',
  clause:
    'Si {missed} ne sont pas réglées à temps, le présent accord prend fin de plein droit et le solde entier devient immédiatement exigible.',
  rights: 'Le présent document ne prive pas le débiteur du droit de contester une facture.',
  apart:
    'Les intérêts ({interest}) et frais ({costs}) réclamés en sus de ces factures ne font pas partie du présent document.',
  timeAnew:
    'Selon le droit de ce pays ({country}), la signature du présent document fait courir à nouveau le délai dans lequel la créance peut être portée devant un tribunal ({basis}).',
  unverified: 'non vérifié sur le texte officiel',
  signature: 'Signatures',
  placeDate: 'Lieu et date',
  signs: 'Nom, qualité et signature',
  byHand:
    'Mention à écrire par le débiteur lui-même (Code civil, art. 1376) : « Je reconnais devoir la somme de {sum}. »',
  mailSubject: 'Échelonnement de vos factures : {number}',
  mailText:
    'Nous vous proposons de régler {sum} en {parts}, la première le {first} et la dernière le {last}. L’accord, avec chaque facture et chaque date, est joint.\n\nPour accepter, renvoyez-le signé ou répondez à ce message avant le {until}. D’ici là, nous n’envoyons pas de relance pour ces factures.\n\nMerci d’indiquer {reference} sur chaque virement.',
  title: 'Accord d’échelonnement {number}, proposé, non signé',
  parts: { one: '{n} échéance', other: '{n} échéances' },
  days: { one: '{n} jour bancaire', other: '{n} jours bancaires' },
};

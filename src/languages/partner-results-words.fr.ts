import type { PartnerResultsWords } from './partner-results-words.en';
import { inFrench } from './said';

/** French words of the comparison of partners. */
export const fr: PartnerResultsWords = inFrench({
  title: 'Comparaison des partenaires',
  caption: 'Ce que les partenaires ont rapporté et coûté, en {currency}, affaires remises du {from} au {to}',
  how: 'L’argent net est ce qui est rentré, moins la commission et les autres factures, TVA comprise. Chaque devise est à part. Les jours sont des médianes depuis la remise.',
  from: 'Remises du',
  to: 'au',
  show: 'Afficher',
  column: {
    partner: 'Partenaire',
    cases: 'Affaires',
    open: 'encore ouvertes',
    handed: 'Remis',
    gross: 'Encaissé',
    cost: 'Coût',
    net: 'Argent net',
    rate: 'Part nette',
    contact: '1er contact, jours',
    money: '1er paiement, jours',
    close: 'Fin, jours',
    age: 'Ancienneté à la remise',
    currency: 'Devise',
    from: 'Du',
    to: 'Au',
    amount: 'Montant',
  },
  all: 'Tous les partenaires',
  few: { one: '{n} affaire : trop peu pour juger', other: '{n} affaires : trop peu pour juger' },
  of: { one: '{n} affaire', other: '{n} affaires' },
  ofN: 'sur {n}',
  bands: 'Par ancienneté et montant',
  bandsText:
    'Part du montant remis qui est rentrée, tous coûts déduits, par ancienneté à la remise et par montant en {currency} ; dessous, le nombre d’affaires.',
  bandsCaption: '{partner} : net sur le montant remis, par ancienneté et par montant en {currency}',
  picture: { net: 'Argent net', cost: 'Coût' },
  empty:
    'Aucune affaire n’a été remise dans cette période. Ici, les partenaires se comparent en argent net et en jours.',
  toCases: 'Vers les affaires',
  wrongPeriod: 'Le dernier jour précède le premier.',
  wrongPeriodRemedy: 'Choisissez un premier jour et un dernier jour qui ne le précède pas.',
  csv: 'CSV',
  xlsx: 'Excel',
});

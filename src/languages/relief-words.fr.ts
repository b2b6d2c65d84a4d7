import type { ReliefWords } from './relief-words.en';
import { inFrench } from './said';

/** French words of VAT relief on what nobody will pay. */
export const fr: ReliefWords = inFrench({
  title: 'Récupération de la TVA : affaire {number}',
  link: 'Récupération de la TVA',
  linkText: 'Ce qui doit être réuni avant de récupérer la TVA, et les pièces à produire.',
  intro:
    'Ce que la loi sur la TVA ({country}) exige pour récupérer la TVA de ces factures, et ce qu’en dit le grand livre.',
  unverified:
    'Non vérifié : personne ici n’a comparé ces règles au texte officiel. Consultez votre conseil fiscal avant toute demande.',
  none: 'Aucune règle n’est consignée ici pour ce pays ({country}). Consultez votre conseil fiscal ; le tableau vous aidera.',
  again:
    'Si le client paie plus tard, en tout ou en partie, la TVA comprise dans ce paiement doit être reversée au fisc.',
  rounding:
    'La TVA d’une partie est sa quote-part de la TVA de toute la facture, arrondie à l’unité inférieure. Les avoirs sont réputés avoir les mêmes taux.',
  unknown:
    'Le grand livre n’indique pas la TVA de {documents}. Relevez-la sur la facture et ajoutez-la au prochain import. Rien n’est estimé.',
  rate: '{rate} % de {net} : {vat}',
  byRate: 'TVA par taux, d’après les lignes des factures',
  ofWriteOff: 'Affaire {number} : récupération de la TVA',
  table: 'TVA de chaque facture',
  column: {
    document: 'Facture',
    due: 'Échéance',
    lost: 'Impayé',
    vat: 'dont TVA',
    from: 'À partir du',
    until: 'Jusqu’au',
    state: 'État',
    currency: 'Devise',
  },
  total: 'Total',
  partly: 'sans la TVA inconnue',
  state: {
    passed: 'récupérable, une fois confirmé ce qui doit l’être par une personne',
    open: 'pas encore',
    not: 'rien à récupérer',
    late: 'trop tard',
  },
  standing: { passed: 'rempli', open: 'ouvert', not: 'sans objet', late: 'trop tard' },
  checklist: 'Conditions',
  condition: {
    lost: 'L’affaire s’est terminée sans paiement',
    vat: 'La TVA est connue et n’est pas nulle',
    age: 'Le délai exigé par la loi est écoulé',
    time: 'La demande est encore possible',
    written: 'La créance est passée en perte dans les comptes',
    final: 'La créance est définitivement perdue : le certificat du partenaire ou une autre preuve est disponible',
    demand: 'Le paiement a été réclamé en justice, par acte notarié ou d’une autre manière qui fait preuve',
    procedure: 'Une procédure d’insolvabilité est ouverte, ou l’exécution forcée est restée sans effet',
    duplicate: 'Une facture rectificative ou un duplicata portant la mention ci-dessous a été envoyé au client',
    told: 'Le fisc a été informé dans le délai prévu',
    books: 'La facture et sa TVA figurent dans les registres et la TVA a été versée',
    small: 'Sous le seuil de chiffre d’affaires des petites entreprises, le droit peut s’ouvrir plus tôt',
    period: 'La demande figure dans la déclaration de la bonne période',
  },
  confirm: 'à confirmer par une personne',
  source: 'Source : {source}',
  since: 'En vigueur sous cette forme depuis le {day}.',
  csv: 'Tableau en CSV',
  xlsx: 'Tableau en Excel',
  make: 'Établir le dossier de récupération de TVA',
  makeText:
    'Un PDF avec certificat, mention pour les factures, tableau et conditions ; il est classé avec l’affaire, rien n’est envoyé.',
  done: 'Le document est classé avec l’affaire.',
  kept: 'Documents établis',
  empty: 'Rien n’est perdu dans cette affaire.',
  pack: {
    title: 'Dossier de récupération de la TVA',
    made: '{company}, le {day}',
    certificate: 'Certificat d’irrécouvrabilité',
    text: '{company} a confié à {partner}, le {from}, le recouvrement des créances ci-dessous sur {customer} (affaire {number}). L’affaire a été close le {until} : {outcome}. Le montant impayé s’élève à {sum}.',
    sign: 'Nous attestons que nos démarches n’ont pas permis d’encaisser cette somme et qu’à notre connaissance elle est irrécouvrable.',
    check: 'À vérifier et à signer par {partner}. Le signataire atteste des faits dont il a connaissance.',
    place: 'Lieu et date',
    signature: 'Nom et signature de {partner}',
    wording: 'Mention pour le duplicata de la facture',
    noWording: 'Aucune mention exigée par la loi ({country}) sur un duplicata n’est consignée ici.',
    wordingOf: 'Facture {document}',
    blank: '[TVA inconnue : à compléter]',
  },
});

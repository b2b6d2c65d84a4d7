import type { ReadinessWords } from './readiness-words.en';

/** French words of the readiness of a recovery file. */
export const fr: ReadinessWords = {
  'creditor-name': [
    'Notre dénomination sociale est connue.',
    'Notre dénomination sociale n’est pas connue. Indiquez-la dans les paramètres.',
  ],
  'creditor-address': [
    'Notre adresse est complète.',
    'Notre adresse est incomplète : il faut la rue, le code postal et la ville.',
  ],
  'creditor-account': [
    'Le compte d’encaissement est indiqué.',
    'Aucun compte bancaire n’est indiqué dans cette devise.',
  ],
  'debtor-name': [
    'Le client figure sous sa dénomination sociale.',
    'La dénomination sociale du client n’est pas enregistrée.',
  ],
  'debtor-address': ['Le client a une adresse de siège.', 'Il n’y a pas d’adresse complète du client.'],
  'debtor-type': ['La qualité du débiteur est connue.', 'La qualité du débiteur n’est pas certaine.'],
  'debtor-register': ['Le client se trouve au registre.', 'Le numéro d’immatriculation du client n’est pas connu.'],
  'debtor-contact': [
    'Il y a quelqu’un à appeler ou à qui écrire.',
    'Il n’y a ni numéro de téléphone ni adresse e-mail.',
  ],
  'debtor-extract': ['Un extrait du registre est joint.', 'Aucun extrait récent du registre n’est joint.'],
  'due-dates': ['Chaque facture a une échéance.', 'Sans échéance : {which}.'],
  'due-assumed': [
    'Chaque échéance est donnée ou convenue.',
    'Échéance seulement supposée ; prouvez ce qui a été convenu : {which}.',
  ],
  overdue: ['Chaque facture est échue.', 'Pas encore échues : {which}.'],
  'adds-up': ['La créance concorde avec le compte.', 'La créance ne concorde pas avec le compte : {which}.'],
  age: [
    'Aucune facture n’est très ancienne.',
    'Échues depuis longtemps ; certains partenaires majorent leurs frais : {which}.',
  ],
  contract: [
    'Ce qui a été convenu est enregistré, avec sa date.',
    'La date ou l’objet du contrat n’est pas enregistré.',
  ],
  limitation: ['Aucune créance n’approche de sa prescription.', 'Prescription proche ou acquise : {which}.'],
  law: ['Le droit applicable est connu.', 'Le droit applicable est supposé : {which}.'],
  interest: [
    'Des intérêts sont demandés à un taux déterminé.',
    'Aucun intérêt n’est demandé ; un taux contractuel peut être indiqué plus bas.',
  ],
  charges: [
    'Chaque somme réclamée en plus dit sur quoi elle repose.',
    'On ne sait pas sur quoi reposent les frais réclamés : {which}.',
  ],
  'interest-bounds': [
    'Le taux du contrat s’applique tel quel.',
    'La loi n’admet pas le taux du contrat tel quel ; taux réclamé, avec le taux convenu ou le dernier jour connu : {which}.',
  ],
  'charges-elsewhere': [
    'Rien n’est réclamé en plus d’autres factures.',
    'Intérêts ou frais réclamés sur des factures hors de ce dossier, non repris ici : {which}.',
  ],
  'charges-disputed': [
    'Personne ne conteste les intérêts ni les frais.',
    'Intérêts ou frais contestés, non repris ici : {which}.',
  ],
  'charges-hardship': [
    'Rien n’est laissé de côté pour cause de difficultés.',
    'En cas de difficultés, ni intérêts ni frais ne sont réclamés : {which}.',
  ],
  ledger: [
    'Le grand livre est à jour à la date d’arrêté.',
    'Le grand livre est plus ancien que la date d’arrêté : {which}.',
  ],
  disputes: ['Rien de ce qui est réclamé n’est contesté.', 'Contesté : {which}.'],
  unapplied: [
    'Aucun paiement ni avoir n’attend d’être imputé.',
    'Pas encore imputé, la créance serait trop élevée : {which}.',
  ],
  'with-partner': ['Rien n’est déjà chez un partenaire.', 'Déjà chez un partenaire : {which}.'],
  'held-by-us': ['La créance est à nous.', 'Cédé à un tiers : {which}.'],
  deed: [
    'La créance ne nous a jamais quittés, ou l’acte de rétrocession est classé.',
    'Cédé puis rétrocédé, sans acte de rétrocession classé : {which}.',
  ],
  insurer: [
    'L’assureur ne se réserve pas le recouvrement.',
    '{which} assure la créance et la recouvre lui-même : un autre partenaire peut faire perdre la garantie.',
  ],
  holds: ['Rien n’interdit le recouvrement.', 'Suspendu : {which}.'],
  'in-transit': ['Aucun paiement n’est annoncé.', 'Un paiement est annoncé ; attendez-le : {which}.'],
  'set-off': [
    'Rien de connu ne pourrait être compensé.',
    'Le client est aussi l’un de nos fournisseurs et peut compenser avec ce que nous lui devons : {which}.',
  ],
  exhausted: [
    'Chaque facture a été réclamée assez souvent.',
    'Pas assez souvent réclamé, ou le dernier délai court encore : {which}.',
  ],
  sent: [
    'Les relances sont parties.',
    'Les relances n’ont été écrites que dans le dossier de test : rien n’est parvenu au client.',
  ],
  invoices: ['Il y a une copie de chaque facture.', 'Sans copie de la facture : {which}.'],
  order: ['Le contrat ou la commande est joint.', 'Ni contrat ni commande n’est joint.'],
  translations: ['Chaque pièce est dans la langue du tribunal.', 'Sans traduction pour le tribunal : {which}.'],
  delivery: ['La livraison de chaque facture est prouvée.', 'La livraison n’est pas prouvée : {which}.'],
  'route-fits': [
    'La voie choisie est ouverte à cette créance.',
    'La voie choisie n’est pas ouverte à cette créance ; la liste des voies dit pourquoi.',
  ],
  'route-form': [
    'Chaque case du formulaire est bien remplie.',
    'Il manque au formulaire, ou il n’admet pas : {which}.',
  ],
  'route-check': ['Aucune case du formulaire n’est à revoir.', 'Ces cases du formulaire sont à revoir : {which}.'],
  'route-protocol': [
    'Une letter of claim est partie et son délai est écoulé.',
    'Aucune letter of claim ne réclame tout cela, ou son délai court encore.',
  ],
  'route-draft': [
    'Le formulaire n’est pas un projet.',
    'Le formulaire est un projet : faites-le vérifier par un avocat ou un commissaire de justice avant tout dépôt.',
  ],
  'limitation-known': [
    'On sait quand la créance se prescrit.',
    'Personne n’a calculé quand la créance se prescrit : indiquez le droit et le type de créance.',
  ],
};

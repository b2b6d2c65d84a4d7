import type { TodayWords } from './today-words.en';

/** French words of Today. */
export const fr: TodayWords = {
  title: 'Aujourd’hui',
  decide: 'Décider',
  talk: 'Parler',
  mend: 'Réparer',
  nothing: 'Rien n’attend ici.',
  strip: {
    label: 'Où en est-on',
    later: 'Afficher les chiffres',
    overdue: 'Échu',
    due_week: 'À échoir sous une semaine',
    promised_week: 'Promis sous une semaine',
    came_in: 'Encaissé, 7 derniers jours',
    none: 'rien',
    items: { one: '{n} poste', other: '{n} postes' },
  },
  waiting: {
    run: { one: '{n} campagne attend une approbation', other: '{n} campagnes attendent une approbation' },
    approval: {
      one: '{n} message demande l’accord d’une personne',
      other: '{n} messages demandent l’accord d’une personne',
    },
    doubtful: { one: '{n} message est peut-être parti', other: '{n} messages sont peut-être partis' },
    failed: { one: '{n} message a échoué cette semaine', other: '{n} messages ont échoué cette semaine' },
    unposted: { one: '{n} lettre imprimée, non postée', other: '{n} lettres imprimées, non postées' },
    import: {
      one: '{n} import de la semaine avait des problèmes',
      other: '{n} imports de la semaine avaient des problèmes',
    },
    mail: { one: '{n} mail : à qui est-il ?', other: '{n} mails : à qui sont-ils ?' },
    case_ask: {
      one: '{n} demande d’un partenaire attend notre réponse',
      other: '{n} demandes de partenaires attendent notre réponse',
    },
    case_message: {
      one: '{n} affaire avec un message du partenaire, non lu',
      other: '{n} affaires avec des messages de partenaires, non lus',
    },
    case_late: { one: '{n} affaire en retard', other: '{n} affaires en retard' },
    case_supplement: {
      one: '{n} affaire dont le partenaire n’a pas ouvert le complément',
      other: '{n} affaires dont le partenaire n’a pas ouvert le complément',
    },
    mail_partners: { one: '{n} mail d’un partenaire, non lu', other: '{n} mails de partenaires, non lus' },
    mail_trouble: { one: '{n} boîte mail illisible', other: '{n} boîtes mail illisibles' },
    intake: {
      one: '{n} fichier reçu attend une personne',
      other: '{n} fichiers reçus attendent une personne',
    },
    intake_problems: {
      one: '{n} fichier de banque ou avis reçu a des problèmes',
      other: '{n} fichiers de banque ou avis reçus ont des problèmes',
    },
    intake_trouble: {
      one: '{n} source ne peut être jointe ou lue',
      other: '{n} sources ne peuvent être jointes ou lues',
    },
    intake_late: {
      one: 'Données anciennes : {n} source n’a pas livré à temps',
      other: 'Données anciennes : {n} sources n’ont pas livré à temps',
    },
    no_contact: { one: '{n} client est injoignable', other: '{n} clients sont injoignables' },
    cash: { one: '{n} paiement attend une décision', other: '{n} paiements attendent une décision' },
    advice: { one: '{n} client à confier maintenant', other: '{n} clients à confier maintenant' },
    limitation: {
      one: '{n} facture à porter en justice sous 90 jours ou à abandonner',
      other: '{n} factures à porter en justice sous 90 jours ou à abandonner',
    },
    write_off: {
      one: '{n} passage en perte attend une approbation',
      other: '{n} passages en perte attendent une approbation',
    },
    over_limit: { one: '{n} client dépasse sa limite de crédit', other: '{n} clients dépassent leur limite de crédit' },
    insurer: {
      one: '{n} client à déclarer à l’assureur dans les 14 jours',
      other: '{n} clients à déclarer aux assureurs dans les 14 jours',
    },
    stale: {
      one: 'Le compte client est trop ancien pour envoyer',
      other: 'Le compte client est trop ancien pour envoyer',
    },
  },
  kind: {
    call: 'Appeler',
    visit: 'Visite',
    answer: 'Répondre',
    promise_broken: 'Promesse non tenue',
    plan: 'Échéancier',
    plan_missed: 'Échéance impayée',
    hand_over: 'Prêt pour le recouvrement',
    dispute: 'Litige',
    hold: 'Suspension qui finit',
    promise_ask: 'Promesse à trancher',
    said_paid: 'Dit avoir payé',
    proposal: 'Correction proposée',
    wrong_person: 'Mauvaise personne ?',
    hardship: 'Situation fragile',
    late_interest: 'Intérêts de retard',
    letter: 'Lettre',
    other: 'Tâche',
  },
  due: 'pour le {day}',
  more: { one: 'et {n} autre semblable', other: 'et {n} autres semblables' },
  owes: 'doit {sum}',
  all: 'Toutes les tâches ({n})',
  first: {
    title: 'Rien à faire pour l’instant',
    text: 'Importez d’abord le compte client : ce qui est ouvert, qui le doit, depuis quand. Ensuite Duly dit chaque matin ce qui vous attend.',
    action: 'Importer un fichier',
  },
};

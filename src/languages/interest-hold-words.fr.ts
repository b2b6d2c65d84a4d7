import type { InterestHoldWords } from './interest-hold-words.en';
import { inFrench } from './said';

/** French words of days that bear no interest. */
export const fr: InterestHoldWords = inFrench({
  title: 'Jours sans intérêts',
  intro:
    'Ne figure ici que ce que la loi ou un accord arrête. Une relance suspendue, une promesse ou une contestation en cours masque les intérêts, elle ne les arrête pas.',
  none: 'Les intérêts ne sont arrêtés aucun jour.',
  put: 'Arrêter les intérêts…',
  end: 'Terminer',
  undo: 'Annuler',
  all: 'toutes les factures',
  open: 'sans fin pour l’instant',
  undone: 'annulée',
  held: 'sans intérêts : {reason}',
  heldOut: 'sans intérêts : {reason} ({amount} non comptés)',
  head: { of: 'Sur', reason: 'Motif', days: 'Jours', basis: 'Fondement', by: 'Par' },
  days: '{from} – {until}',
  by: '{who}, le {day}',
  closed: 'terminée par {who} : {why}',
  taken: 'annulée par {who} : {why}',
  insolvency: 'Une insolvabilité est notée depuis le {day}, et personne n’a dit si les intérêts s’arrêtent.',
  reason: {
    creditor_default: 'demeure du créancier',
    justified_dispute: 'contestation fondée',
    retention: 'retenue fondée',
    judgment: 'jugement',
    insolvency: 'ouverture de l’insolvabilité',
    breathing_space: 'Breathing Space (Royaume-Uni)',
    standstill: 'suspension convenue',
    other: 'autre',
  },
  form: {
    title: 'Arrêter les intérêts de {customer}',
    intro:
      'Ces jours ne portent intérêt nulle part : ni ici, ni dans les mises en demeure, ni dans ce qui est réclamé, ni dans le dossier. Le tableau les nomme avec leur motif.',
    disputed:
      'Les jours contestés sont saisis tels qu’ils étaient : de la contestation à son règlement. Corrigez ce qui est faux.',
    scope: 'Sur',
    reason: 'Motif',
    from: 'Premier jour sans intérêts',
    until: 'Dernier jour sans intérêts',
    untilHint: 'Vide : jusqu’à ce que quelqu’un y mette fin.',
    basis: 'Fondement',
    basisHint: 'Où c’est écrit : une loi, un jugement, un accord. Le client ne le voit pas.',
    why: 'Pourquoi',
    claimed: 'Intérêts déjà réclamés pour ces jours',
    keep: 'Il n’y en a pas, ou je les annule d’abord',
    reverse: 'Annuler ces réclamations en même temps',
    submit: 'Arrêter les intérêts',
    done: 'Les intérêts sont arrêtés.',
    doneReversed: 'Les intérêts sont arrêtés ; réclamations annulées : {count}.',
    undone: 'saisi par erreur',
  },
  ending: {
    title: 'Quand les intérêts courent-ils à nouveau ?',
    intro: 'Sans intérêts : {reason}, {days}. Les jours jusque-là restent sans intérêts.',
    until: 'Dernier jour sans intérêts',
    submit: 'Terminer',
    done: 'Les intérêts courent à nouveau dès le lendemain.',
  },
  undoing: {
    title: 'Annuler l’arrêt des intérêts ?',
    intro: 'Sans intérêts : {reason}, {days}. Tous ces jours portent à nouveau intérêt, comme si de rien n’était.',
    submit: 'Annuler l’arrêt',
    done: 'Annulé : ces jours portent intérêt.',
  },
});

import type { PrepaymentWords } from './prepayment-words.en';

/** Swedish words of deliveries against prepayment. */
export const sv: PrepaymentWords = {
  mark: 'endast förskott sedan {day}',
  since: 'Endast mot förskott sedan {day}: {reason}',
  none: 'Kunden får leveranser mot faktura.',
  why: 'Varför',
  undone: 'Togs tillbaka genast',
  action: 'Kräv förskott',
  ask: {
    title: 'Förskott: {customer}',
    intro:
      'Det visas överallt där kunden finns tills någon avslutar det. Påminnelser fortsätter, inget bokförs, och du meddelar själv ordermottagningen.',
    submit: 'Leverera endast mot förskott',
    done: 'Leveranser sker endast mot förskott.',
  },
  end: {
    title: 'Leverera mot faktura igen: {customer}',
    submit: 'Leverera mot faktura igen',
    done: 'Leveranser sker mot faktura igen.',
  },
};

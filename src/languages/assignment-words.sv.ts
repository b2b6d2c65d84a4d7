import type { AssignmentWords } from './assignment-words.en';

/** Swedish words of claims that somebody else holds. */
export const sv: AssignmentWords = {
  heading: 'Fordringar som någon annan äger',
  row: {
    notified: '{document}: {holder}, sedan {day}; kunden betalar innehavaren',
    quiet: '{document}: {holder}, sedan {day}; kunden har inte underrättats',
    chased: '{document}: {holder}, sedan {day}; kunden betalar innehavaren, vi påminner',
    noAccount: '{document}: {holder}, sedan {day}; ingen påminns förrän ett konto för innehavaren gäller',
  },
  put: 'Överlåt fordringar',
  title: 'Överlåtna fordringar på {customer}',
  intro:
    'Sålda till ett factoringbolag, pantsatta hos en bank, övertagna av en försäkringsgivare som har betalat: ange vem som innehar dem och från vilken dag.',
  holder: 'Innehavare',
  on: 'Överlåtna den',
  how: 'Kunden',
  notified: 'har underrättats och betalar innehavaren, som påminner själv: vi påminner inte längre',
  chased: 'har underrättats och betalar innehavaren, som låter oss påminna: meddelandena anger innehavarens konto',
  quiet: 'har inte underrättats: vi fortsätter att påminna för innehavarens räkning',
  submit: 'Överlåt',
  done: '{documents}: överlåtna till {holder}',
  needItem: 'Kryssa för vad som är överlåtet.',
  none: 'Inget som är vårt är öppet.',
  back: 'De är våra igen',
  backTitle: 'Fordringar på {customer} som är våra igen',
  backIntro: 'De påminns igen där de stod. En lista som ännu nämner innehavaren ändrar inget.',
  which: 'Vilka',
  all: 'alla',
  why: 'Varför',
  deed: 'Handlingen om återöverlåtelse',
  deedHint: 'Den blir en bilaga i inkassoakten.',
  backSubmit: 'Våra igen',
  backDone: '{documents}: våra igen',
  backNone: 'Inget från den här kunden är överlåtet.',
  mistake: 'antecknat av misstag',
  undone: 'Ångrat',
  /** Among the bank accounts: where their claims are paid. */
  payees: {
    whose: 'Vems konto',
    own: 'vårt',
    holders: 'Innehavare av fordringar',
    holdersText:
      'Ett factoringbolag, en bank eller en försäkringsgivare som fordringar har överlåtits till. Låter den oss påminna anger meddelanden om dess fordringar dess konto och bara det; så länge inget gäller påminns ingen.',
    asksItself: 'påminner själv',
    weAsk: 'låter oss påminna',
    letUs: 'Den låter oss påminna',
    letItself: 'Den påminner själv',
    done: '{holder}: antecknat.',
    headSet: 'Betalningar i {currency} för det som {payee} innehar ska gå hit',
    headRetire: 'Kontot för {payee} i {currency} ska tas bort',
    proposeText:
      'Det ersätter samma mottagares konto i sin valuta. En innehavares konto kräver den andra personen redan från det första.',
  },
};

import type { AccountWords } from './account-words.en';

/** Las palabras españolas de un extracto de cuenta. */
export const es: AccountWords = {
  title: 'Extracto de cuenta',
  caption: 'Cuenta en {currency}',
  day: 'Fecha',
  what: 'Concepto',
  document: 'Documento',
  due: 'Vencimiento',
  debit: 'Facturado',
  credit: 'Pagado o abonado',
  balance: 'Saldo',
  opening: 'Saldo inicial',
  closing: 'Saldo final',
  sums: 'Total del período',
  nothing: 'En esta cuenta nunca se ha contabilizado nada.',
  asOf: 'A {day}',
  customerNo: 'Cliente {code}',
  file: 'Extracto',
  mail: {
    balance: 'Su saldo: {balance}.',
    overdue: 'Su saldo: {balance}; facturas vencidas: {overdue}.',
    credit: 'Su saldo: {balance} a su favor.',
  },
  open: {
    caption: 'De ello, pendiente a {day}, en {currency}',
    sheet: 'pendiente',
    amount: 'Importe',
    open: 'Pendiente',
    late: 'Días de retraso',
    sum: 'Total pendiente',
  },
  entry: {
    invoice: 'Factura',
    credit_note: 'Factura rectificativa',
    payment: 'Pago',
    refund: 'Devolución',
    adjustment: 'Ajuste',
  },
};
